import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './own-certificate.ts';
import { rootDir } from './shared.ts';

const SENTENCE =
  'Ủy ban nhân dân phường thông báo lịch tiếp công dân, đề nghị bà con mang theo giấy tờ cần thiết khi đến làm việc. ';

export interface ArticleSite {
  /** A published article of 600 words, on a portal that gives its name and description. */
  articleUrl: string;
  /**
   * The same text as bare HTML, from the same server. It names an empty icon, as the article does: a browser asks for
   * /favicon.ico else, in time to be charged to the paint in three runs of four (754 ms instead of 680).
   */
  bareUrl: string;
  /** Compressed bytes of the page and of every style sheet that its head waits for. */
  firstPaintBytes: number;
  /** Switches that a Chromium needs to read the site. */
  chromiumArgs: string[];
  close(): Promise<void>;
}

/** How a site is served: by `bantin serve`, in clear text and HTTP/1.1; or by its answers over HTTPS and HTTP/2, as hosts do. */
export type Transport = 'http/1.1' | 'h2';

/**
 * Publishes one article by the built program and serves it; `null` for a transport that this machine lacks the
 * program `openssl` for.
 */
export async function startArticleSite(transport: 'http/1.1'): Promise<ArticleSite>;
export async function startArticleSite(transport: Transport): Promise<ArticleSite | null>;
export async function startArticleSite(transport: Transport): Promise<ArticleSite | null> {
  const folder = await mkdtemp(join(tmpdir(), 'bantin-article-'));
  const paragraphs = Array.from({ length: 8 }, (_, index) => `<p>${index + 1}. ${SENTENCE.repeat(3)}</p>`).join('');
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Cổng thông tin phường Hồ Sen',
    description: 'Tin tức và thông báo của phường Hồ Sen.',
    items: [
      {
        id: '1',
        title: 'Lịch tiếp công dân tháng 11',
        content_html: paragraphs,
        date_published: '2026-11-01T08:00:00+07:00',
        authors: [{ name: 'Văn phòng' }],
      },
    ],
  };
  writeFileSync(join(folder, 'feed.json'), JSON.stringify(feed));
  const certificate = transport === 'h2' ? makeCertificate(folder) : '';
  if (certificate === null) {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const { dir, base, close } = await servePublished(folder, join(folder, 'feed.json'), transport);
  const path = `bai-viet/${readdirSync(join(dir, 'bai-viet'))[0]}/`;
  mkdirSync(join(dir, 'bare'));
  writeFileSync(
    join(dir, 'bare/index.html'),
    `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Lịch</title><h1>Lịch tiếp công dân tháng 11</h1>${paragraphs}</html>`,
  );
  const [head = ''] = readFileSync(join(dir, `${path}index.html`), 'utf8').split('</head>');
  const styles = [...head.matchAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)"/g)].map(([, sheet]) => `${sheet}.br`);
  const files = [`${path}index.html.br`, ...styles];
  return {
    articleUrl: base + path,
    bareUrl: `${base}bare/`,
    chromiumArgs: certificate ? [certificate] : [],
    firstPaintBytes: files.reduce((sum, file) => sum + statSync(join(dir, file)).size, 0),
    close,
  };
}

export interface SampleSite {
  /** Of every kind of screen one; Lighthouse does not look at what answers 404. */
  screenUrls: string[];
  articleUrl: string;
  /** Where the server listens. */
  port: number;
  close(): Promise<void>;
}

/**
 * Publishes the sample by the built program and serves it.
 *
 * @param publicPort of its addresses, where readers come to it by way of another server
 */
export async function startSampleSite(publicPort?: number): Promise<SampleSite> {
  const folder = await mkdtemp(join(tmpdir(), 'bantin-sample-'));
  const feed = join(rootDir, 'dist/app/feed.json');
  const { dir, base, port, close } = await servePublished(folder, feed, 'http/1.1', publicPort);
  const firstOf = (list: string) =>
    readdirSync(join(dir, list), { withFileTypes: true }).find((entry) => entry.isDirectory())?.name;
  const lists = ['chuyen-muc/', 'bai-viet/', 'album/'].map((list) => `${list}${firstOf(list)}/`);
  const screens = ['', 'chuyen-muc/', 'album/', 'tim-kiem/', 'da-luu/', 'cai-dat/', 'gioi-thieu/'];
  const [, article = ''] = lists;
  return { screenUrls: [...screens, ...lists].map((path) => base + path), articleUrl: base + article, port, close };
}

/**
 * The server has a process of its own, as a reader's has: in the one that measures, its answers would wait for that,
 * and Lighthouse's model counts every wait of a server again for each request.
 */
async function servePublished(folder: string, feed: string, transport: Transport, publicPort?: number) {
  const dir = join(folder, 'site');
  const port = await freePort();
  const base = `${transport === 'h2' ? 'https' : 'http'}://localhost:${publicPort ?? port}/`;
  const program = join(rootDir, 'dist/publisher/bantin.js');
  const args = [program, 'publish', feed, '--out', dir, '--base', base, '--quiet'];
  if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) throw new Error('npm run build first');
  const serving =
    transport === 'h2'
      ? ['.ci/run-ts.mjs', 'test/support/secure-site-server.ts', dir, folder, String(port)]
      : [program, 'serve', dir, '--port', String(port)];
  const server = spawn(process.execPath, serving, { cwd: rootDir, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(server.stdout, 'data');
  return {
    dir,
    base,
    port,
    async close() {
      server.kill();
      await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
