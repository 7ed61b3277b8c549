import { slice } from './slice.ts';

/** Words of pages that only a published site has. */
export const prerendered = slice('prerendered', {
  withdrawn: 'Bài viết đã được gỡ',
  withdrawnOn: (day: string) => `Gỡ ngày ${day}.`,
});
