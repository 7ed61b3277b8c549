import { type FeedItem, newsFeed, plainItem } from './news-feed.ts';

/** Found by words that no other article has, and older by two years. */
export const vaccination: FeedItem = plainItem(90, {
  title: 'Lịch tiêm chủng',
  content_html: '<p>Trạm y tế tiêm vắc xin.</p>',
  date_published: '2018-03-01T08:00:00+07:00',
});

/** What the tests of the settled reader read: the usual news, and what one or the other of them looks for. */
export const commonNews = newsFeed(30, [vaccination]);
