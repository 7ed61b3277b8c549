import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { onEachSite } from './on-each-site.ts';
import { feedOf, type TestSite } from './published-site.ts';

// Whole runs of the program, each with processes of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** What the picture's server does next, and how often it was asked. */
interface Upstream {
  origin: string;
  bytes: Buffer;
  etag: string;
  lastModified: string;
  broken: boolean;
  answers: number[];
  server: Server;
}

let site: TestSite;
let upstream: Upstream;

onEachSite(async (own) => {
  site = own;
  upstream = await startUpstream();
  const html = `<p>Chữ</p><img src="${upstream.origin}/anh.jpg" alt="Ảnh">`;
  await site.write('in/feed.json', feedOf([{ id: 'a', content_html: html }]));
});

afterEach(() => {
  upstream.server.close();
  upstream.server.closeAllConnections();
});

async function startUpstream(): Promise<Upstream> {
  const state = { bytes: await picture('#f00'), etag: '"1"', lastModified: '', broken: false, answers: [] as number[] };
  const server = createServer((request, response) => {
    const { bytes, etag, lastModified, broken, answers } = running;
    const asked = request.headers;
    const isHeld =
      (etag !== '' && asked['if-none-match'] === etag) ||
      (lastModified !== '' && asked['if-modified-since'] === lastModified);
    const status = broken ? 404 : isHeld ? 304 : 200;
    answers.push(status);
    response.writeHead(status, {
      'Content-Type': 'image/jpeg',
      ...(etag && { ETag: etag }),
      ...(lastModified && { 'Last-Modified': lastModified }),
    });
    response.end(status === 200 ? bytes : '');
  });
  const running: Upstream = { ...state, origin: '', server };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return running;
}

