import { slice } from './slice.ts';

export const viewer = slice('viewer', {
  name: 'Xem ảnh',
  close: 'Đóng',
  previous: 'Ảnh trước',
  next: 'Ảnh sau',
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  position: (index: number, count: number) => `${index}/${count}`,
  missing: 'Ảnh này chưa tải về máy. Hãy mở lại khi có mạng.',
  credit: (credit: string) => `Ảnh: ${credit}`,
});
