import { slice } from './slice.ts';

/** Around what the portal itself has to say to everybody. */
export const siteNotice = slice('siteNotice', {
  name: 'Thông báo của cổng',
  more: 'Xem chi tiết',
  dismiss: 'Ẩn thông báo này',
});
