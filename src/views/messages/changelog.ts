import { slice } from './slice.ts';

/** What changed for readers, newest first; CHANGELOG.md tells editors and developers more. */
export const changelog = slice('changelog', {
  changes: [
    'Nghe bài: máy đọc từng câu, đánh dấu câu đang đọc, đọc tiếp bài đã lưu.',
    'Giữ cả album hoặc cả chuyên mục trong máy; chọn lúc nào thì tải ảnh.',
    'Bài dài mở lại đúng chỗ đang đọc; có mục lục và bài liên quan.',
    'Đổi giãn dòng, kiểu chữ và màu nền: giấy vàng hoặc tương phản cao. Mở Cài đặt để chọn.',
    'Chữ to theo cỡ chữ đã đặt trong máy.',
    'Có giao diện tiếng Anh.',
    'Gửi bài bằng mã QR, Zalo, tin nhắn; khi mất mạng thì gửi cả bài thành một tệp.',
    'Tin, ảnh và bài đã lưu đọc được khi không có mạng; tìm được cả khi gõ không dấu.',
  ],
});
