import { type FeedItem, newsFeed, plainItem } from './news-feed.ts';

/** Found by words that no other article has, and older by two years. */
export const vaccination: FeedItem = plainItem(90, {
  title: 'Lịch tiêm chủng',
  content_html: '<p>Trạm y tế tiêm vắc xin.</p>',
  date_published: '2018-03-01T08:00:00+07:00',
});

const work = 'Ban điều hành khu phố thông báo đến bà con về lịch làm việc và các việc cần chuẩn bị trong tháng. ';

/** An article of about fifteen screens, with everything that a long report of an office has in it. */
export const report: FeedItem = plainItem(4, {
  id: 'bao-cao',
  title: 'Báo cáo tổng kết năm của khu phố',
  date_published: '2020-05-07T09:00:00+07:00',
  content_html: [
    '<p>Theo kế hoạch<sup id="fnref:1"><a href="#fn:1">1</a></sup>, khu phố đã tổng kết năm.</p>',
    ...['Môi trường', 'Y tế', 'Giáo dục'].flatMap((title, part) => [
      `<h2>${title}</h2>`,
      ...Array.from({ length: 8 }, (_, i) => `<p>Phần ${part + 1} đoạn ${i + 1}. ${work.repeat(3)}</p>`),
    ]),
    `<table><tr>${Array.from({ length: 9 }, (_, i) => `<th>Tháng ${i + 1}</th>`).join('')}</tr></table>`,
    '<table><tr><td>A</td><td>B</td></tr></table>',
    `<p>https://phuong.example/${'rat-dai-'.repeat(30)}</p>`,
    '<ol><li id="fn:1"><p>Kế hoạch số 12 của phường. <a href="#fnref:1">↩</a></p></li></ol>',
  ].join(''),
});

/** Another category than the report's, some of the same rare words. */
export const alike: FeedItem = plainItem(20, {
  id: 'ke-hoach',
  title: 'Kế hoạch làm việc của ban điều hành khu phố',
  content_html: `<p>${work}</p><p>Ban điều hành khu phố tổng kết năm.</p>`,
});

const papers = 'Bà con nhớ mang theo giấy tờ đến nhà văn hóa khu phố để được hướng dẫn. ';

/** With what is read aloud in other words than it is written, and long enough to scroll. */
export const notice: FeedItem = plainItem(8, {
  id: 'tiep-dan',
  title: 'Lịch tiếp dân tháng 8',
  date_published: '2020-05-06T09:00:00+07:00',
  content_html: [
    '<p>UBND phường tiếp dân ngày 30/7/2019. Xin mời <b>bà con</b> đến dự.</p>',
    ...Array.from({ length: 12 }, (_, i) => `<p>Đoạn ${i + 1}. ${papers.repeat(4)}</p>`),
    '<p>Câu cuối cùng.</p>',
  ].join(''),
});

/** What the tests of the settled reader read: the usual news, and what one or the other of them looks for. */
export const commonNews = newsFeed(30, [vaccination, report, alike, notice]);
