import { slice } from './slice.ts';

/** What changed for readers, newest first; CHANGELOG.md tells editors and developers more. */
export const changelog = slice('changelog', {
  releases: [
    {
      when: 'Tháng 11/2026, phiên bản 0.1.0',
      changes: [
        'Máy chưa có giọng đọc tiếng Việt: trình nghe chỉ cách cài.',
        'Giữ được cả chuyên mục chỉ có chữ; khi lưu bài, máy nói rõ ảnh đã về hay chưa.',
        'Bài đã lưu giữ cả bản ghi âm, nghe được khi mất mạng và nghe tiếp khi sang trang khác.',
        'Sao lưu bài đã lưu, bài đã đọc và cài đặt thành một tệp để mang sang máy khác.',
        'Xem tin chiếm bao nhiêu bộ nhớ và xóa theo từng loại trong Cài đặt › Bộ nhớ.',
        'Gửi một đoạn đã chọn trong bài, gửi một ảnh kèm chú thích, in bài hoặc album.',
        'Báo nhẹ khi có tin nổi bật mới, nếu bạn muốn; thông báo của phường đứng đầu trang chủ.',
        'Nghe bài: máy đọc từng câu, đánh dấu câu đang đọc, đọc tiếp bài đã lưu.',
        'Giữ cả album hoặc cả chuyên mục trong máy; chọn lúc nào thì tải ảnh.',
        'Bài dài mở lại đúng chỗ đang đọc; có mục lục và bài liên quan.',
        'Đổi giãn dòng, kiểu chữ và màu nền: giấy vàng hoặc tương phản cao. Mở Cài đặt để chọn.',
        'Chữ to theo cỡ chữ đã đặt trong máy.',
        'Có giao diện tiếng Anh.',
        'Gửi bài bằng mã QR, Zalo, tin nhắn; khi mất mạng thì gửi cả bài thành một tệp.',
        'Tin, ảnh và bài đã lưu đọc được khi không có mạng; tìm được cả khi gõ không dấu.',
      ],
    },
  ],
});
