import type { sheet as vietnamese } from '../sheet.ts';

export const sheet: typeof vietnamese = {
  close: 'Close',
};
