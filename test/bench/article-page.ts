import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { createSiteServer } from '../../src/publisher/serve/site-server.ts';
import { launchChromium } from '../support/browsers.ts';
import { rootDir } from '../support/shared.ts';
import type { BenchResult } from './run.ts';

const RUNS = 7;
/** What Lighthouse calls a slow 4G phone. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: 750e3 / 8 };
const CPU_SLOWDOWN = 4;

const SENTENCE =
  'Ủy ban nhân dân phường thông báo lịch tiếp công dân, đề nghị bà con mang theo giấy tờ cần thiết khi đến làm việc. ';

/**
 * The first visit to a shared article of 600 words: largest contentful paint on a slow phone beside the same text
 * as bare HTML, and the compressed bytes before it. Needs a build.
 */
export default async function articlePageBench(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'bantin-bench-page-'));
  const paragraphs = Array.from({ length: 8 }, (_, index) => `<p>${index + 1}. ${SENTENCE.repeat(3)}</p>`).join('');
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Cổng thông tin phường Hồ Sen',
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
  const site = join(folder, 'site');
  const { status } = spawnSync(process.execPath, [
    join(rootDir, 'dist/publisher/bantin.js'),
    'publish',
    join(folder, 'feed.json'),
    '--out',
    site,
    '--quiet',
  ]);
  if (status !== 0) throw new Error('npm run build first');
  const slug = readdirSync(join(site, 'bai-viet'))[0] ?? '';
  mkdirSync(join(site, 'bare'));
  writeFileSync(
    join(site, 'bare/index.html'),
    `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lịch</title><h1>Lịch tiếp công dân tháng 11</h1>${paragraphs}</html>`,
  );
  const server = createSiteServer({ dir: site, basePath: '/' });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchChromium();
  try {
    const pageMs: number[] = [];
    const bareMs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      bareMs.push(await largestPaint(browser, `${origin}/bare/`));
      pageMs.push(await largestPaint(browser, `${origin}/bai-viet/${slug}/`));
    }
    const html = readFileSync(join(site, `bai-viet/${slug}/index.html`), 'utf8');
    const styles = [...html.matchAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)"/g)].map(([, path]) => `${path}.br`);
    const files = [`bai-viet/${slug}/index.html.br`, ...styles];
    const kilobytes = files.reduce((sum, path) => sum + statSync(join(site, path)).size, 0) / 1000;
    const figures = {
      pageMs: median(pageMs),
      bareMs: median(bareMs),
      ratio: median(pageMs) / median(bareMs),
      htmlAndCssKilobytes: kilobytes,
    };
    return {
      title: 'First visit to a shared article, slow 4G, CPU 4× slower',
      columns: ['page', 'largest paint ms'],
      rows: [
        ['bare HTML', figures.bareMs],
        ['published article', figures.pageMs],
      ],
      figures,
    };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }
}

async function largestPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: 'networkidle' });
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await context.close();
  return ms;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
