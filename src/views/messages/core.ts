import { slice } from './slice.ts';

/** Layout, cards and states: what the first screen needs. */
export const core = slice('core', {
  /** `lang` of what comes from the feed, where the interface speaks another language than the articles. */
  contentLanguage: undefined as string | undefined,
  /** `lang` of the interface's own words where they stand inside of such content. */
  ownLanguage: undefined as string | undefined,
  /** All three as digits: '05', '12', '2020'. */
  date: (day: string, month: string, year: string) => `${day}/${month}/${year}`,
  thousands: '.',
  decimalPoint: ',',
  skipToContent: 'Đến nội dung chính',
  mainNavigation: 'Chính',
  home: 'Trang chủ',
  categories: 'Chuyên mục',
  albums: 'Album ảnh',
  search: 'Tìm kiếm',
  saved: 'Đã lưu',
  settings: 'Cài đặt',
  featured: 'Tin tức - sự kiện tiêu biểu',
  newest: 'Tin mới',
  untitled: 'Tin không có tiêu đề',
  undated: 'Không rõ ngày đăng',
  pictures: (count: number) => `${count} ảnh`,
  hasAudio: 'Có bản ghi âm',
  availability: { full: 'đủ ảnh', text: 'chỉ chữ', none: 'chưa tải' },
  loading: 'Đang mở…',
  endOfList: 'Bạn đã xem hết tin trong máy.',
  emptyTitle: 'Chưa có tin nào trong máy',
  emptyText: 'Khi có mạng, tin sẽ tự tải về máy để bạn đọc cả lúc mất sóng.',
  firstSync: 'Đang tải tin về máy lần đầu…',
  failedTitle: 'Không mở được trang này',
  failedText: 'Dữ liệu trong máy không đọc được. Xin tải lại trang.',
  missingCodeText: 'Phần này của ứng dụng chưa có trong máy. Khi có mạng, hãy bấm “Tải lại”.',
  reload: 'Tải lại',
  offline: 'Đang ngoại tuyến',
  syncNow: 'Cập nhật ngay',
  syncPlace: 'Cập nhật tin',
  syncing: 'Đang cập nhật…',
  syncingCount: (done: string) => `Đang cập nhật… ${done} tin`,
  syncedAt: (time: string) => `Cập nhật lúc ${time}`,
  neverSynced: 'Chưa cập nhật lần nào',
});
