import type { install as vietnamese } from '../install.ts';

export const install: typeof vietnamese = {
  offerTitle: 'Install the app',
  offer: (name) => `Put ${name} on your home screen to open it quickly and read without a connection?`,
  accept: 'Install',
  how: 'Show me how',
  refuse: 'No, thank you',
  sevenDays:
    'Please note: the device may delete what is saved when this page is not opened for seven days. To keep it, put the app on the home screen and save it there.',
  settingsTitle: 'App on this device',
  installed: 'You are using the app as installed on this device.',
  settingsHint: 'On the home screen it opens like any other app, and keeps its articles for good.',
  unsupported: 'This browser cannot install the app. On a phone, open this page in Chrome or Safari.',
  done: 'Installing. The icon will appear on your home screen.',
  guideNotLoaded: 'The steps could not be loaded. Please press again when there is a connection.',
  guideTitle: 'How to install the app',
  inAppTitle: 'Open in a browser',
  inAppIntro: (app) =>
    `You are reading inside ${app}. The app cannot be installed here, and downloaded articles may be lost. Open this page in the device’s own browser:`,
  otherApp: 'another app',
  iosShare:
    'Tap the Share button (a square with an arrow up). If you do not see it, tap the three dots beside the address first.',
  iosShareElsewhere: 'Tap the Share button (a square with an arrow up) beside the address.',
  iosAdd: 'Scroll down (or tap “More”) and choose “Add to Home Screen”.',
  iosConfirm: 'If there is “Open as Web App”, leave it on. Then tap “Add”.',
  beginsEmpty:
    'Open the new app. It begins empty: save your articles there anew, or bring them along with Settings › Backup.',
  androidMenu: 'Tap the browser’s button with three dots.',
  androidAdd: 'Choose “Install app” or “Add to Home screen”.',
  androidConfirm: 'Tap “Install”.',
  macShare: 'In the menu bar, choose File.',
  macAdd: 'Choose “Add to Dock”.',
  inAppMenu: 'Tap the button with three dots at the top right.',
  inAppSafari: 'Choose “Open in Safari” or “Open in browser”.',
  inAppChrome: 'Choose “Open in Chrome” or “Open in browser”.',
  inAppThen: 'The page opens in the browser; you can install the app there.',
  openChrome: 'Open in Chrome',
  copyAddress: 'Copy the page’s address',
  addressCopied: 'Copied. Open your browser and paste it into the address bar.',
  copyFailed: 'It could not be copied. Please follow the steps above.',
};
