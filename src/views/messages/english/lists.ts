import type { lists as vietnamese } from '../lists.ts';

export const lists: typeof vietnamese = {
  articles: (count) => (count === '1' ? '1 article' : `${count} articles`),
  noCategories: 'No categories yet',
  noCategoriesText: 'Categories will show here once articles are downloaded.',
  unknownCategory: 'No articles in this category',
  unknownCategoryText:
    'There are no articles of this category on your phone yet. When you are online, they are downloaded by themselves.',
  allCategories: 'See the categories',
  noAlbums: 'No albums yet',
  noAlbumsText: 'Albums will show here once articles are downloaded.',
  albumMissing: 'This album is not on your phone',
  albumMissingText:
    'It may have been withdrawn, or not downloaded yet. When you are online, tap “Update now” and open it again.',
  allAlbums: 'See the other albums',
  readArticle: 'Read the article',
  openPicture: (index, count) => `Open picture ${index}/${count}`,
  toHome: 'Go to home page',
  albumCount: (pictures) => (pictures === 1 ? '1 picture' : `${pictures} pictures`),
};
