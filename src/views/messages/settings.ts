import { slice } from './slice.ts';

/** How the app looks and speaks, and what the settings screen says of the feed. */
export const settings = slice('settings', {
  reading: 'Cỡ chữ',
  readingHint: 'Chọn cỡ chữ dễ đọc nhất với mắt của bạn.',
  smaller: 'Chữ nhỏ hơn',
  larger: 'Chữ lớn hơn',
  sample:
    'Lịch tiêm chủng tháng này được niêm yết tại trạm y tế phường. Bà con mang theo sổ tiêm và đến đúng giờ ghi trong giấy mời.',
  lineSpacing: 'Giãn dòng',
  lineSpacings: { normal: 'Vừa', wide: 'Rộng', widest: 'Rất rộng' },
  font: 'Kiểu chữ',
  fonts: { sans: 'Chữ của máy', serif: 'Có chân, như sách báo', easy: 'Nét rõ, dễ đọc' },
  appearance: 'Giao diện',
  themes: { system: 'Theo máy', light: 'Sáng', dark: 'Tối', sepia: 'Giấy vàng', contrast: 'Tương phản cao' },
  language: 'Ngôn ngữ (Language)',
  languageHint: 'Đổi chữ trên các nút và màn hình. Tin bài vẫn bằng tiếng Việt.',
  languageFailed: 'Chưa đổi được ngôn ngữ: phần này chưa có trong máy. Khi có mạng, hãy thử lại.',
  saveFailed: (why: string) => `Không ghi được cài đặt: ${why}`,
  feed: 'Nguồn tin',
  heldWithdrawals: (count: string) =>
    `Nguồn tin báo gỡ ${count} tin, tức là phần lớn số tin trong máy. Việc này có thể do nhầm lẫn, nên các tin ấy vẫn được giữ lại để bạn đọc.`,
  agreeToWithdrawals: 'Gỡ các tin này khỏi máy',
  withdrawalsAgreed: 'Đang gỡ các tin ấy khỏi máy.',
  warnings: (count: number) => `Lần cập nhật gần nhất gặp ${count} chỗ sai trong nguồn tin. Mấy chỗ đầu tiên:`,
  forEditors:
    'Bạn đọc không cần làm gì. Ban biên tập chạy lệnh “npx bantin check” để biết mỗi chỗ là gì và sửa thế nào.',
  noWarnings: 'Lần cập nhật gần nhất không gặp lỗi nào.',
  about: 'Giới thiệu về trang này',
});
