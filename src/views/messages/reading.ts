import { slice } from './slice.ts';

/** Read state, place, contents and what stands at the end of an article. */
export const reading = slice('reading', {
  read: 'Đã đọc',
  resume: (minutes: number) => `Đọc tiếp, còn ${minutes} phút`,
  contents: (count: number) => `Mục lục (${count} mục)`,
  contentsName: 'Mục lục',
  footnote: (label: string) => `Chú thích ${label}`,
  footnoteBack: (label: string) => (label ? `Về chỗ đang đọc, trước chú thích ${label}` : 'Về chỗ đang đọc'),
  table: 'Bảng',
  wideTable: 'Bảng, kéo ngang để xem hết',
  dragTable: 'Kéo ngang để xem hết',
  neighbours: 'Bài trước và bài sau',
  newer: 'Bài mới hơn',
  older: 'Bài cũ hơn',
  savedAbove: 'Bài đã lưu phía trên',
  savedBelow: 'Bài đã lưu kế tiếp',
  related: 'Bài liên quan',
  markUnread: 'Đánh dấu chưa đọc',
  markedUnread: 'Đã đánh dấu bài là chưa đọc.',
  markUnreadFailed: 'Không ghi được vào máy. Xin thử lại, hoặc xem máy còn chỗ chứa không.',
});
