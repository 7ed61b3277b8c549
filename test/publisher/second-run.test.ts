import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { sha256Hex } from '../../src/publisher/source/read-feed.ts';
import { lockSite } from '../../src/publisher/work/lock.ts';
import { parseManifest } from '../../src/site/manifest.ts';
import type { BuiltPublisher } from './build-publisher.ts';
import { onEachSite } from './on-each-site.ts';
import { feedOf, filesOf, itemsOf, type TestSite } from './published-site.ts';

// Whole runs of the program, each with processes of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let publisher: BuiltPublisher;
let site: TestSite;

onEachSite((own, built) => {
  site = own;
  publisher = built;
});

const ids = (path: string) =>
  parseFeed(site.text(path), { url: `https://ward.example/${path}` }).articles.map(({ id }) => id);
const slugOf = (id: string) => JSON.parse(site.text('.bantin/record.json')).articles[id].slug as string;
const everyId = () =>
  parseManifest(JSON.parse(site.text('feed/manifest.json')))?.pages.flatMap(({ path }) => ids(path));

/** The files of the article's picture; the portal's own card is the same in every run. */
const photographs = () => {
  const record = JSON.parse(site.text('.bantin/record.json'));
  return (Object.values(record.pictures) as { files: string[] }[]).flatMap(({ files }) => files).sort();
};

