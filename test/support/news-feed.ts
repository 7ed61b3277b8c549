import sharp from 'sharp';
import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import type { TestSite } from './servers.ts';

/** An item of a JSON Feed with the `_bantin` profile, as the tests write it. */
export interface FeedItem {
  id: string;
  title?: string;
  url?: string;
  content_html?: string;
  summary?: string;
  image?: string;
  date_published?: string;
  date_modified?: string;
  authors?: { name: string }[];
  tags?: string[];
  attachments?: object[];
  _bantin?: object;
}

export const categories = [
  { id: 'tin-tuc', title: 'Tin tức' },
  { id: 'thong-bao', title: 'Thông báo' },
  { id: 'y-te', title: 'Y tế' },
];

/** The article that most specs read: every promised part of an article's screen is in it. */
export const meeting = {
  id: 'hop-chi-bo',
  title: 'Chi bộ khu phố 3 bầu bí thư mới',
  captions: [
    'Quang cảnh đại hội\nẢnh chụp tại nhà văn hóa',
    'Bí thư mới phát biểu\nNhiệm kỳ 2020–2025',
    'Đảng viên bỏ phiếu\nKết quả 100%',
  ],
};

export const meetingPath = paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' }));

/** An album of six pictures. */
export const festival = { id: 'le-hoi', title: 'Album: Lễ hội Kỳ yên đình làng', pictureCount: 6 };

const body = [
  'Sáng 12/5, chi bộ khu phố 3 đã họp bầu bí thư mới với sự có mặt của 42 đảng viên.',
  'Đại hội đánh giá cao công tác vệ sinh môi trường, phòng chống sốt xuất huyết trong nhiệm kỳ qua.',
];

function picture(name: string): string {
  return `/anh/${name}.jpg`;
}

function meetingItem(): FeedItem {
  const figures = meeting.captions.map(
    (caption, i) =>
      `<figure><img src="${picture(`hop-${i + 1}`)}" width="640" height="480" alt="Ảnh đại hội ${i + 1}">` +
      `<figcaption>${caption.replace('\n', '<br>')}</figcaption></figure>`,
  );
  return {
    id: meeting.id,
    title: meeting.title,
    date_published: '2020-05-12T18:03:00+07:00',
    content_html: `<p><strong>${body[0]}</strong></p>${figures[0]}<p>${body[1]}</p>${figures[1]}${figures[2]}<p>Đại hội thành công tốt đẹp.</p>`,
    authors: [{ name: 'Ban Tuyên giáo Đảng ủy phường' }],
    _bantin: { category: 'tin-tuc', featured: true, views: 171 },
  };
}

function festivalItem(): FeedItem {
  return {
    id: festival.id,
    title: festival.title,
    date_published: '2020-05-11T08:00:00+07:00',
    content_html: '<p>Hình ảnh lễ hội Kỳ yên năm nay.</p>',
    attachments: Array.from({ length: festival.pictureCount }, (_, i) => ({
      url: picture(`le-hoi-${i + 1}`),
      mime_type: 'image/jpeg',
      _bantin: { caption: `Cảnh lễ hội thứ ${i + 1}`, alt: `Lễ hội, ảnh ${i + 1}`, width: 640, height: 480 },
    })),
    _bantin: { category: 'tin-tuc', kind: 'album' },
  };
}

/** An ordinary article; the higher its number, the older. */
export function plainItem(number: number, change: Partial<FeedItem> = {}): FeedItem {
  const category = categories[number % categories.length];
  const day = new Date(Date.UTC(2020, 4, 10) - number * 86_400_000).toISOString().slice(0, 10);
  return {
    id: `tin-${number}`,
    title: `Bản tin khu phố số ${number}`,
    date_published: `${day}T07:30:00+07:00`,
    content_html: `<p>Nội dung bản tin số ${number} về ${category?.title.toLowerCase()} của phường.</p><p>${body[1]}</p>`,
    authors: [{ name: 'Ủy ban nhân dân phường' }],
    _bantin: { category: category?.id },
    ...change,
  };
}

/** A feed of the meeting, the album and so many ordinary articles, newest first. */
export function newsFeed(plainCount = 30, extra: FeedItem[] = []): object {
  return feedOf([
    ...extra,
    meetingItem(),
    festivalItem(),
    ...Array.from({ length: plainCount }, (_, i) => plainItem(i + 1)),
  ]);
}

export function feedOf(items: FeedItem[], members: object = {}): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Phường Thử Nghiệm',
    home_page_url: '/',
    feed_url: '/feed.json',
    language: 'vi',
    _bantin: { categories, timezone: 'Asia/Ho_Chi_Minh' },
    items,
    ...members,
  };
}

let pictures: Promise<Map<string, Buffer>> | undefined;

/** As the newest pages of a portal: every fourth article has a picture, and texts are of ordinary length. */
export function longItem(number: number): FeedItem {
  const sentences = Array.from({ length: 20 }, (_, i) => `<p>Đoạn ${i + 1}. ${body[(number + i) % 2]} ${body[1]}</p>`);
  return plainItem(number, {
    title: `Bản tin số ${number}: ủy ban nhân dân phường họp bàn công tác vệ sinh môi trường quý này`,
    date_published: new Date(Date.UTC(2020, 4, 10) - number * 3_600_000).toISOString(),
    content_html: sentences.join(''),
    ...(number % 4 === 0 ? { image: picture(`le-hoi-${(number % festival.pictureCount) + 1}`) } : {}),
  });
}

/** Real JPEGs, drawn once a process: each name its own colour. */
function drawPictures(): Promise<Map<string, Buffer>> {
  const names = [1, 2, 3].map((n) => `hop-${n}`);
  for (let n = 1; n <= festival.pictureCount; n++) names.push(`le-hoi-${n}`);
  pictures ??= Promise.all(
    names.map(async (name, i) => {
      const background = { r: (i * 53) % 256, g: (i * 97 + 60) % 256, b: (i * 31 + 120) % 256 };
      const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
        .jpeg()
        .toBuffer();
      return [picture(name), bytes] as const;
    }),
  ).then((entries) => new Map(entries));
  return pictures;
}

/** Puts the feed and its pictures on a site, in place of the sample's. */
export async function putNews(site: TestSite, feed: object = newsFeed()): Promise<void> {
  for (const [path, bytes] of await drawPictures()) site.put(path, bytes);
  site.put('/feed.json', feed);
}
