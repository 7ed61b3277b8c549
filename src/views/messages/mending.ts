import { slice } from './slice.ts';

/** Where what is stored cannot be read: what happened, and what the reader can do. */
export const mending = slice('mending', {
  checking: 'Đang kiểm tra dữ liệu trong máy…',
  mended: (count: number) =>
    `Đã bỏ ${count} chỗ hỏng trong máy. Các tin ấy sẽ được tải lại khi có mạng; danh sách bài đã lưu vẫn còn.`,
  passing: 'Vừa rồi chưa đọc được tin trong máy, nhưng dữ liệu không hỏng. Hãy mở lại trang.',
  open: 'Mở lại trang',
  denied:
    'Trình duyệt không cho lưu dữ liệu, có thể do đang mở ẩn danh hoặc mở trong ứng dụng khác. Hãy mở trang bằng cửa sổ thường của trình duyệt.',
  deniedNotice: 'Trình duyệt không cho lưu tin, có thể do đang mở ẩn danh. Bạn vẫn đọc được khi có mạng.',
  understood: 'Đã hiểu',
  damaged:
    'Dữ liệu tin trong máy bị hỏng, không mở được. Bấm “Dựng lại” để xóa phần hỏng và tải tin lại từ đầu khi có mạng. Danh sách bài đã lưu được giữ nếu còn đọc được.',
  rebuild: 'Dựng lại',
  rebuilding: 'Đang dựng lại…',
  rebuildFailed:
    'Chưa dựng lại được. Xin đóng các thẻ khác của trang này rồi thử lại; nếu vẫn không được, hãy xóa dữ liệu của trang này trong phần cài đặt của trình duyệt.',
  notRebuilt:
    'Trình duyệt không mở được và cũng không xóa được phần hỏng. Bạn vẫn đọc được khi có mạng, nhưng tin không được giữ lại trong máy. Để sửa, hãy đóng các thẻ khác của trang này rồi tải lại; nếu vẫn không được, hãy xóa dữ liệu của trang này trong phần cài đặt của trình duyệt.',
  lost: (count: number) =>
    `Trình duyệt đã xóa dữ liệu tin trong máy. Tin đang được tải lại; ${count} mục bạn đã lưu vẫn còn trong danh sách.`,
  noRoom:
    'Máy đã hết chỗ chứa, nên ứng dụng chưa cất được các phần mới của nó; những gì có trong máy vẫn dùng được. Hãy xóa bớt ảnh trong mục Cài đặt, hoặc xóa bớt ứng dụng khác.',
});
