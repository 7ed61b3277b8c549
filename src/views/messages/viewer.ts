import { slice } from './slice.ts';

export const viewer = slice('viewer', {
  name: 'Xem ảnh',
  close: 'Đóng',
  previous: 'Ảnh trước',
  next: 'Ảnh sau',
  share: 'Gửi ảnh',
  savedWithCaption: 'Đã lưu ảnh vào máy và chép chú thích. Bạn có thể gửi ảnh rồi dán chú thích.',
  savedAlone: 'Đã lưu ảnh vào máy.',
  notSaved: 'Ở trong ứng dụng này không lưu được ảnh. Hãy bấm nút ba chấm ở góc trên, chọn mở bằng trình duyệt.',
  notShared: 'Ảnh này chưa có trong máy nên chưa gửi được. Hãy thử lại khi có mạng.',
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  position: (index: number, count: number) => `${index}/${count}`,
  missing: 'Ảnh này chưa tải về máy. Hãy mở lại khi có mạng.',
  /** Many editors write "Ảnh:" themselves. */
  credit: (credit: string) => (/^(?:ảnh|nguồn)\s*:/iu.test(credit) ? credit : `Ảnh: ${credit}`),
});
