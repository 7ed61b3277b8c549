import type { Page } from '@playwright/test';
import { installFakeSpeech } from '../fake-speech.ts';
import { inAndroid, inIphone, inZalo } from '../install-state.ts';

export const PORT = '8971';
export const ORIGIN = `http://localhost:${PORT}`;

export interface Shot {
  name: string;
  path: string;
  /** What stands on the screen when it is complete. */
  ready: string;
  /** What is done there before the picture is taken. */
  act?: (page: Page) => Promise<unknown>;
  /** The network is gone before the page opens. */
  offline?: true;
  /** Down to the end of the page, not the screen alone. */
  whole?: true;
  /** A phone that holds nothing yet and has no worker; what becomes of its requests for the feed. */
  firstVisit?: 'waits' | 'fails' | 'brings nothing';
}

/** By either language's name: English is one of the dresses. */
const button = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

export async function openFirst(page: Page, list: string, link: string, ready: string): Promise<void> {
  await page.goto(ORIGIN + list);
  await page.locator(link).first().click();
  await page.locator(ready).first().waitFor();
}

export const openFirstCard = (page: Page) => openFirst(page, '/', '.card-lead a', '.article h1');
const openFirstAlbum = (page: Page) => openFirst(page, '/album/', '.tile a', '.album-grid img');
const scroll = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'center' }));

async function openArticle(page: Page, title: RegExp, ready = '.article h1'): Promise<void> {
  await page.goto(ORIGIN);
  await page.getByRole('link', { name: title }).first().click();
  await page.locator(ready).first().waitFor();
}

const pretend = (page: Page, userAgent: string) =>
  page.evaluate((given) => {
    Object.defineProperty(navigator, 'userAgent', { value: given, configurable: true });
  }, userAgent);

async function openGuide(page: Page, userAgent: string): Promise<void> {
  await openFirstCard(page);
  await pretend(page, userAgent);
  await page.locator('.banner a').last().click();
  await button(page, /^(Xem cách làm|Show me how)$/).click();
  await page.getByRole('dialog').waitFor();
}

async function listen(page: Page, voices: 'vietnamese' | 'english'): Promise<void> {
  await openFirstCard(page);
  await page.evaluate(installFakeSpeech, { android: true, voices });
  await button(page, /^(Nghe bài|Listen)$/).click();
  await page.locator(voices === 'english' ? 'dialog' : '.player').waitFor();
}

/** Saves an article and keeps an album and a category; twice is once. */
async function keepThings(page: Page): Promise<void> {
  await openFirstCard(page);
  const save = page.locator('.article-actions button[aria-pressed]').first();
  if ((await save.getAttribute('aria-pressed')) !== 'true') {
    await save.click();
    await page.locator('.toast').waitFor();
  }
  await openFirstAlbum(page);
  const isKept = () => page.getByRole('button', { name: /^(Gỡ album khỏi máy|Remove album)/ });
  const keep = page.locator('.keep button').first();
  await keep.waitFor();
  if (!(await isKept().isVisible())) await keep.click();
  await isKept().waitFor();
  await page.goto(`${ORIGIN}/da-luu/`);
  await page.locator('.kept-item').first().waitFor();
}

