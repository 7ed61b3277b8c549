import type { syncFailure as syncInVietnamese, failure as vietnamese } from '../failure.ts';

const badFeed = 'the news source has an error. Articles downloaded before are still here. Please tell the editors.';
const otherPage =
  'the network sent another page instead of the news, perhaps a Wi-Fi sign-in page. Open your browser, sign in to the Wi-Fi and try again.';
const noStorage =
  'the device does not allow storing data, perhaps because this is a private window. Please use a normal window.';

export const failure: typeof vietnamese = {
  offline: 'the server cannot be reached. News will be updated when you are online again.',
  timeout: 'the network is too slow and the server has not answered. Please try again in a few minutes.',
  interrupted: 'the connection was cut. What was downloaded is kept; please try again.',
  stopped: 'the browser ended the download halfway. What was downloaded is kept; it goes on by itself soon.',
  'http-status': 'the server has a problem. Please try again in a few minutes.',
  mismatch:
    'part of the news arrived damaged, perhaps because the site is being updated. Articles downloaded before are still here; please try again in a few minutes.',
  redirected: otherPage,
  'wrong-type': otherPage,
  'html-instead-of-json': otherPage,
  'too-large': 'the news source is larger than allowed. Please tell the editors.',
  empty: badFeed,
  encoding: badFeed,
  truncated: 'the news source was cut short. Articles downloaded before are still here; please try again.',
  'not-json': badFeed,
  'not-a-feed': badFeed,
  quota: 'the device is full. Delete some pictures under Settings, or remove other apps.',
  'newer-version': 'this page is older than the data on the device. Please reload the page.',
  blocked: 'another tab of this site is holding the data. Close the other tabs and reload.',
  'no-answer':
    'the browser has not opened the data on this device yet. Please wait a moment; if that does not help, close the other tabs of this site and open this page again, or end the browser and start it again.',
  unavailable: noStorage,
  conflict: 'another tab of this site is updating too. Please try again in a moment.',
  aborted: 'the device could not write the data. Please try again.',
  unknown: 'something unknown went wrong. Please try again; if it happens again, tell the editors.',
};

export const syncFailure: typeof syncInVietnamese = {
  notLoaded: (reason) => `Could not download: ${reason}`,
};