describe('a second run', () => {
  test('with nothing new writes nothing', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(120)));
    await site.publish();
    const before = site.files();
    expect(await site.publish()).toMatchObject({ outcome: 'unchanged', writtenFiles: 0 });
    expect(site.files()).toEqual(before);
  });

  test('with one edited article writes its page, its archive page and little else', async () => {
    const items = itemsOf(150);
    await site.write('in/feed.json', feedOf(items));
    await site.publish();
    const before = site.files();
    items[120] = { ...items[120], content_html: '<p>Nội dung đã sửa.</p>'.repeat(40) };
    await site.write('in/feed.json', feedOf(items));
    const { writtenFiles } = await site.publish();
    const changed = [...site.files()]
      .filter(([path, { inode }]) => before.get(path)?.inode !== inode)
      .map(([path]) => path);
    expect(changed.length).toBe(writtenFiles);
    expect(changed.length, changed.join('\n')).toBeLessThanOrEqual(12);
    expect(site.text(`bai-viet/${slugOf('bai-120')}/index.html`)).toContain('đã sửa');
  });

  test('with nothing but view counts new leaves every feed page as it was', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(5)));
    await site.publish();
    const before = site.files();
    await site.write(
      'in/feed.json',
      feedOf(itemsOf(5).map((item) => ({ ...item, _bantin: { ...(item._bantin as object), views: 999 } }))),
    );
    await site.publish();
    const changed = [...site.files()]
      .filter(([path, { inode }]) => before.get(path)?.inode !== inode)
      .map(([path]) => path);
    expect(changed.filter((path) => /^(feed\.json|feed\/2|bai-viet)/.test(path))).toEqual([]);
    expect(Object.values(JSON.parse(site.text('feed/views.json')).views)).toEqual([999, 999, 999, 999, 999]);
  });

  test('of the same articles in another order writes no article anew', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(30)));
    await site.publish();
    const before = site.files();
    await site.write('in/feed.json', feedOf(itemsOf(30).reverse()));
    await site.publish();
    for (const [path, { inode }] of site.files())
      if (/^(feed|bai-viet|assets)\//.test(path)) expect([path, inode]).toEqual([path, before.get(path)?.inode]);
  });

  test('takes pictures over, and makes a replaced one anew', async () => {
    const picture = (colour: string) =>
      sharp({ create: { width: 330, height: 200, channels: 3, background: colour } })
        .jpeg()
        .toBuffer();
    await site.write('in/1.jpg', await picture('#f00'));
    await site.write('in/feed.json', feedOf([{ id: 'a', content_html: '<p>Chữ</p><img src="1.jpg" alt="Ảnh">' }]));
    await site.publish();
    const first = photographs();
    expect(first.length).toBe(5);
    await site.write(
      'in/feed.json',
      feedOf([{ id: 'a', title: 'Mới', content_html: '<p>Chữ</p><img src="1.jpg" alt="Ảnh">' }]),
    );
    const before = site.files();
    await site.publish();
    for (const path of first) expect(site.files().get(path)?.inode).toBe(before.get(path)?.inode);
    await site.write('in/1.jpg', await picture('#00f000'));
    await site.publish();
    const second = photographs();
    expect(second.length).toBe(5);
    expect(second).not.toEqual(first);
  });

  test('keeps the address of an article whose title changed', async () => {
    await site.write('in/feed.json', feedOf([{ id: '1', title: 'Tên cũ', content_text: 'Chữ' }]));
    await site.publish();
    const slug = slugOf('1');
    expect(slug).toMatch(/^ten-cu-/);
    await site.write(
      'in/feed.json',
      feedOf([{ id: '1', title: 'Tên mới', url: 'https://ward.example/bai-viet/khac/', content_text: 'Chữ' }]),
    );
    await site.publish();
    expect(slugOf('1')).toBe(slug);
    expect(site.text(`bai-viet/${slug}/index.html`)).toContain('Tên mới');
  });

  test('of a feed that lost most of its items is held back until someone says yes, and then keeps them', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(120)));
    await site.publish();
    const before = site.files();
    await site.write('in/feed.json', feedOf(itemsOf(3)));
    await expect(site.publish()).rejects.toMatchObject({
      code: 'suspicious-shrink',
      details: { before: 120, after: 3 },
    });
    expect(site.files()).toEqual(before);
    const summary = await site.publish({ acceptLoss: true });
    expect(summary).toMatchObject({ articles: 120, kept: 117 });
    expect(summary.warnings.map(({ code }) => code)).toContain('suspicious-shrink');
    expect(everyId()).toHaveLength(120);
    expect(existsSync(join(site.out, `bai-viet/${slugOf('bai-100')}/index.html`))).toBe(true);
    // And once more, from the archive that it wrote itself.
    await site.write('in/feed.json', feedOf(itemsOf(4)));
    expect(await site.publish()).toMatchObject({ articles: 120, kept: 116 });
  });

  test('of a feed that takes back most articles is held back until someone says yes', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(20)));
    await site.publish();
    const before = site.files();
    const withdrawn = itemsOf(11).map(({ id }) => ({ id }));
    await site.write('in/feed.json', feedOf(itemsOf(20), { withdrawn }));
    await expect(site.publish()).rejects.toMatchObject({ code: 'withdraws-most' });
    expect(site.files()).toEqual(before);
    expect(await site.publish({ acceptLoss: true })).toMatchObject({ articles: 9, withdrawn: 11 });
    // What was agreed to is not asked again.
    await site.write('in/feed.json', feedOf([...itemsOf(20), { id: 'mới', content_text: 'Chữ' }], { withdrawn }));
    expect(await site.publish()).toMatchObject({ articles: 10, withdrawn: 11 });
  });

  test('a withdrawn article answers with a page that says so, and leaves feed and sitemap', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(5)));
    await site.publish();
    const slug = slugOf('bai-2');
    const withdrawn = [{ id: 'bai-2', date: '2025-06-03', reason: 'Sai số liệu' }];
    await site.write('in/feed.json', feedOf(itemsOf(5), { withdrawn }));
    await site.publish();
    const page = site.text(`bai-viet/${slug}/index.html`);
    expect(page).toContain('Sai số liệu');
    expect(page).toContain('noindex');
    expect(page).not.toContain('Đoạn văn');
    expect(everyId()).not.toContain('bai-2');
    expect(site.text('sitemap.xml')).not.toContain(slug);
    expect(existsSync(join(site.out, `bai-viet/${slug}/item.json`))).toBe(false);
    // Also when a later feed has neither the article nor its withdrawal any more in its items.
    await site.write('in/feed.json', feedOf(itemsOf(2), { withdrawn }));
    await site.publish();
    expect(site.text(`bai-viet/${slug}/index.html`)).toContain('Sai số liệu');
  });

  test('warns of an article that lost most of its text', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    await site.publish();
    await site.write('in/feed.json', feedOf([{ ...itemsOf(1)[0], content_html: '<p>Cụt.</p>' }, itemsOf(2)[1] ?? {}]));
    const { warnings } = await site.publish();
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'content-shrunk', itemId: 'bai-0' }));
  });

  test('the manifest names every page with its hash and size', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(250)));
    await site.publish();
    const manifest = parseManifest(JSON.parse(site.text('feed/manifest.json')));
    expect(manifest?.articleCount).toBe(250);
    for (const { path, sha256, sizeBytes, articleCount } of manifest?.pages ?? []) {
      const text = site.text(path);
      expect([path, sha256Hex(text), Buffer.byteLength(text)]).toEqual([path, sha256, sizeBytes]);
      expect(ids(path)).toHaveLength(articleCount);
    }
    expect(new Set(everyId()).size).toBe(250);
  });
});

test('a page beside the feed that is named by its published address is read there in later runs as well', async () => {
  const profile = { feed_url: 'https://ward.example/feed.json', next_url: 'https://ward.example/trang-2.json' };
  await site.write('in/feed.json', feedOf(itemsOf(1), {}, profile));
  await site.write('in/trang-2.json', feedOf(itemsOf(3).slice(1)));
  expect(await site.publish()).toMatchObject({ articles: 3, warnings: [] });
  expect(await site.publish()).toMatchObject({ outcome: 'unchanged' });
  const [second, third] = itemsOf(3).slice(1);
  await site.write('in/trang-2.json', feedOf([{ ...second, title: 'Bài đã sửa' }, third as object]));
  expect(await site.publish()).toMatchObject({ outcome: 'published' });
  expect(site.text('feed.json')).toContain('Bài đã sửa');
});

