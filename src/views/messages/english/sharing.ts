import type { sharing as vietnamese } from '../sharing.ts';

export const sharing: typeof vietnamese = {
  title: 'Pass it on',
  otherApps: 'Other apps',
  copyLink: 'Copy link',
  zalo: 'Zalo',
  facebook: 'Facebook',
  sms: 'Text message',
  email: 'Email',
  print: 'Print',
  preparingPrint: 'Getting the page ready to print…',
  printFailed: 'The page could not be printed. Try again when there is a connection.',
  copied: 'Link copied. You can paste it into Zalo or a message.',
  copiedForZalo: 'Link copied. Open Zalo, choose who to send it to and paste it into the message.',
  copyFailed: 'The browser does not allow copying. Press and hold the address below and choose “Copy”.',
  address: 'Address of the article',
  qrTitle: 'QR code',
  qrHint: 'The person beside you points their phone’s camera at this code to open the article.',
  qrLabel: (title) => `QR code leading to “${title}”`,
  fileTitle: 'The whole article as one file',
  fileHint: (size) =>
    `Send the whole article${size && ` (${size})`} as one file: it can be read at once, without a connection or any app.`,
  albumFileTitle: 'The whole album as one file',
  albumFileHint: (size) =>
    `Send the whole album${size && ` (${size})`} as one file, with its captions and the pictures that are on this phone: it can be seen at once, without a connection or any app.`,
  fileFailed: 'No file could be made. You can still send the link.',
  sendFile: 'Send the file',
  saveFile: 'Save the file',
  fileSaved: (name) => `Saved as ${name}. You find it in this device’s downloads.`,
  fileNotSaved:
    'The page is open inside another app (such as Zalo or Facebook), which saves no files. Tap the three dots at the top, choose to open it in a browser, and save it there.',
  source: (publisher) => `Source: ${publisher},`,
  savedOn: (day) => `Copy made on ${day}. The latest version is at the address above.`,
  offline: 'This phone is offline; whoever receives the link needs a connection to open it.',
};
