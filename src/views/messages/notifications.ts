import { slice } from './slice.ts';

/** Asking to be told of new featured articles. */
export const notifications = slice('notifications', {
  title: 'Báo tin tiêu biểu',
  hint: 'Khi có tin tiêu biểu mới, máy hiện một thông báo không kêu. Tin được kiểm tra vài lần một ngày, khi máy có mạng.',
  turnOn: 'Báo cho tôi khi có tin tiêu biểu mới',
  categories: 'Báo tin của các chuyên mục',
  denied:
    'Máy đang chặn thông báo của trang này. Hãy vào Cài đặt của trình duyệt, mục Thông báo, cho phép trang này, rồi bật lại ở đây.',
  needsInstall: 'Thông báo chỉ có khi ứng dụng đã được cài ra màn hình chính.',
  failed: (why: string) => `Không ghi được lựa chọn: ${why}`,
});
