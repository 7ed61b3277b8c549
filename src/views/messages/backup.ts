import type { BackupErrorCode } from '../../store/backup-format.ts';
import { slice } from './slice.ts';

const errors: Record<Exclude<BackupErrorCode, 'damaged' | 'newer-version'>, string> = {
  'too-large': 'Tệp quá lớn, không phải tệp sao lưu của trang này. Chưa có gì thay đổi.',
  'not-json': 'Không đọc được tệp: có thể tệp bị cắt dở hoặc không phải tệp sao lưu. Chưa có gì thay đổi.',
  'not-a-backup': 'Đây không phải tệp sao lưu của trang này. Chưa có gì thay đổi.',
};

/** The file that a reader takes along. */
export const backup = slice('backup', {
  title: 'Sao lưu',
  hint: 'Một tệp chứa các bài đã lưu (cả phần chữ), album và chuyên mục được giữ, bài đã đọc và cài đặt. Dùng khi đổi máy hoặc trước khi xóa dữ liệu.',
  save: 'Lưu tệp sao lưu',
  send: 'Gửi tệp sao lưu',
  open: 'Nhập từ tệp sao lưu',
  saved: 'Đã lưu tệp. Tệp nằm trong mục Tải xuống của máy.',
  notSaved:
    'Trang đang mở trong một ứng dụng khác (như Zalo, Facebook): ở đây không lưu được tệp sao lưu. Hãy mở trang bằng trình duyệt của máy và lưu bài ở đó.',
  sendAgain: 'Tệp sao lưu đã sẵn sàng. Hãy bấm “Gửi tệp sao lưu” một lần nữa.',
  saveFailed: 'Không tạo được tệp: dữ liệu trong máy không đọc được. Xin tải lại trang rồi thử lại.',
  importing: 'Đang nhập…',
  imported: (saved: number, kept: number, read: number) =>
    `Đã nhập: thêm ${saved} bài đã lưu, ${kept} album và chuyên mục, ${read} bài đã đọc. Bài đang có trong máy vẫn giữ nguyên; cỡ chữ, màu nền và các cài đặt khác là của tệp. Ảnh sẽ tải về khi có mạng.`,
  errors,
  newerVersion: 'Tệp do bản ứng dụng mới hơn tạo ra. Hãy cập nhật ứng dụng rồi nhập lại. Chưa có gì thay đổi.',
  damaged: (place: string) => `Tệp sao lưu bị hỏng ở chỗ “${place}”. Chưa có gì thay đổi.`,
  notStored: 'Máy không ghi được dữ liệu: hết chỗ chứa hoặc không cho lưu. Hãy dọn bớt trong Bộ nhớ rồi nhập lại.',
});
