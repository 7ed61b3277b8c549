import { slice } from './slice.ts';

/** The sheet that offers ways to pass something on. */
export const sharing = slice('sharing', {
  title: 'Gửi cho người khác',
  otherApps: 'Ứng dụng khác',
  copyLink: 'Chép liên kết',
  zalo: 'Zalo',
  facebook: 'Facebook',
  sms: 'Tin nhắn',
  email: 'Thư điện tử',
  print: 'In bài',
  preparingPrint: 'Đang chuẩn bị trang in…',
  printFailed: 'Chưa in được. Khi có mạng, xin thử lại.',
  copied: 'Đã chép liên kết. Bạn có thể dán vào Zalo hay tin nhắn.',
  copiedForZalo: 'Đã chép liên kết. Hãy mở Zalo, chọn người nhận rồi dán vào ô nhắn tin.',
  copyFailed: 'Trình duyệt không cho chép. Hãy nhấn giữ địa chỉ dưới đây rồi chọn “Sao chép”.',
  address: 'Địa chỉ của bài',
  qrTitle: 'Mã QR',
  qrHint: 'Người bên cạnh mở máy ảnh, hướng vào mã này là mở được bài.',
  qrLabel: (title: string) => `Mã QR dẫn đến “${title}”`,
  fileTitle: 'Cả bài thành một tệp',
  fileHint: (size: string) =>
    `Gửi cả bài${size && ` (${size})`} thành một tệp: người nhận đọc được ngay, không cần mạng, không cần cài gì.`,
  albumFileTitle: 'Cả album thành một tệp',
  albumFileHint: (size: string) =>
    `Gửi cả album${size && ` (${size})`} thành một tệp, có chú thích và những ảnh đã tải về máy này: người nhận xem được ngay, không cần mạng, không cần cài gì.`,
  fileFailed: 'Không tạo được tệp. Bạn vẫn có thể gửi liên kết.',
  sendFile: 'Gửi tệp',
  saveFile: 'Lưu tệp vào máy',
  fileSaved: (name: string) => `Đã lưu tệp ${name}. Tệp nằm trong mục Tải xuống (Downloads) của máy.`,
  fileNotSaved:
    'Trang đang mở trong một ứng dụng khác (như Zalo, Facebook) nên không lưu được tệp. Hãy bấm nút ba chấm ở góc trên, chọn mở bằng trình duyệt, rồi lưu ở đó.',
  source: (publisher: string) => `Nguồn: ${publisher},`,
  savedOn: (day: string) => `Bản lưu ngày ${day}. Nội dung mới nhất ở địa chỉ trên.`,
  offline: 'Máy đang ngoại tuyến: người nhận liên kết cần có mạng mới mở được.',
});
