import { slice } from './slice.ts';

/** In the place of pictures that wait for the reader. */
export const dataSaver = slice('dataSaver', {
  tap: 'Chạm để tải ảnh',
  tapWithSize: (size: string) => `Chạm để tải ảnh (khoảng ${size})`,
  off: 'Ảnh không tải, theo lựa chọn trong Cài đặt',
});
