import { slice } from './slice.ts';

/** Offering the app for the home screen, and how to get it there. */
export const install = slice('install', {
  offerTitle: 'Cài ứng dụng',
  offer: (name: string) => `Đưa ${name} ra màn hình chính để mở nhanh và đọc cả khi mất mạng?`,
  accept: 'Cài đặt',
  how: 'Xem cách làm',
  refuse: 'Không, cảm ơn',
  sevenDays:
    'Xin lưu ý: nếu bảy ngày không mở trang này, máy có thể xóa những gì đã lưu. Muốn giữ lâu, hãy cài ra màn hình chính rồi lưu trong ứng dụng ấy.',
  settingsTitle: 'Ứng dụng trên máy',
  installed: 'Bạn đang dùng ứng dụng đã cài trên máy.',
  settingsHint: 'Cài ra màn hình chính để mở nhanh như mọi ứng dụng khác, và giữ được tin lâu dài trong máy.',
  unsupported: 'Trình duyệt này chưa cài được ứng dụng. Trên điện thoại, hãy mở trang này bằng Chrome hoặc Safari.',
  done: 'Đang cài. Biểu tượng sẽ hiện trên màn hình chính.',
  guideNotLoaded: 'Chưa tải được phần hướng dẫn. Khi có mạng, xin bấm lại.',
  guideTitle: 'Cách cài ứng dụng',
  inAppTitle: 'Mở bằng trình duyệt',
  inAppIntro: (app: string) =>
    `Bạn đang đọc trong ${app}. Ở đây không cài được ứng dụng, và tin đã tải có thể mất. Hãy mở trang này bằng trình duyệt của máy:`,
  otherApp: 'một ứng dụng khác',
  iosShare: 'Bấm nút Chia sẻ (ô vuông có mũi tên lên). Không thấy thì bấm nút ba chấm cạnh ô địa chỉ trước.',
  iosShareElsewhere: 'Bấm nút Chia sẻ (ô vuông có mũi tên lên) cạnh ô địa chỉ.',
  iosAdd: 'Kéo xuống (hoặc bấm “Xem thêm”), chọn “Thêm vào MH chính”.',
  iosConfirm: 'Nếu có mục “Mở dưới dạng ứng dụng web”, hãy để bật. Rồi bấm “Thêm”.',
  beginsEmpty:
    'Mở ứng dụng vừa cài. Lúc đầu nó trống: hãy lưu lại bài ở đó, hoặc mang bài đã lưu sang bằng Cài đặt › Sao lưu.',
  androidMenu: 'Bấm nút ba chấm của trình duyệt.',
  androidAdd: 'Chọn “Cài đặt ứng dụng” hoặc “Thêm vào Màn hình chính”.',
  androidConfirm: 'Bấm “Cài đặt”.',
  macShare: 'Trong thanh menu, chọn Tệp (File).',
  macAdd: 'Chọn “Thêm vào Dock” (Add to Dock).',
  inAppMenu: 'Bấm nút ba chấm ở góc trên bên phải.',
  inAppSafari: 'Chọn “Mở bằng Safari” hoặc “Mở bằng trình duyệt”.',
  inAppChrome: 'Chọn “Mở bằng Chrome” hoặc “Mở bằng trình duyệt”.',
  inAppThen: 'Trang mở ra trong trình duyệt; bạn có thể cài ứng dụng ở đó.',
  openChrome: 'Mở bằng Chrome',
  copyAddress: 'Chép địa chỉ trang',
  addressCopied: 'Đã chép. Hãy mở trình duyệt và dán vào ô địa chỉ.',
  copyFailed: 'Không chép được. Hãy làm theo các bước ở trên.',
});
