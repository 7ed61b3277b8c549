import { slice } from './slice.ts';

/** What stands on paper only. */
export const printing = slice('printing', {
  source: (name: string) => `Nguồn: ${name}`,
  posted: (day: string, time: string) => `Đăng ngày ${day}, ${time}`,
  scan: 'Quét mã bằng máy ảnh của điện thoại để đọc trên máy, nghe và chia sẻ.',
  code: 'Mã QR của bài',
});
