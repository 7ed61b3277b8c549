import { slice } from './slice.ts';

export const about = slice('about', {
  title: 'Giới thiệu',
  publisher: 'Đơn vị chủ quản',
  contact: 'Liên hệ',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  website: 'Trang web',
  licence: 'Sử dụng lại nội dung',
  stateTitle: 'Tin trong máy',
  unreadable:
    'Không đọc được tin trong máy. Xin mở lại trang; nếu vẫn không được, hãy vào Trang chủ để xem cách xử lý.',
  articlesHere: (count: string) => `${count} tin đọc được ngay, kể cả khi mất mạng.`,
  lastSync: (time: string, day: string) => `Cập nhật lần cuối lúc ${time} ngày ${day}.`,
  neverSynced: 'Chưa cập nhật lần nào.',
  newest: (day: string) => `Tin mới nhất đăng ngày ${day}.`,
  changesTitle: 'Có gì mới',
  offlineTitle: 'Đọc khi không có mạng',
  offlineText:
    'Mỗi lần có mạng, tin mới tự tải về máy. Bạn đọc và tìm được các tin đó cả khi mất mạng, ảnh đã xem cũng được giữ lại.',
  installTitle: 'Cài lên màn hình chính',
  installAndroid:
    'Điện thoại Android: mở trang bằng Chrome, bấm ⋮ rồi chọn “Cài đặt ứng dụng” hoặc “Thêm vào màn hình chính”.',
  installIos: 'iPhone, iPad: mở trang bằng Safari rồi làm từng bước:',
  privacyTitle: 'Quyền riêng tư',
  privacyText:
    'Trang này không dùng cookie, không theo dõi bạn, và không gửi đi những gì bạn tìm; bài đã lưu, bài đã đọc và cài đặt chỉ nằm trong máy của bạn. Máy chủ của trang chỉ nhận yêu cầu tải tin và ảnh như mọi trang web khác, nên thấy được bài hay ảnh nào vừa được tải. Riêng khi nghe bài bằng giọng đọc trên mạng, trình duyệt gửi chữ của bài đó cho hãng làm ra giọng đọc.',
  version: (version: string) => `Phần mềm Bản Tin, phiên bản ${version}.`,
});
