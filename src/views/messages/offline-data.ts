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
  loading: 'Tải ảnh',
  loadings: {
    auto: 'Tự tải khi xem',
    wifi: 'Chỉ tự tải khi có Wi-Fi',
    tap: 'Chạm vào mới tải (tiết kiệm dữ liệu)',
    none: 'Không tải ảnh',
  },
  loadingHint: 'Ảnh đã có trong máy thì luôn hiện.',
  saveData: 'Máy đang bật Tiết kiệm dữ liệu, nên ảnh chỉ tải khi bạn chạm. Ảnh đã có trong máy thì luôn hiện.',
  wifiUnknown: 'Trình duyệt này không cho biết có Wi-Fi hay không, nên ảnh chỉ tải khi bạn chạm.',
  storage: 'Bộ nhớ: đang giữ gì, chiếm bao nhiêu',
});
