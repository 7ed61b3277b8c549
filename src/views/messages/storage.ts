import { slice } from './slice.ts';

/** The screen of what is stored on the phone. */
export const storage = slice('storage', {
  title: 'Bộ nhớ',
  back: 'Về Cài đặt',
  intro: 'Những gì trang này đang giữ trong máy của bạn.',
  checking: 'Đang đếm lại từng tin, từng ảnh trong máy…',
  corrected: 'Số liệu vừa được đếm lại và sửa cho đúng.',
  kinds: {
    text: 'Chữ của các tin',
    search: 'Dữ liệu tìm kiếm',
    seen: 'Ảnh đã xem',
    kept: 'Ảnh của album, chuyên mục được giữ',
    saved: 'Ảnh của bài đã lưu',
    recordings: 'Bản ghi âm của bài đã lưu',
    app: 'Ứng dụng',
  },
  articles: (count: string) => `${count} tin`,
  pictures: (count: string) => `${count} ảnh`,
  recordings: (count: string) => `${count} bản ghi âm`,
  total: 'Cộng',
  unknownSize: 'chưa rõ',
  clearKind: {
    seen: 'Xóa ảnh đã xem',
    kept: 'Thôi giữ tất cả',
    saved: 'Bỏ lưu tất cả',
  },
  questions: {
    seen: 'Xóa ảnh của các bài đã xem? Ảnh của bài đã lưu và album được giữ vẫn còn. Khi có mạng, ảnh sẽ tải lại lúc bạn xem.',
    kept: 'Thôi giữ mọi album và chuyên mục, và xóa ảnh của chúng khỏi máy?',
    saved: 'Bỏ lưu mọi bài đã lưu, và xóa ảnh, bản ghi âm của chúng khỏi máy?',
    all: 'Xóa mọi tin, ảnh, bài đã lưu, album được giữ và dấu bài đã đọc trong máy? Khi có mạng, tin sẽ được tải lại; bài đã lưu thì phải lưu lại từ đầu. Bạn có thể sao lưu trước ở mục Sao lưu.',
  },
  clearAll: 'Xóa mọi dữ liệu',
  confirm: 'Đồng ý',
  cancel: 'Không',
  cleared: 'Đã xóa xong.',
  clearFailed: 'Chưa xóa được. Xin đóng các thẻ khác của trang này rồi thử lại.',
  fewerArticles: 'Muốn bớt chữ, hãy chọn giữ ít tin hơn trong Cài đặt › Dữ liệu ngoại tuyến.',
  device: 'Trình duyệt cho phép',
  deviceUse: (used: string, quota: string) =>
    `Trình duyệt ước tính trang này đang dùng ${used} và được dùng tới khoảng ${quota}. Đây là con số ước lượng.`,
  deviceUnknown: 'Trình duyệt này không cho biết còn được dùng bao nhiêu.',
  durability: 'Giữ lâu dài',
  persisted: 'Trình duyệt đã hứa giữ dữ liệu này lâu dài.',
  notPersisted: 'Trình duyệt có thể tự xóa dữ liệu khi máy thiếu chỗ.',
  unknownPersistence: 'Trình duyệt này không cho biết có giữ dữ liệu lâu dài hay không.',
  askPersist: 'Xin giữ lâu dài',
  persistRefused: 'Trình duyệt chưa đồng ý. Hãy cài ứng dụng lên màn hình chính rồi thử lại.',
  iosWarning:
    'Trên iPhone và iPad, nếu bảy ngày không mở trang này, máy có thể xóa mọi dữ liệu của trang. Ứng dụng trên màn hình chính thì giữ được lâu:',
  iosBrowser: 'Mở trang này bằng Safari.',
});
