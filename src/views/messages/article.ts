import { slice } from './slice.ts';

export const article = slice('article', {
  posted: (day: string, time: string) => `Ngày đăng ${day} | ${time}`,
  viewCount: (count: string) => `Lượt xem: ${count}`,
  share: 'Chia sẻ',
  otherWays: 'Mã QR và cách gửi khác',
  save: 'Lưu bài',
  savedNow: 'Đã lưu bài vào máy. Ảnh của bài đang được tải về.',
  unsavedNow: 'Đã bỏ lưu.',
  saveFailed: 'Không lưu được bài: máy đã hết chỗ chứa hoặc không cho lưu dữ liệu.',
  listen: 'Nghe bài',
  linkCopied: 'Đã chép liên kết. Bạn có thể dán vào Zalo hay tin nhắn.',
  shareFailed: 'Trình duyệt không cho chia sẻ. Xin chép địa chỉ trên thanh địa chỉ.',
  openAlbum: (count: number) => `Xem album (${count} ảnh)`,
  originalPage: 'Xem trang gốc',
  linkedPage: 'Xem trang được giới thiệu',
  watchAt: (provider: string) => `Xem video trên ${provider}`,
  recording: 'Bản ghi âm',
  openPicture: 'Mở ảnh',
  pictureElsewhere: 'Ảnh ở trang khác, bấm để mở',
  missingTitle: 'Không có bài này trong máy',
  missingText: 'Bài có thể đã được gỡ, hoặc chưa kịp tải về máy. Khi có mạng, hãy bấm “Cập nhật ngay” rồi mở lại.',
  toHome: 'Về trang chủ',
  noVoice:
    'Máy chưa có giọng đọc tiếng Việt. Hãy cài giọng tiếng Việt trong phần Cài đặt › Trợ năng › Chuyển văn bản thành giọng nói của máy.',
});
