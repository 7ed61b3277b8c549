import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { type BuiltPublisher, buildPublisher } from './build-publisher.ts';

// Whole runs of the program, each with processes of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let publisher: BuiltPublisher;
let folder = '';
let out = '';
let picture: Buffer;

interface Ended {
  status: number;
  output: string;
}

function bantin(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [publisher.program, ...args], (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code ?? -1) : 0, output: stdout + stderr }),
    );
  });
}

async function write(path: string, content: string | Buffer | object): Promise<string> {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  const isJson = typeof content === 'object' && !Buffer.isBuffer(content);
  await writeFile(full, isJson ? JSON.stringify(content) : content);
  return full;
}

const feed = (items: object[], rest: object = {}) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Cổng thông tin phường <Thử>',
  items,
  ...rest,
});
const published = (path = 'feed.json') =>
  parseFeed(readFileSync(join(out, path), 'utf8'), { url: `http://site.example/${path}` });

beforeAll(async () => {
  publisher = await buildPublisher();
  picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#2a6' } })
    .jpeg()
    .toBuffer();
}, 60_000);

afterAll(() => publisher?.remove());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bantin-program-'));
  out = join(folder, 'site');
  return () => rm(folder, { recursive: true, force: true });
});

describe('publishing a local feed', () => {
  test('brings articles, pictures and app into one folder', async () => {
    await write('in/anh/1.jpg', picture);
    const path = await write(
      'in/feed.json',
      feed([
        {
          id: '1',
          title: 'Bài một',
          content_html: '<p>Chữ</p><img src="anh/1.jpg" alt="Ảnh"><p><a href="tin/2">xa</a></p>',
        },
      ]),
    );
    const { status, output } = await bantin('publish', path, '--out', out);
    expect([status, output]).toEqual([0, expect.stringContaining('1 bài, 1 ảnh')]);
    const [article] = published().articles;
    expect(article?.url).toMatch(/^http:\/\/site\.example\/bai-viet\/bai-mot-[0-9a-z]{11}\/$/);
    const src = article?.cover?.src ?? '';
    expect(src).toMatch(/^http:\/\/site\.example\/pictures\/[0-9a-z]{16}-400\.jpg$/);
    expect(existsSync(join(out, new URL(src).pathname))).toBe(true);
    // A link beside a local feed leads nowhere on the web, so its words stay alone.
    expect(readFileSync(join(out, 'feed.json'), 'utf8')).not.toContain('feed.invalid');
    expect(existsSync(join(out, 'assets/main-a1.js'))).toBe(true);
    expect(existsSync(join(out, 'anh/sample.jpg'))).toBe(false);
  });

  test('writes the name into the shell and the new revision into the worker', async () => {
    const path = await write('in/feed.json', feed([{ id: '1', content_text: 'x' }]));
    await bantin('publish', path, '--out', out);
    const shell = readFileSync(join(out, 'shell.html'));
    expect(shell.toString()).toContain('<title>Cổng thông tin phường &lt;Thử&gt;</title>');
    expect(shell.toString()).toContain('"name":"Cổng thông tin phường \\u003cThử>"');
    const { createHash } = await import('node:crypto');
    const revision = createHash('md5').update(shell).digest('hex');
    expect(readFileSync(join(out, 'sw.js'), 'utf8')).toContain(`{"revision":"${revision}","url":"shell.html"}`);
  });

  test('follows next_url and writes the archive by month, readable page by page', async () => {
    const items = (month: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${month}-${index}`,
        content_text: `Bài ${index}`,
        date_published: new Date(Date.UTC(2025, month, 2, 0, index)).toISOString(),
      }));
    await write('in/trang-2.json', feed([...items(1, 130), ...items(3, 1)]));
    const path = await write('in/feed.json', feed(items(3, 20), { next_url: 'trang-2.json' }));
    const { status } = await bantin('publish', path, '--out', out);
    expect(status).toBe(0);
    const ids = new Set<string>();
    let next = 'feed.json';
    const pages: string[] = [];
    while (next) {
      pages.push(next);
      const { articles, info } = published(next);
      expect(articles.length).toBeLessThanOrEqual(100);
      for (const { id } of articles) ids.add(id);
      next = info.nextUrl.replace('http://site.example/', '');
    }
    const february = [
      'feed/2025-02-5.json',
      'feed/2025-02-4.json',
      'feed/2025-02-3.json',
      'feed/2025-02-2.json',
      'feed/2025-02.json',
    ];
    expect(pages).toEqual(['feed.json', 'feed/2025-04.json', ...february]);
    expect(existsSync(join(out, 'feed.json.br'))).toBe(true);
    expect(ids.size).toBe(150);
    expect(published().articles).toHaveLength(50);
  });

  test('never reads outside the feed folder', async () => {
    await write('secret.jpg', picture);
    await mkdir(join(folder, 'in'));
    await symlink(join(folder, 'secret.jpg'), join(folder, 'in/link.jpg'));
    const path = await write(
      'in/feed.json',
      feed([
        {
          id: '1',
          content_html:
            '<p>a</p><img src="link.jpg" alt="Một"><img src="../secret.jpg" alt="Hai"><img src="%2e%2e/secret.jpg">',
        },
      ]),
    );
    const { status, output } = await bantin('publish', path, '--out', out);
    expect(status).toBe(0);
    expect(output).toContain('link.jpg');
    const pictures = await readdir(join(out, 'pictures'));
    expect(pictures.filter((name) => !name.endsWith('-preview.jpg'))).toEqual([]);
    expect(readFileSync(join(out, 'feed.json'), 'utf8')).toContain('Một');
  });

  test('takes the settings of --site', async () => {
    const path = await write('in/feed.json', feed([{ id: '1', content_text: 'x' }]));
    const site = await write('site.json', { name: 'Phường Tây Hồ', accentColour: '#0a7d4b' });
    await bantin('publish', path, '--out', out, '--site', site);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('content="#0a7d4b"');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('<title>Phường Tây Hồ</title>');
  });

  test('takes the site.json beside the feed, and tells what of it is not taken', async () => {
    const path = await write('in/feed.json', feed([{ id: '1', content_text: 'x' }]));
    await write('in/site.json', { name: 'Phường Tây Hồ', accentColor: '#0a7d4b' });
    const { output } = await bantin('publish', path, '--out', out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('<title>Phường Tây Hồ</title>');
    expect(output).toMatch(/site\.json: accentColor: Không có thiết lập tên này.*accentColour/);
  });

  test('under a sub-path every address of the shell and feed moves there', async () => {
    const path = await write('in/feed.json', feed([{ id: '1', title: 'A', content_text: 'x' }]));
    await bantin('publish', path, '--out', out, '--base', 'https://ward.example/tin/moi');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('data-app="/tin/moi/assets/main-a1.js"');
    const document = JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8'));
    expect(document.feed_url).toBe('https://ward.example/tin/moi/feed.json');
    expect(document.items[0].url).toMatch(/^https:\/\/ward\.example\/tin\/moi\/bai-viet\/a-/);
  });
});

describe('a feed that cannot be read', () => {
  test.each([
    ['cut.json', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"', 'mạng'],
    ['page.json', '<!doctype html><title>Đăng nhập</title>', 'HTML'],
    ['array.json', '[1,2]', 'items'],
    ['none.json', '   ', 'rỗng'],
  ])('%s is refused in Vietnamese and English, and the old site stays', async (name, text, word) => {
    const good = await write('in/feed.json', feed([{ id: '1', title: 'Bài cũ', content_text: 'x' }]));
    await bantin('publish', good, '--out', out);
    const before = readFileSync(join(out, 'feed.json'), 'utf8');
    const { status, output } = await bantin('publish', await write(`in/${name}`, text), '--out', out);
    expect(status).toBe(2);
    expect(output).toContain(word);
    expect(output).toMatch(/\((The|This) /);
    expect(readFileSync(join(out, 'feed.json'), 'utf8')).toBe(before);
    expect((await readdir(folder)).sort()).toEqual(['in', 'site']);
  });

  test('a place that cannot be written to is refused in words, not by a stack trace', async () => {
    const path = await write('in/feed.json', feed([{ id: '1', content_text: 'x' }]));
    const file = await write('tep', 'x');
    const below = await bantin('publish', path, '--out', join(file, 'site'));
    expect([below.status, below.output]).toEqual([2, expect.stringContaining('không phải thư mục')]);
    const long = await bantin('publish', path, '--out', join(folder, 'a'.repeat(250)), '--lang', 'en');
    expect([long.status, long.output]).toEqual([2, expect.stringContaining('too long')]);
    expect((await readdir(folder)).sort()).toEqual(['in', 'tep']);
  });

  test('a missing file and a wrong option are refused with status 2', async () => {
    expect(await bantin('publish', join(folder, 'none.json'), '--out', out)).toMatchObject({ status: 2 });
    expect(await bantin('publish', '--nonsense')).toMatchObject({ status: 2 });
    expect((await bantin('--help')).output).toContain('bantin publish');
  });
});

describe('checking a feed', () => {
  const faulty = feed([
    { id: '1', title: 'Bài', content_text: 'x', date_published: '2025-13-45' },
    { title: 'Không có id' },
  ]);

  test('tells each fault with its place and remedy, in Vietnamese or English', async () => {
    const path = await write('feed.json', faulty);
    const vietnamese = await bantin('check', path);
    expect(vietnamese.status).toBe(0);
    expect(vietnamese.output).toContain('items[0].date_published (bài 1)');
    expect(vietnamese.output).toContain('Ghi ngày dạng');
    expect((await bantin('check', path, '--lang', 'en')).output).toContain('Write dates as');
  });

  test('is 0 when good, 1 with warnings under --strict, 2 when refused', async () => {
    const good = await write('good.json', feed([{ id: '1', content_text: 'x' }]));
    const path = await write('feed.json', faulty);
    expect((await bantin('check', good, '--strict')).status).toBe(0);
    expect((await bantin('check', path, '--strict')).status).toBe(1);
    expect((await bantin('check', await write('bad.json', '{'))).status).toBe(2);
  });

  test('answers machines in JSON, also when it refuses', async () => {
    const report = JSON.parse((await bantin('check', await write('feed.json', faulty), '--json')).output);
    expect(report).toMatchObject({ reportVersion: 1, outcome: 'warnings', articles: 1, pages: 1 });
    expect(report.warnings[0]).toMatchObject({ code: 'date-invalid', path: 'items[0].date_published', itemId: '1' });
    const refused = await bantin('check', await write('bad.json', 'x'), '--json');
    expect([refused.status, JSON.parse(refused.output).error.code]).toEqual([2, 'not-json']);
  });
});

describe('checking the site.json beside a feed', () => {
  beforeEach(async () => {
    await write('feed.json', feed([{ id: '1', title: 'Bài', content_text: 'x', language: 'vi' }]));
  });
  const check = (...args: string[]) => bantin('check', join(folder, 'feed.json'), ...args);

  test('tells its faults among those of the feed, and of another one that is named', async () => {
    await write('site.json', { name: 'Phường', accentColor: '#0a7d4b' });
    await write('khac.json', { name: 'Phường', slugs: { '1': 'Có Dấu' } });
    const { status, output } = await check('--strict');
    expect([status, output]).toEqual([1, expect.stringMatching(/site\.json: accentColor: .*accentColour/)]);
    const { output: json } = await check('--json', '--site', join(folder, 'khac.json'));
    expect(JSON.parse(json).warnings).toEqual([
      expect.objectContaining({ code: 'site-slug', path: 'site.json: slugs.1', remedy: expect.stringContaining('a') }),
    ]);
  });

  test.each([
    ['{\n  "name": "Phường",\n}', /dòng 3, cột 1/],
    ['{ "name": "Phường"', /dừng trước khi hết/],
    ['{ "name": "Phường", "icon": "khong-co.png" }', /khong-co\.png/],
    ['{ "name": "Phường", "icon": "chu.png" }', /không phải loại ảnh/],
  ])('refuses what publishing would refuse: %s', async (text, words) => {
    await write('chu.png', 'chữ');
    await write('site.json', text);
    const { status, output } = await check();
    expect([status, output]).toEqual([2, expect.stringMatching(words)]);
  });

  test('reads it as Windows editors save it', async () => {
    await write('site.json', '\ufeff{ "name": "Phường" }');
    expect(await check('--strict')).toMatchObject({ status: 0 });
  });
});

describe('publishing from an address', () => {
  let server: Server;
  let asked: string[];
  let origin = '';

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/feed.json')
        response.end(
          JSON.stringify(
            feed([
              {
                id: '1',
                content_html: `<p>Chữ còn nguyên</p><img src="/a.jpg" alt="Được"><img src="/gone.jpg" alt="Mất"><img src="http://127.0.0.1:1/x.jpg">`,
              },
            ]),
          ),
        );
      else if (request.url === '/a.jpg') response.end(picture);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return () => {
      server.close();
      server.closeAllConnections();
    };
  });

  test('is refused inward without --allow-private, before anything is asked', async () => {
    const { status, output } = await bantin('publish', `${origin}/feed.json`, '--out', out);
    expect([status, output]).toEqual([2, expect.stringContaining('--allow-private')]);
    expect(asked).toEqual([]);
  });

  test('fetches what it may and names what it left out', async () => {
    const { status, output } = await bantin('publish', `${origin}/feed.json`, '--out', out, '--allow-private');
    expect(status).toBe(0);
    expect(output).toContain(`${origin}/gone.jpg`);
    const text = readFileSync(join(out, 'feed.json'), 'utf8');
    expect(text).toContain('Chữ còn nguyên');
    expect(text).toContain('Mất');
    expect(text).not.toContain('gone.jpg');
    expect(asked.filter((path) => path === '/a.jpg')).toHaveLength(1);
  });

  test('start trusts the address that was typed, and serves the site', async () => {
    const program = spawn(process.execPath, [publisher.program, 'start', `${origin}/feed.json`], {
      env: { ...process.env, PORT: '0' },
    });
    let output = '';
    program.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    try {
      while (!output.includes('http://localhost:')) await once(program.stdout, 'data');
      const address = /http:\/\/localhost:\d+\//.exec(output)?.[0] ?? '';
      expect((await fetch(`${address}feed.json`)).status).toBe(200);
      expect(asked).toContain('/a.jpg');
    } finally {
      program.kill();
      await once(program, 'exit');
    }
  });
});
