import type { offlineData as vietnamese } from '../offline-data.ts';

export const offlineData: typeof vietnamese = {
  offline: 'Offline data',
  offlineHint: 'Articles and pictures are kept on your phone to read without a connection.',
  pictures: 'Pictures kept on the phone',
  pictureBudgets: {
    none: 'Keep no pictures',
    small: 'Only the small ones in lists',
    opened: 'All pictures I have seen',
  },
  articles: 'Articles kept on the phone',
  articleLimit: (count) => `The newest ${count}`,
  everything: 'All of them',
  usage: 'In use',
  usageArticles: (count, size) => `Articles: ${count}, text takes ${size}`,
  usageSearch: (size) => `Search data: ${size}`,
  usagePictures: (count, size) => `Pictures: ${count}, taking ${size}`,
  usageTotal: (used, quota) => `The browser reports ${used} in use, of ${quota} allowed.`,
  persisted: 'The browser has promised to keep this data for good.',
  notPersisted: 'The browser may delete this data when the device runs short of space.',
  askPersist: 'Ask to keep it for good',
  persistRefused: 'The browser did not agree yet. Add the app to your home screen, then try again.',
  iosWarning:
    'On iPhone, if you do not open this site for seven days, the browser may delete its data. Tap the Share button and choose “Add to Home Screen” to keep it.',
  clearPictures: 'Delete downloaded pictures',
  clearAll: 'Delete all data',
  clearAllQuestion:
    'Delete all articles, pictures and saved items on this phone? When you are online, articles are downloaded again; what you saved has to be saved anew.',
  confirmClear: 'Yes, delete',
  cancel: 'Do not delete',
  cleared: 'Deleted.',
  picturesCleared: 'Pictures deleted. When you are online, they are downloaded again as you look at them.',
  clearFailed: 'Could not delete. Please close other tabs of this site and try again.',
};
