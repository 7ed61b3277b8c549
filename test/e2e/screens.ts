import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { festival, meeting } from '../support/news-feed.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));
const meetingPath = paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' }));

/** Every screen of the app in every shape it takes, with the role and name by which it is known. */
export const screens: { name: string; path: string; role: 'heading' | 'dialog'; known: string | RegExp }[] = [
  { name: 'home', path: paths.home, role: 'heading', known: 'Tin mới' },
  { name: 'categories', path: paths.categories, role: 'heading', known: 'Chuyên mục' },
  { name: 'a category', path: paths.category('tin-tuc'), role: 'heading', known: 'Tin tức' },
  { name: 'an article', path: meetingPath, role: 'heading', known: meeting.title },
  { name: 'the picture viewer', path: `${albumPath}#?anh=2`, role: 'dialog', known: 'Xem ảnh' },
  { name: 'albums', path: paths.albums, role: 'heading', known: 'Album ảnh' },
  { name: 'an album', path: albumPath, role: 'heading', known: festival.title },
  { name: 'search', path: paths.search, role: 'heading', known: 'Tìm kiếm' },
  { name: 'search results', path: `${paths.search}#?q=bi%20thu`, role: 'heading', known: meeting.title },
  { name: 'nothing found', path: `${paths.search}#?q=khongcogi`, role: 'heading', known: /Không có bài nào/ },
  { name: 'saved', path: paths.saved, role: 'heading', known: /lưu/ },
  { name: 'settings', path: paths.settings, role: 'heading', known: 'Cài đặt' },
  { name: 'storage', path: `${paths.settings}?xem=bo-nho`, role: 'heading', known: 'Bộ nhớ' },
  { name: 'about', path: paths.about, role: 'heading', known: /.*/ },
  { name: 'not found', path: '/khong-co/', role: 'heading', known: 'Không có trang này' },
];