/** Every screen and state, in an order in which what one leaves behind is what a later one shows. */
export const shots: Shot[] = [
  { name: 'first-loading', path: '/', ready: '.notice', firstVisit: 'waits' },
  { name: 'first-failed', path: '/', ready: '.strip-failed', firstVisit: 'fails' },
  { name: 'first-empty', path: '/', ready: '.notice', firstVisit: 'brings nothing' },
  { name: 'saved-empty', path: '/da-luu/', ready: '.notice' },
  { name: 'home', path: '/', ready: '.card img' },
  { name: 'home-list', path: '/', ready: '.card img', act: (page) => page.evaluate(() => scrollTo(0, 900)) },
  { name: 'categories', path: '/chuyen-muc/', ready: '.category-list a' },
  {
    name: 'category',
    path: '/chuyen-muc/',
    ready: '.category-list a',
    act: (page) => openFirst(page, '/chuyen-muc/', '.category-list a', '.list .card'),
  },
  { name: 'albums', path: '/album/', ready: '.tile img' },
  { name: 'album', path: '/album/', ready: '.tile a', act: openFirstAlbum },
  {
    name: 'viewer',
    path: '/album/',
    ready: '.tile a',
    act: async (page) => {
      await openFirstAlbum(page);
      await page.locator('.album-grid button').first().click();
      await page.locator('dialog img').waitFor();
    },
  },
  { name: 'search-empty', path: '/tim-kiem/', ready: '.search' },
  { name: 'search', path: '/tim-kiem/#?q=tiem%20chung', ready: '.results mark' },
  { name: 'search-nothing', path: '/tim-kiem/#?q=khongcogi', ready: '.search-intro' },
  {
    name: 'article-found',
    path: '/tim-kiem/#?q=tiem%20chung',
    ready: '.results mark',
    act: async (page) => {
      await page.locator('.results a').first().click();
      await page.locator('.found-words').waitFor();
    },
  },
  { name: 'settings', path: '/cai-dat/', ready: '.settings', whole: true },
  { name: 'storage', path: '/cai-dat/bo-nho/', ready: '.storage-kind', whole: true },
  { name: 'about', path: '/gioi-thieu/', ready: '.about', whole: true },
  { name: 'not-found', path: '/khong-co/', ready: '.notice' },
  { name: 'article', path: '/', ready: '.card-lead a', act: openFirstCard },
  {
    name: 'article-body',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page.evaluate(() => scrollTo(0, 700));
    },
  },
  {
    name: 'article-end',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.locator('.article-end').waitFor();
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    },
  },
  {
    name: 'article-table',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openArticle(page, /Lịch tiếp công dân/);
      await scroll(page, '.article table');
    },
  },
  {
    name: 'article-recording',
    path: '/',
    ready: '.card-lead a',
    act: (page) => openArticle(page, /Bản tin phát thanh/),
  },
  {
    name: 'quotation',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page
        .locator('.article .prose p')
        .first()
        .evaluate((paragraph) => {
          getSelection()?.selectAllChildren(paragraph);
        });
      await page.locator('.quote-place button').first().waitFor();
    },
  },
  {
    name: 'share',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await button(page, /^(Chia sẻ|Share)$/).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'qr-code',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await button(page, /^(Mã QR và cách gửi khác|QR code and other ways to send)$/).click();
      await page.locator('dialog svg[role=img]').waitFor();
    },
  },
  { name: 'player', path: '/', ready: '.card-lead a', act: (page) => listen(page, 'vietnamese') },
  {
    name: 'player-options',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await listen(page, 'vietnamese');
      await button(page, /^(Thêm lựa chọn|More choices)$/).click();
      await page.locator('.player select').waitFor();
    },
  },
  { name: 'no-voice', path: '/', ready: '.card-lead a', act: (page) => listen(page, 'english') },
  { name: 'guide-iphone', path: '/', ready: '.card-lead a', act: (page) => openGuide(page, inIphone) },
  { name: 'guide-android', path: '/', ready: '.card-lead a', act: (page) => openGuide(page, inAndroid) },
  { name: 'guide-zalo', path: '/', ready: '.card-lead a', act: (page) => openGuide(page, inZalo) },
  { name: 'saved', path: '/', ready: '.card-lead a', act: keepThings },
  {
    name: 'saved-toast',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page.locator('.article-actions button[aria-pressed]').first().click();
      await page.locator('.toast').waitFor();
      // Saved again, for what follows.
      await page.locator('.article-actions button[aria-pressed=false]').first().click();
      await page.locator('.article-actions button[aria-pressed=true]').first().waitFor();
    },
  },
  {
    name: 'install-offer',
    path: '/gioi-thieu/',
    ready: '.about',
    act: async (page) => {
      // As on the third day on an iPhone.
      await page.addInitScript((userAgent) => {
        Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true });
      }, inIphone);
      await page.goto(ORIGIN);
      await page.locator('.install-offer').waitFor();
    },
  },
  { name: 'offline-home', path: '/', ready: '.strip-offline', offline: true },
  { name: 'offline-missing', path: '/bai-viet/khong-co/', ready: '.notice', offline: true },
];
