import type { viewer as vietnamese } from '../viewer.ts';

export const viewer: typeof vietnamese = {
  name: 'Picture viewer',
  close: 'Close',
  previous: 'Previous picture',
  next: 'Next picture',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  position: (index, count) => `${index}/${count}`,
  missing: 'This picture is not on your phone yet. Open it again when you are online.',
  credit: (credit) => `Picture: ${credit}`,
};
