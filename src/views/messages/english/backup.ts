import type { backup as vietnamese } from '../backup.ts';

export const backup: typeof vietnamese = {
  title: 'Backup',
  hint: 'One file with your saved articles (text included), kept albums and categories, what you have read, and settings. For a new phone, or before deleting data.',
  save: 'Save backup file',
  send: 'Send backup file',
  open: 'Import from a backup file',
  saved: 'The file is saved, in the Downloads of your device.',
  notSaved:
    'The page is open inside another app (such as Zalo or Facebook), which saves no backup file. Open the page in the device’s own browser and save your articles there.',
  sendAgain: 'The backup file is ready. Please press “Send backup file” once more.',
  saveFailed:
    'The file could not be made: the data on this phone cannot be read. Please reload the page and try again.',
  importing: 'Importing…',
  imported: (saved, kept, read) =>
    `Imported: ${saved} more saved articles, ${kept} albums and categories, ${read} read articles. The articles on the phone stay; text size, colours and other settings are now those of the file. Pictures come when you are online.`,
  errors: {
    'too-large': 'The file is too large to be a backup of this site. Nothing has changed.',
    'not-json': 'The file cannot be read: it may be cut off, or no backup file. Nothing has changed.',
    'not-a-backup': 'This is no backup file of this site. Nothing has changed.',
  },
  newerVersion:
    'The file was made by a newer version of the app. Update the app, then import again. Nothing has changed.',
  damaged: (place) => `The backup file is damaged at “${place}”. Nothing has changed.`,
  notStored:
    'The device could not store the data: it is full or does not allow it. Free some space under Storage, then import again.',
};
