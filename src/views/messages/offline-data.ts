import { slice } from './slice.ts';

/** What the portal keeps on the device, and how to be rid of it. */
export const offlineData = slice('offlineData', {
  offline: 'Dữ liệu ngoại tuyến',
  offlineHint: 'Tin và ảnh được giữ trong máy để đọc khi không có mạng.',
  pictures: 'Ảnh giữ trong máy',
  pictureBudgets: {
    none: 'Không giữ ảnh',
    small: 'Chỉ ảnh nhỏ ở danh sách',
    opened: 'Mọi ảnh đã xem',
  },
  articles: 'Số tin giữ trong máy',
  articleLimit: (count: string) => `${count} tin mới nhất`,
  everything: 'Tất cả các tin',
  usage: 'Đang dùng',
  usageArticles: (count: string, size: string) => `${count} tin, phần chữ chiếm ${size}`,
  usageSearch: (size: string) => `Dữ liệu tìm kiếm: ${size}`,
  usagePictures: (count: string, size: string) => `${count} ảnh, chiếm ${size}`,
  usageTotal: (used: string, quota: string) => `Trình duyệt báo đang dùng ${used}, được phép dùng tới ${quota}.`,
  persisted: 'Trình duyệt đã hứa giữ dữ liệu này lâu dài.',
  notPersisted: 'Trình duyệt có thể tự xóa dữ liệu khi máy thiếu chỗ.',
  askPersist: 'Xin giữ lâu dài',
  persistRefused: 'Trình duyệt chưa đồng ý. Hãy cài ứng dụng lên màn hình chính rồi thử lại.',
  iosWarning:
    'Trên iPhone, nếu bảy ngày không mở trang này, dữ liệu trong trình duyệt có thể bị xóa. Hãy bấm nút Chia sẻ, chọn “Thêm vào MH chính” để giữ được lâu.',
  clearPictures: 'Xóa ảnh đã tải',
  clearAll: 'Xóa mọi dữ liệu',
  clearAllQuestion:
    'Xóa mọi tin, ảnh và bài đã lưu trong máy? Khi có mạng, tin sẽ được tải lại; bài đã lưu thì phải lưu lại từ đầu.',
  confirmClear: 'Đồng ý xóa',
  cancel: 'Không xóa',
  cleared: 'Đã xóa xong.',
  picturesCleared: 'Đã xóa ảnh. Khi có mạng, ảnh sẽ được tải lại lúc bạn xem.',
  clearFailed: 'Chưa xóa được. Xin đóng các thẻ khác của trang này rồi thử lại.',
});