const picture = (background: string) =>
  sharp({ create: { width: 330, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer();

const publish = () => site.publish({}, [upstream.origin]);
const record = () => JSON.parse(site.text('.bantin/record.json'));
const shown = () => record().pictures[`${upstream.origin}/anh.jpg`].path as string;

/** As if the last run was so long ago; `null` as if it was an earlier version's, which noted nothing. */
async function age(ms: number | null): Promise<void> {
  const { checks, ...rest } = record();
  const older = Object.entries(checks as Record<string, { checkedAtMs: number }>).map(([url, check]) => {
    return [url, { ...check, checkedAtMs: check.checkedAtMs - (ms ?? 0) }];
  });
  await site.write('site/.bantin/record.json', ms === null ? rest : { ...rest, checks: Object.fromEntries(older) });
}

const DAY_MS = 24 * 3600 * 1000;

describe('a picture on another server', () => {
  test('is not asked for again within a day', async () => {
    await publish();
    upstream.bytes = await picture('#00f');
    upstream.etag = '"2"';
    await age(DAY_MS - 3_600_000);
    expect(await publish()).toMatchObject({ outcome: 'unchanged', writtenFiles: 0 });
    expect(upstream.answers).toEqual([200]);
  });

  test.each([
    ['ETag', '"1"', ''],
    ['Last-Modified', '', 'Thu, 12 Nov 2020 08:00:00 GMT'],
  ])('that is still the same by its %s is not sent again, and its article not written', async (_by, etag, time) => {
    Object.assign(upstream, { etag, lastModified: time });
    await publish();
    const before = site.files();
    await age(DAY_MS);
    expect(await publish()).toMatchObject({ outcome: 'published', writtenFiles: 1 });
    expect(upstream.answers).toEqual([200, 304]);
    for (const [path, { inode }] of site.files())
      if (path !== '.bantin/record.json') expect([path, inode]).toEqual([path, before.get(path)?.inode]);
    // The answer counts for another day.
    expect(await publish()).toMatchObject({ outcome: 'unchanged' });
  });

  test('that was replaced under its address is shown as it is now', async () => {
    await publish();
    const first = shown();
    upstream.bytes = await picture('#00f');
    upstream.etag = '"2"';
    await age(DAY_MS);
    await publish();
    expect(shown()).not.toBe(first);
    expect(site.text('feed.json')).toContain(shown());
    const pages = [...site.files()].filter(([path]) => /^bai-viet\/.*index\.html$/.test(path));
    expect(pages.map(([, { content }]) => content.includes(shown()))).toEqual([true]);
    expect(upstream.answers).toEqual([200, 200]);
    await age(DAY_MS);
    await publish();
    expect(upstream.answers).toEqual([200, 200, 304]);
  });

  test('whose server fails, or sends something else, stays as it was', async () => {
    await publish();
    const first = shown();
    upstream.broken = true;
    await age(DAY_MS);
    expect((await publish()).warnings).toEqual([]);
    expect(shown()).toBe(first);
    expect(await publish()).toMatchObject({ outcome: 'unchanged' });
    Object.assign(upstream, { broken: false, etag: '"2"', bytes: Buffer.from('<html>Bảo trì</html>') });
    await age(DAY_MS);
    await publish();
    expect(shown()).toBe(first);
    // Once it is a picture again it is taken, for the version held is still that of the first.
    upstream.bytes = await picture('#0f0');
    await age(DAY_MS);
    await publish();
    expect(shown()).not.toBe(first);
  });

  test('that could not be had is asked for again at once, then ever more rarely, and is there once it can be', async () => {
    upstream.broken = true;
    const first = await publish();
    expect(first.warnings).toMatchObject([{ code: 'picture-left-out', itemId: 'a', detail: 'fetch:status 404' }]);
    await publish();
    expect(upstream.answers).toEqual([404, 404]);
    expect(await publish()).toMatchObject({ outcome: 'unchanged', warnings: first.warnings });
    expect(upstream.answers).toEqual([404, 404]);
    upstream.broken = false;
    const { leftOut, ...rest } = record();
    const [[url, one]] = Object.entries(leftOut as Record<string, { triedAtMs: number }>) as [
      [string, { triedAtMs: number }],
    ];
    const older = { [url]: { ...one, triedAtMs: one.triedAtMs - 5 * 60_000 } };
    await site.write('site/.bantin/record.json', { ...rest, leftOut: older });
    expect(await publish()).toMatchObject({ outcome: 'published', pictures: 1, warnings: [] });
    expect(shown()).toMatch(/^pictures\//);
    expect(await publish()).toMatchObject({ outcome: 'unchanged', warnings: [] });
  });

  test('of a site of an earlier version is asked for in full, once', async () => {
    await publish();
    const first = shown();
    await age(null);
    await publish();
    expect(shown()).toBe(first);
    expect(upstream.answers).toEqual([200, 200]);
    expect(await publish()).toMatchObject({ outcome: 'unchanged' });
  });

  test('whose server names no versions is fetched once only', async () => {
    Object.assign(upstream, { etag: '', lastModified: '' });
    await publish();
    await age(10 * DAY_MS);
    expect(await publish()).toMatchObject({ outcome: 'unchanged' });
    expect(upstream.answers).toEqual([200]);
  });
});

test('a recording that was replaced under its address plays as it is now', async () => {
  upstream.bytes = Buffer.from('ID3 bản đầu');
  const attachments = [{ url: `${upstream.origin}/tin.mp3`, mime_type: 'audio/mpeg' }];
  await site.write('in/feed.json', feedOf([{ id: 'a', content_html: '<p>Chữ</p>', attachments }]));
  await publish();
  const played = () => record().recordings[`${upstream.origin}/tin.mp3`].path as string;
  const first = played();
  Object.assign(upstream, { bytes: Buffer.from('ID3 bản sau'), etag: '"2"' });
  expect(await publish()).toMatchObject({ outcome: 'unchanged' });
  await age(DAY_MS);
  await publish();
  expect(played()).not.toBe(first);
  expect(site.text(played())).toBe('ID3 bản sau');
  expect(site.text('feed.json')).toContain(played());
  await age(DAY_MS);
  await publish();
  expect(upstream.answers).toEqual([200, 200, 304]);
});
