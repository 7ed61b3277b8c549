import type { mending as vietnamese } from '../mending.ts';

export const mending: typeof vietnamese = {
  checking: 'Checking the data on this phone…',
  mended: (count) =>
    `Removed ${count} damaged records from this phone. Those articles come again when you are online; the list of what you saved is still there.`,
  passing: 'What is on this phone could not be read just now, but it is not damaged. Please open the page again.',
  open: 'Open again',
  denied:
    'The browser does not allow storing data; it may be a private window, or inside another app. Please open the site in an ordinary browser window.',
  deniedNotice: 'The browser does not allow storing news; it may be a private window. You can still read while online.',
  understood: 'OK',
  damaged:
    'The articles on this phone are damaged and cannot be opened. Press “Rebuild” to delete the damaged part and download articles anew when you are online. The list of what you saved is kept if it can still be read.',
  rebuild: 'Rebuild',
  rebuilding: 'Rebuilding…',
  rebuildFailed:
    'Could not rebuild. Please close other tabs of this site and try again; if that does not help, delete the data of this site in the settings of your browser.',
  notRebuilt:
    'The browser can neither open nor delete the damaged part. You can read while online, but nothing is kept on the phone. To mend it, please close other tabs of this site and load it again; if that does not help, delete the data of this site in the settings of your browser.',
  lost: (count) =>
    `The browser has deleted the articles on this phone. They are being downloaded again; the ${count} things you saved are still listed.`,
  noRoom:
    'This phone is full, so the app could not store its new parts; what is on the phone still works. Please delete some pictures in Settings, or remove other apps.',
};
