import type { viewer as vietnamese } from '../viewer.ts';

export const viewer: typeof vietnamese = {
  name: 'Picture viewer',
  close: 'Close',
  previous: 'Previous picture',
  next: 'Next picture',
  share: 'Send the picture',
  savedWithCaption: 'Picture saved and its caption copied. Send the picture, then paste the caption.',
  savedAlone: 'Picture saved.',
  notSaved: 'This app saves no pictures. Tap the three dots at the top and choose to open the page in a browser.',
  notShared: 'This picture is not on the phone yet, so it cannot be sent. Try again when you are online.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  position: (index, count) => `${index}/${count}`,
  missing: 'This picture is not on your phone yet. Open it again when you are online.',
  credit: (credit) => (/^(?:ảnh|nguồn|photo|picture)\s*:/iu.test(credit) ? credit : `Picture: ${credit}`),
};
