import { articleSlug, paths } from '../../src/site/paths.ts';
import { festival, meeting } from '../support/news-feed.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));
const meetingPath = paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' }));

/** Every screen of the app in every shape it takes, with a heading by which it is known. */
export const screens: [name: string, path: string, heading: string | RegExp][] = [
  ['home', paths.home, 'Tin mới'],
  ['categories', paths.categories, 'Chuyên mục'],
  ['a category', paths.category('tin-tuc'), 'Tin tức'],
  ['an article', meetingPath, meeting.title],
  ['the picture viewer', `${albumPath}?anh=2`, /.*/],
  ['albums', paths.albums, 'Album ảnh'],
  ['an album', albumPath, festival.title],
  ['search', paths.search, 'Tìm kiếm'],
  ['search results', `${paths.search}?q=bi%20thu`, meeting.title],
  ['nothing found', `${paths.search}?q=khongcogi`, /Không có bài nào/],
  ['saved', paths.saved, /lưu/],
  ['settings', paths.settings, 'Cài đặt'],
  ['about', paths.about, /.*/],
  ['not found', '/khong-co/', 'Không có trang này'],
];
