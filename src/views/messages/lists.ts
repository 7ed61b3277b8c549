import { slice } from './slice.ts';

/** Words of the screens that list articles: categories, albums, saved. */
export const lists = slice('lists', {
  articles: (count: string) => `${count} tin`,
  noCategories: 'Chưa có chuyên mục nào',
  noCategoriesText: 'Các chuyên mục sẽ hiện ở đây khi tin được tải về máy.',
  unknownCategory: 'Chuyên mục chưa có tin',
  unknownCategoryText: 'Chưa có tin nào của chuyên mục này trong máy. Khi có mạng, tin sẽ tự tải về.',
  allCategories: 'Xem các chuyên mục',
  noAlbums: 'Chưa có album ảnh nào',
  noAlbumsText: 'Các album ảnh sẽ hiện ở đây khi tin được tải về máy.',
  albumMissing: 'Không có album này trong máy',
  albumMissingText:
    'Album có thể đã được gỡ, hoặc chưa kịp tải về máy. Khi có mạng, hãy bấm “Cập nhật ngay” rồi mở lại.',
  allAlbums: 'Xem các album khác',
  readArticle: 'Đọc bài viết',
  openPicture: (index: number, count: number) => `Mở ảnh ${index}/${count}`,
  toHome: 'Về trang chủ',
  albumCount: (pictures: number) => `${pictures} ảnh`,
});
