import { slice } from './slice.ts';

export const quotation = slice('quotation', {
  share: 'Chia sẻ đoạn này',
  quoted: (words: string) => `“${words}”`,
});
