import { slice } from './slice.ts';

const failures = slice('failure', {
  offline: 'máy đang không có mạng. Tin sẽ tự cập nhật khi có mạng lại.',
  timeout: 'mạng quá chậm, máy chủ chưa trả lời. Xin thử lại sau ít phút.',
  network: 'không nối được tới máy chủ. Xin kiểm tra mạng rồi thử lại.',
  status: 'máy chủ đang có lỗi. Xin thử lại sau ít phút.',
  'not-found': 'máy chủ không có nguồn tin này. Xin báo cho ban biên tập.',
  'not-json':
    'mạng trả về một trang khác thay cho tin (có thể là trang đăng nhập Wi-Fi). Xin mở trình duyệt để đăng nhập Wi-Fi rồi thử lại.',
  'not-a-feed': 'nguồn tin có lỗi. Các tin đã tải vẫn giữ nguyên. Xin báo cho ban biên tập.',
  'too-large': 'nguồn tin lớn quá mức cho phép. Xin báo cho ban biên tập.',
  'page-order': 'các trang của nguồn tin nối sai thứ tự. Xin báo cho ban biên tập.',
  quota: 'máy đã hết chỗ chứa. Xin xóa bớt ảnh trong mục Cài đặt, hoặc xóa bớt ứng dụng khác.',
  storage: 'máy không cho lưu dữ liệu (có thể do chế độ ẩn danh). Xin mở bằng cửa sổ thường.',
  unknown: 'có lỗi chưa rõ. Xin thử lại; nếu vẫn lỗi, xin báo cho ban biên tập.',
});

/** Words one failure for readers: what happened and what to do, to stand after "Không tải được: ". */
export function wordFailure(code: string): string {
  return failures[code as keyof typeof failures] ?? failures.unknown;
}
