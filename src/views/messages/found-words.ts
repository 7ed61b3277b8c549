import { slice } from './slice.ts';

/** The bar that goes through the words of a search in an opened article. */
export const foundWords = slice('foundWords', {
  name: 'Từ đã tìm trong bài',
  place: (now: number, all: number) => `Chỗ ${now}/${all}`,
  previous: 'Chỗ trước',
  next: 'Chỗ sau',
  clear: 'Bỏ đánh dấu từ đã tìm',
});
