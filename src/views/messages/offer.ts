import { slice } from './slice.ts';

/** A new version that waits. */
export const offer = slice('offer', {
  newVersion: 'Có bản mới',
  updateNow: 'Tải lại',
  later: 'Để sau',
});