describe('a site whose record', () => {
  test.each([
    ['is damaged', (record: string) => record.slice(0, -100)],
    ['is empty', () => ''],
    ['is of a later version', (record: string) => record.replace('"version":1', '"version":2')],
  ])('%s stays as it is, with all that only the record knows', async (_what, damage) => {
    await site.write('in/feed.json', feedOf(itemsOf(3)));
    await site.publish();
    const record = site.text('.bantin/record.json');
    await site.write('site/.bantin/record.json', damage(record));
    const before = site.files();
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    await expect(site.publish()).rejects.toMatchObject({ code: 'record-unreadable' });
    expect(site.files()).toEqual(before);
    await site.write('site/.bantin/record.json', record);
    expect(await site.publish()).toMatchObject({ outcome: 'published', kept: 1 });
  });
});

describe('a folder with something else in it', () => {
  test('is never replaced', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    await site.write('site/luan-van.txt', 'của tôi');
    await expect(site.publish()).rejects.toMatchObject({ code: 'output-foreign' });
    expect(site.text('luan-van.txt')).toBe('của tôi');
  });

  test('serves when it is empty', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    await mkdir(site.out);
    expect(await site.publish()).toMatchObject({ outcome: 'published' });
  });
});

describe('odd ids and addresses', () => {
  const odd = [
    '..',
    '.',
    '/etc/passwd',
    '__proto__',
    'constructor',
    'A',
    'a',
    'thông báo',
    '*',
    'C:\\x',
    '%2e%2e%2fx',
    ' a b ',
    '\u0000',
  ];
  const items = odd.map((id) => ({
    id,
    title: 'Cùng một tên',
    content_text: `của ${id}`,
    url: 'https://ward.example/bai-viet/..%2f..%2fx/',
  }));

  test('each gets a page of its own inside the site, and keeps it', async () => {
    await site.write('in/feed.json', feedOf(items));
    await site.publish();
    const pages = [...site.files().keys()].filter((path) => /^bai-viet\/[a-z0-9-]+\/index\.html$/.test(path));
    expect(pages).toHaveLength(odd.length);
    expect(new Set(pages.map((path) => path.toLowerCase())).size).toBe(odd.length);
    await site.write('in/feed.json', feedOf(items.map((item) => ({ ...item, title: 'Tên khác' }))));
    await site.publish();
    expect([...site.files().keys()].filter((path) => /^bai-viet\/[a-z0-9-]+\/index\.html$/.test(path))).toEqual(pages);
  });

  test('a pinned slug serves if it is free and fit', async () => {
    const siteFile = await site.write('site.json', {
      name: 'Phường',
      slugs: { one: 'thong-bao-quan-trong', two: '../ra-ngoai' },
    });
    await site.write(
      'in/feed.json',
      feedOf([
        { id: 'one', title: 'X', content_text: 'x' },
        { id: 'two', title: 'Y', content_text: 'y' },
      ]),
    );
    await site.publish({ siteFile });
    expect(slugOf('one')).toBe('thong-bao-quan-trong');
    expect(slugOf('two')).toMatch(/^y-/);
  });
});

