import { slice } from './slice.ts';

export const notFound = slice('notFound', {
  title: 'Không có trang này',
  text: 'Địa chỉ có thể bị gõ sai hoặc trang đã được gỡ. Bạn có thể về trang chủ hoặc tìm bài theo từ khóa.',
  toHome: 'Về trang chủ',
  toSearch: 'Tìm kiếm',
});
