import type { article as vietnamese } from '../article.ts';

export const article: typeof vietnamese = {
  posted: (day, time) => `Posted ${day} | ${time}`,
  viewCount: (count) => `Views: ${count}`,
  minutes: (count) => `${count} min read`,
  share: 'Share',
  otherWays: 'QR code and other ways to send',
  save: 'Save article',
  savedNow: 'Saved on this phone.',
  savedNowFetching: 'Saved on this phone. Its pictures are being downloaded.',
  picturesMissing: {
    offline:
      'Saved on this phone. Its pictures could not come without a connection; open it again when you are online.',
    quota: 'Saved on this phone, but there is no room for its pictures. Delete pictures in Settings › Storage.',
    'some-failed': 'Saved on this phone, but the server could not send all pictures. Open it again a little later.',
  },
  unsavedNow: 'No longer saved.',
  saveFailed: (why) => `The article could not be saved: ${why}`,
  listen: 'Listen',
  recordingFailed: 'The recording cannot be played, so a voice reads. Please try again when there is a network.',
  listeningNotLoaded: 'Reading aloud could not be loaded. Please try again when there is a network.',
  linkCopied: 'Link copied. You can paste it into Zalo or a message.',
  shareFailed: 'The browser does not allow sharing. Please copy the address from the address bar.',
  openAlbum: (count) => `View album (${pictures(count)})`,
  originalPage: 'View the original page',
  linkedPage: 'View the linked page',
  watchAt: (provider) => `Watch the video on ${provider}`,
  recording: 'Recording',
  recordingAway: 'Playing at the foot of the screen.',
  recordingPlaces: {
    online: (size) =>
      `Needs a connection${size && ` (${size})`}. Save the article to keep the recording on the phone, too.`,
    fetching: 'Downloading the recording…',
    kept: (size) => `On the phone (${size}): it plays without a connection.`,
    'too-large': 'Needs a connection: the recording is larger than 20 MB and is not kept on the phone.',
    held: (size) => `Your data saver is on, so the recording${size && ` (${size})`} comes only when you ask.`,
    'no-room':
      'There is no room left for this recording. Delete pictures in Settings › Storage, then open the article again.',
    failed: 'The recording has not come yet. It is fetched again when there is a connection.',
  },
  fetchRecording: 'Download the recording',
  openPicture: 'Open picture',
  pictureElsewhere: 'Picture on another site, tap to open',
  missingTitle: 'This article is not on your phone',
  missingText:
    'It may have been withdrawn, or not downloaded yet. When you are online, tap “Update now” and open it again.',
  toHome: 'Go to home page',
};

function pictures(count: number): string {
  return count === 1 ? '1 picture' : `${count} pictures`;
}