describe('a run that is stopped', () => {
  const args = () => [
    publisher.program,
    'publish',
    join(site.folder, 'in/feed.json'),
    '--out',
    site.out,
    '--quiet',
    '--base',
    'https://ward.example/',
  ];

  test('by kill -9 at any moment leaves the old site or the new one, whole', async () => {
    // Every file but the record, which also says when; both sites hold the same addresses, which the feed names.
    const contents = () =>
      Object.fromEntries(
        [...site.files()].flatMap(([path, { content }]) => (path === '.bantin/record.json' ? [] : [[path, content]])),
      );
    const addressed = (title: string) =>
      itemsOf(60).map((item) => ({
        ...item,
        title: `${title} ${item.id}`,
        url: `https://ward.example/bai-viet/${item.id}/`,
      }));
    const feeds = { old: feedOf(addressed('Cũ')), new: feedOf(addressed('Mới')) };
    const run = async (killAfterMs?: number) => {
      const child = spawn(process.execPath, args());
      const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      const [status] = await once(child, 'exit');
      clearTimeout(timer);
      return status as number | null;
    };
    const sites = { old: {}, new: {} } as Record<'old' | 'new', Record<string, string>>;
    let runMs = 0;
    for (const name of ['new', 'old'] as const) {
      if (existsSync(site.out)) await rename(site.out, `${site.out}-next`);
      await site.write('in/feed.json', feeds[name]);
      const startedAtMs = performance.now();
      expect(await run()).toBe(0);
      runMs = performance.now() - startedAtMs;
      sites[name] = contents();
    }
    let standing: 'old' | 'new' = 'old';
    let killed = 0;
    for (let step = 1; step <= 20; step++) {
      const wanted: 'old' | 'new' = standing === 'old' ? 'new' : 'old';
      await site.write('in/feed.json', feeds[wanted]);
      if ((await run((step / 20) * runMs)) === null) killed++;
      const now = contents();
      // A full comparison only says much when it fails.
      const isWanted = isDeepStrictEqual(now, sites[wanted]);
      if (!isWanted) expect([step, now]).toEqual([step, sites[standing]]);
      if (isWanted) standing = wanted;
    }
    expect(killed).toBeGreaterThan(0);
    // A run after all that works, and leaves nothing beside the site.
    await site.write('in/feed.json', feeds.new);
    expect(await run()).toBe(0);
    expect(contents()).toEqual(sites.new);
    expect(readdirSync(site.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 180_000);

  test('by another run at the same site: the second says so and stops', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    const unlock = await lockSite(site.out);
    await expect(site.publish()).rejects.toMatchObject({ code: 'output-locked', details: { pid: process.pid } });
    expect(existsSync(site.out)).toBe(false);
    unlock();
    expect(await site.publish()).toMatchObject({ outcome: 'published' });
  });

  test('by another run in another container: the second stops, until nothing was heard of the first for minutes', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    const lock = await site.write('.site.bantin-lock', `${process.pid} 1 khac/pid:[1]`);
    await expect(site.publish()).rejects.toMatchObject({ code: 'output-locked' });
    expect(existsSync(lock)).toBe(true);
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(lock, longAgo, longAgo);
    expect(await site.publish()).toMatchObject({ outcome: 'published' });
    expect(existsSync(lock)).toBe(false);
  });

  test('by another run that takes long, which says so by the time of its lock', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const unlock = await lockSite(site.out);
      const lock = join(site.folder, '.site.bantin-lock');
      const longAgo = new Date(Date.now() - 10 * 60_000);
      await utimes(lock, longAgo, longAgo);
      vi.advanceTimersByTime(20_000);
      expect(Date.now() - statSync(lock).mtimeMs).toBeLessThan(60_000);
      unlock();
      vi.advanceTimersByTime(20_000);
      expect(existsSync(lock)).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  test("leaves a lock that the next run recognises as nobody's", async () => {
    const dead = spawn(process.execPath, ['--version']);
    await once(dead, 'exit');
    await site.write('.site.bantin-lock', String(dead.pid));
    await site.write('in/feed.json', feedOf(itemsOf(2)));
    expect(await site.publish()).toMatchObject({ outcome: 'published' });
    expect(existsSync(join(site.folder, '.site.bantin-lock'))).toBe(false);
  });

  test.skipIf(!existsSync('/proc/self/stat'))(
    'leaves a lock with the number of a process that is another by now',
    async () => {
      await site.write('in/feed.json', feedOf(itemsOf(2)));
      // In a container the next run often has the number of the killed one; and this is not when we began.
      for (const lock of [`${process.pid} 1`, String(process.pid), `${process.ppid} 1`]) {
        await site.write('.site.bantin-lock', lock);
        (await lockSite(site.out))();
      }
      // That of a process which runs, and began when the lock says, stays.
      const begun = readFileSync(`/proc/${process.ppid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')[19];
      await site.write('.site.bantin-lock', `${process.ppid} ${begun}`);
      await expect(lockSite(site.out)).rejects.toMatchObject({ details: { pid: process.ppid } });
    },
  );

  test('between the two renames of a swap: the next run brings the old site back first', async () => {
    await site.write('in/feed.json', feedOf(itemsOf(3)));
    await site.publish();
    await rename(site.out, join(site.folder, '.site.bantin-old'));
    expect(await site.publish()).toMatchObject({ outcome: 'unchanged' });
    expect(existsSync(join(site.out, 'index.html'))).toBe(true);
  });

  test('a site behind a symbolic link is replaced by moving the link', async () => {
    await mkdir(join(site.folder, 'first'));
    await symlink(join(site.folder, 'first'), site.out);
    await site.write('in/feed.json', feedOf(itemsOf(3)));
    await site.publish();
    await site.write('in/feed.json', feedOf(itemsOf(4)));
    await site.publish();
    expect(filesOf(`${site.out}/`).has('/index.html') || existsSync(join(site.out, 'index.html'))).toBe(true);
    expect(everyId()).toHaveLength(4);
  });
});
