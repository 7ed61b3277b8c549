import type { article as vietnamese } from '../article.ts';

export const article: typeof vietnamese = {
  posted: (day, time) => `Posted ${day} | ${time}`,
  viewCount: (count) => `Views: ${count}`,
  minutes: (count) => `${count} min read`,
  share: 'Share',
  otherWays: 'QR code and other ways to send',
  save: 'Save article',
  savedNow: 'Saved on this phone. Its pictures are being downloaded.',
  unsavedNow: 'No longer saved.',
  saveFailed: 'The article could not be saved: the phone is full or does not allow storing data.',
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
    failed: 'The recording has not come yet. It is fetched again when there is a connection.',
  },
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
