import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { SiteFiles } from '../../src/publisher/output/site-files.ts';
import { onEachSite } from './on-each-site.ts';
import { feedOf, itemsOf, type TestSite } from './published-site.ts';

// Whole runs of the program, each with processes of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let site: TestSite;

onEachSite((own) => {
  site = own;
});

const record = () => JSON.parse(site.text('.bantin/record.json'));
const withdrawn = () => JSON.parse(site.text('feed.json'))._bantin.withdrawn;
const pageOf = (id: string) => site.text(`bai-viet/${record().articles[id].slug}/index.html`);
const picture = (background: string) =>
  sharp({ create: { width: 330, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer();
/** Paths of the files that are not those of before. */
const changedSince = (before: Map<string, { inode: number }>) =>
  [...site.files()].filter(([path, { inode }]) => before.get(path)?.inode !== inode).map(([path]) => path);

describe('a run after the feed changed what it says of itself', () => {
  test('draws every page with the new name of the portal', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(3)));
    await site.publish();
    await site.write('in/feed.json', feedOf(itemsOf(3), {}, { title: 'Phường Mới' }));
    await site.publish();
    for (const id of ['bai-0', 'bai-1', 'bai-2']) {
      expect(pageOf(id)).toContain('<meta property="og:site_name" content="Phường Mới">');
      expect(pageOf(id)).not.toContain('Phường Thử');
    }
  });

  test('draws the pages of a renamed category anew, and no others', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(4)));
    await site.publish();
    const before = site.files();
    const categories = [
      { id: 'van-hoa', title: 'Văn hoá - Xã hội' },
      { id: 'Y tế', title: 'Y tế' },
    ];
    await site.write('in/feed.json', feedOf(itemsOf(4), { categories }));
    await site.publish();
    expect(pageOf('bai-1')).toContain('Văn hoá - Xã hội');
    const pages = changedSince(before).filter((path) => /^bai-viet\/.*index\.html$/.test(path));
    const slugs = [1, 3].map((index) => record().articles[`bai-${index}`].slug);
    expect(pages.sort()).toEqual(slugs.map((slug) => `bai-viet/${slug}/index.html`).sort());
  });
});

describe('articles that the feed no longer has', () => {
  /** A feed without the profile, as most are: its categories are the tags of the items that it happens to have. */
  const tagged = (tags: string[]) => ({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Phường Thử',
    items: tags.map((tag, index) => ({
      id: `${tag}-${index}`,
      title: `Bài về ${tag}`,
      content_text: 'Chữ',
      tags: [tag],
      date_published: `2025-06-0${index + 1}T08:00:00+07:00`,
    })),
  });

  test('keep their category, and stay as they were in every following run', async () => {
    await site.write('in/feed.json', tagged(['Y tế', 'Giáo dục', 'An ninh']));
    await site.publish();
    await site.write('in/feed.json', tagged(['Y tế', 'Giáo dục']));
    await site.publish();
    const before = site.files();
    for (const tags of [['Y tế'], ['Y tế', 'Thể thao']]) {
      await site.write('in/feed.json', tagged(tags));
      await site.publish();
    }
    const kept = record().articles['An ninh-2'];
    for (const path of [`bai-viet/${kept.slug}/index.html`, `bai-viet/${kept.slug}/item.json`])
      expect([path, site.files().get(path)?.inode]).toEqual([path, before.get(path)?.inode]);
    expect(site.text('chuyen-muc/an-ninh/index.html')).toContain('Bài về An ninh');
    const { info } = parseFeed(site.text('feed.json'), { url: 'https://ward.example/feed.json' });
    expect(info.categories).toEqual([
      { id: 'y-te', title: 'Y tế' },
      { id: 'the-thao', title: 'Thể thao' },
      { id: 'giao-duc', title: 'Giáo dục' },
      { id: 'an-ninh', title: 'An ninh' },
    ]);
  });

  test('and were withdrawn still say so when the feed has forgotten that, too', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(5)));
    await site.publish();
    const { slug } = record().articles['bai-2'];
    await site.write('in/feed.json', feedOf(itemsOf(5), { withdrawn: [{ id: 'bai-2', reason: 'Sai số liệu' }] }));
    await site.publish();
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    await site.publish();
    expect(site.text(`bai-viet/${slug}/index.html`)).toContain('Sai số liệu');
    for (const path of ['feed.json', 'rss.xml', 'sitemap.xml', 'index.html', 'chuyen-muc/y-te/index.html'])
      expect(site.text(path)).not.toContain('Bài số 2');
    // A phone that was away since before the withdrawal hears of it now.
    expect(withdrawn()).toEqual([{ id: 'bai-2', reason: 'Sai số liệu' }]);
    await site.write(
      'in/feed.json',
      feedOf(itemsOf(1), { withdrawn: [{ id: 'bai-1', date: '2025-07-01T00:00:00Z' }] }),
    );
    await site.publish({ acceptLoss: true });
    expect(withdrawn()).toEqual([
      { id: 'bai-1', date: '2025-07-01T00:00:00.000Z' },
      { id: 'bai-2', reason: 'Sai số liệu' },
    ]);
    // An editor who took it back by mistake publishes it again.
    await site.write('in/feed.json', feedOf(itemsOf(5)));
    await site.publish();
    expect(pageOf('bai-2')).toContain('Đoạn văn');
    expect(withdrawn()).toBeUndefined();
  });
});

