import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { core } from '../../src/views/messages/english/core.ts';
import { keeping } from '../../src/views/messages/english/keeping.ts';
import { notFound } from '../../src/views/messages/english/not-found.ts';
import { storage } from '../../src/views/messages/english/storage.ts';
import { viewer } from '../../src/views/messages/english/viewer.ts';
import { installFakeSpeech } from '../support/fake-speech.ts';
import { inIphone, installRecord, inZalo, pretend } from '../support/install-state.ts';
import { festival, meeting, meetingPath } from '../support/news-feed.ts';
import type { Reader } from '../support/reader/reader.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));

interface KnownScreen {
  name: string;
  path: string;
  role: 'heading' | 'dialog';
  known: string | RegExp;
  /** In the English interface, where that is another name. */
  knownInEnglish?: string | RegExp;
}

/** Every screen of the app in every shape it takes, with the role and name by which it is known. */
export const screens: KnownScreen[] = [
  { name: 'home', path: paths.home, role: 'heading', known: 'Tin mới', knownInEnglish: core.newest },
  { name: 'categories', path: paths.categories, role: 'heading', known: 'Chuyên mục', knownInEnglish: core.categories },
  { name: 'a category', path: paths.category('tin-tuc'), role: 'heading', known: 'Tin tức' },
  { name: 'an article', path: meetingPath, role: 'heading', known: meeting.title },
  {
    name: 'the picture viewer',
    path: `${albumPath}#?anh=2`,
    role: 'dialog',
    known: 'Xem ảnh',
    knownInEnglish: viewer.name,
  },
  { name: 'albums', path: paths.albums, role: 'heading', known: 'Album ảnh', knownInEnglish: core.albums },
  { name: 'an album', path: albumPath, role: 'heading', known: festival.title },
  { name: 'search', path: paths.search, role: 'heading', known: 'Tìm kiếm', knownInEnglish: core.search },
  { name: 'search results', path: `${paths.search}#?q=bi%20thu`, role: 'heading', known: meeting.title },
  {
    name: 'nothing found',
    path: `${paths.search}#?q=khongcogi`,
    role: 'heading',
    known: /Không có bài nào/,
    knownInEnglish: /No articles match/,
  },
  { name: 'saved', path: paths.saved, role: 'heading', known: /lưu/, knownInEnglish: keeping.noneSaved },
  { name: 'settings', path: paths.settings, role: 'heading', known: 'Cài đặt', knownInEnglish: core.settings },
  {
    name: 'storage',
    path: paths.storage,
    role: 'heading',
    known: 'Bộ nhớ',
    knownInEnglish: storage.title,
  },
  { name: 'about', path: paths.about, role: 'heading', known: /^Cổng thông tin/ },
  {
    name: 'not found',
    path: '/khong-co/',
    role: 'heading',
    known: 'Không có trang này',
    knownInEnglish: notFound.title,
  },
];

/** Waits until what was opened is all there, in its place and its colours, and drawn by the app: the page as it was kept tells no time. */
export async function stands(reader: Reader): Promise<void> {
  await reader.until(
    () =>
      !document.querySelector('.skeleton') &&
      document.querySelector('.strip-words')?.textContent !== '' &&
      document.getAnimations().every(({ playState, effect }) => {
        const isEndless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
        return isEndless || playState === 'finished';
      }),
    'the screen stands still',
  );
}

async function listen(reader: Reader, voices: 'vietnamese' | 'english'): Promise<void> {
  await reader.see('heading', meeting.title);
  await reader.evaluate(installFakeSpeech, { android: true, voices });
  await reader.tap('button', /^(Nghe bài|Listen)$/);
}

async function openGuide(reader: Reader, userAgent: string): Promise<void> {
  await reader.see('link', meeting.title);
  await pretend(reader, userAgent);
  await reader.tap('link', /^(Cài đặt|Settings)$/);
  await reader.tap('button', /^(Xem cách làm|Show me how)$/);
  await reader.see('dialog');
}

/** What opens over the screens and within them, in either language; the last leave something behind. */
export const states: { name: string; path: string; show: (reader: Reader) => Promise<void> }[] = [
  {
    name: 'the share sheet',
    path: meetingPath,
    show: async (reader) => {
      await reader.tap('button', /^(Mã QR và cách gửi khác|QR code and other ways to send)$/);
      await reader.see('dialog');
      await reader.see('img', /QR/);
    },
  },
  {
    name: 'the player of read articles, with all its choices',
    path: meetingPath,
    show: async (reader) => {
      await listen(reader, 'vietnamese');
      await reader.tap('button', /^(Thêm lựa chọn|More choices)$/);
      await reader.see('checkbox');
    },
  },
  {
    name: 'no voice',
    path: meetingPath,
    show: async (reader) => {
      await listen(reader, 'english');
      await reader.see('dialog');
    },
  },
  { name: 'the guide for iPhone', path: paths.home, show: (reader) => openGuide(reader, inIphone) },
  { name: 'the guide inside another app', path: paths.home, show: (reader) => openGuide(reader, inZalo) },
  {
    name: 'words found in an article',
    path: `${paths.search}#?q=bi%20thu`,
    show: async (reader) => {
      await reader.tap('link', meeting.title);
      await reader.until(() => document.querySelector('.found-words'), 'the bar of found words stands');
    },
  },
  {
    name: 'selected words',
    path: meetingPath,
    show: async (reader) => {
      await reader.see('heading', meeting.title);
      await reader.until(() => {
        const paragraph = document.querySelector('.article .prose p');
        if (paragraph && getSelection()?.isCollapsed) getSelection()?.selectAllChildren(paragraph);
        return document.querySelector('.quote-place button');
      }, 'the words can be shared');
    },
  },
  {
    name: 'the end of an article',
    path: meetingPath,
    show: async (reader) => {
      await reader.see('heading', meeting.title);
      await reader.until(() => {
        scrollTo(0, document.body.scrollHeight);
        return document.querySelector('.article-end a');
      }, 'the articles around it stand');
    },
  },
  {
    name: 'the question before everything is deleted',
    path: paths.storage,
    show: async (reader) => {
      await reader.tap('button', /^(Xóa mọi dữ liệu|Delete all)/);
      await reader.see('alertdialog');
    },
  },
  { name: 'an article that is not there', path: paths.article('khong-co'), show: (reader) => reader.see('heading') },
  {
    name: 'what was just saved',
    path: meetingPath,
    show: async (reader) => {
      await reader.tap('button', /^(Lưu bài|Save article)$/);
      await reader.until(() => document.querySelector('.toast'), 'the words about it stand');
    },
  },
  {
    name: 'saved articles',
    path: paths.saved,
    show: async (reader) => {
      await reader.see('link', meeting.title);
    },
  },
  {
    name: 'the offer to install',
    path: paths.about,
    show: async (reader) => {
      await reader.see('heading');
      await installRecord(reader, ['2020-05-01', '2020-05-07', '2020-05-09']);
      await reader.open(paths.home);
      await reader.see('link', meeting.title);
      await pretend(reader, inIphone);
      await reader.until(() => {
        dispatchEvent(
          Object.assign(new Event('beforeinstallprompt'), {
            prompt: async () => undefined,
            userChoice: Promise.resolve(),
          }),
        );
        return document.querySelector('.install-offer');
      }, 'the offer stands');
    },
  },
];
