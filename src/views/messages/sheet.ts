import { slice } from './slice.ts';

export const sheet = slice('sheet', {
  close: 'Đóng',
});