describe('a picture that could not be had', () => {
  const album = [1, 2, 3].map((number) => `<img src="${number}.jpg" alt="Ảnh ${number}">`).join('');

  test('beside the feed is said again in every run, and taken once it is there', async () => {
    await site.write('in/feed.json', feedOf([{ id: 'a', content_html: '<p>Chữ</p><img src="1.jpg" alt="Ảnh">' }]));
    const first = await site.publish();
    expect(first.warnings).toMatchObject([{ code: 'picture-left-out', itemId: 'a', path: '1.jpg' }]);
    expect(await site.publish()).toMatchObject({ outcome: 'unchanged', warnings: first.warnings });
    await site.write('in/1.jpg', await picture('#f00'));
    expect(await site.publish()).toMatchObject({ outcome: 'published', pictures: 1, warnings: [] });
    expect(pageOf('a')).toMatch(/pictures\/[a-z0-9]+-320\.jpg/);
    expect(await site.publish()).toMatchObject({ outcome: 'unchanged', warnings: [] });
  });

  test('because it may not be read is left out by name', async () => {
    await mkdir(join(site.folder, 'in/1.jpg'), { recursive: true });
    await site.write('in/feed.json', feedOf([{ id: 'a', content_html: '<p>Chữ</p><img src="1.jpg" alt="Ảnh">' }]));
    expect((await site.publish()).warnings).toMatchObject([{ code: 'picture-left-out', path: '1.jpg' }]);
  });

  test('makes no album of what is left, on no page, until it comes', async () => {
    for (const number of [1, 2]) await site.write(`in/${number}.jpg`, await picture(`#${number}00`));
    await site.write('in/feed.json', feedOf([{ id: 'a', title: 'Lễ hội', content_html: `<p>Chữ</p>${album}` }]));
    await site.publish();
    expect(existsSync(join(site.out, 'album', record().articles.a.slug))).toBe(false);
    expect(site.text('album/index.html')).not.toContain('Lễ hội');
    await site.write('in/3.jpg', await picture('#300'));
    await site.publish();
    expect(site.text(`album/${record().articles.a.slug}/index.html`)).toContain('Lễ hội');
    expect(site.text('album/index.html')).toContain('Lễ hội');
  });
});

test('a run with compressed twins after one without gives every file its own', async () => {
  await site.write('in/feed.json', feedOf(itemsOf(40)));
  await site.publish({ compress: false });
  expect([...site.files().keys()].filter((path) => path.endsWith('.br'))).toEqual([]);
  await site.publish();
  const files = [...site.files().keys()];
  for (const path of ['feed.json', 'feed/manifest.json', 'index.html', 'feed/2025-05.json', 'rss.xml'])
    expect(files).toEqual(expect.arrayContaining([path, `${path}.br`, `${path}.gz`]));
});

test('a file that was taken over from the standing site is never written into', async () => {
  await site.write('old/page.html', 'cũ');
  const files = new SiteFiles(join(site.folder, 'old'), join(site.folder, 'new'));
  expect(files.link('page.html')).toBe(true);
  files.write('page.html', 'mới');
  files.writePieces('page.html', ['mới ', 'hơn']);
  const [before, after] = ['old', 'new'].map((folder) => readdirSync(join(site.folder, folder)));
  expect(before).toEqual(after);
  expect(readFileSync(join(site.folder, 'old/page.html'), 'utf8')).toBe('cũ');
  expect(readFileSync(join(site.folder, 'new/page.html'), 'utf8')).toBe('mới hơn');
});

test('a site behind a link leaves nothing beside it, also of a run that was stopped while it moved the link', async () => {
  const left = join(site.folder, '.site.bantin-at-stopped');
  await mkdir(join(site.folder, 'first'));
  await symlink(join(site.folder, 'first'), site.out);
  await site.write('in/feed.json', feedOf(itemsOf(3)));
  await site.publish();
  await mkdir(left);
  await writeFile(join(left, 'index.html'), 'nửa chừng');
  await site.write('in/feed.json', feedOf(itemsOf(4)));
  await site.publish();
  expect(readdirSync(site.folder).filter((name) => name.startsWith('.'))).toHaveLength(1);
  expect(site.text('index.html')).toContain('Bài số 3');
});
