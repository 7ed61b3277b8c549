import type { quotation as vietnamese } from '../quotation.ts';

export const quotation: typeof vietnamese = {
  share: 'Share this passage',
  quoted: (words) => `‘${words}’`,
};
