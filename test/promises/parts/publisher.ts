import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseManifest } from '../../../src/site/manifest.ts';
import { lotOf } from '../../support/seeded.ts';
import { rootDir, shared } from '../../support/shared.ts';
import { runNamedTests } from '../named-tests.ts';
import { NO_BROWSER, notRun, type PartOptions, type Row, tryAll } from '../part.ts';

const program = `${rootDir}dist/publisher/bantin.js`;
const KILLS = 30;
/** A hung decoder is killed after 30 s; nothing else may take long. */
const MOST_SECONDS = 240;
const MOST_RESIDENT_MB = 900;

/** Hostile pictures, addresses that lead inward, and kills, all against the built program. */
export async function run(options: PartOptions): Promise<Row[]> {
  if (options.engine !== null)
    return [notRun({ what: 'pictures, addresses and kills', engine: 'node', unit: 'runs' }, NO_BROWSER)];
  const pictureRow = await pictures(options);
  // Pictures of somebody's are all that was asked for.
  if (options.imagesDir !== null) return [pictureRow];
  return [pictureRow, await addresses(), await kills(options), ...(await runNamedTests(10, options))];
}

interface Picture {
  file: string;
  expected: string;
}

/** A run names so many of what it left out; of more it tells the number. */
const PICTURES_AT_ONCE = 10;

/** Every picture in an article of its own. */
async function pictures({ imagesDir, log }: PartOptions): Promise<Row> {
  const row = { what: 'pictures in bantin publish', engine: 'node', unit: 'pictures' } as const;
  const folder = imagesDir ?? shared('hostile/images');
  if (folder === null) return notRun(row, 'no ../shared/hostile/images and no --images');
  const manifest = join(folder, 'manifest.json');
  const list: Picture[] = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8'))
    : readdirSync(folder).map((file) => ({ file, expected: 'accept or reject' }));
  const failures: string[] = [];
  let mostMb = 0;
  for (let from = 0; from < list.length; from += PICTURES_AT_ONCE) {
    log(`publisher: pictures from ${from} of ${list.length}`);
    const { faults, residentMb } = await publishPictures(folder, list.slice(from, from + PICTURES_AT_ONCE));
    failures.push(...faults);
    mostMb = Math.max(mostMb, residentMb);
  }
  const failed = new Set(failures.map((failure) => failure.split(':', 1)[0])).size;
  const note = `at most ${Math.round(mostMb)} MB in a process`;
  return { ...row, tried: list.length, held: Math.max(0, list.length - failed), failures, note };
}

/** One run; its faults are those of a picture, `FILE: …`, or of the run. */
async function publishPictures(
  folder: string,
  list: readonly Picture[],
): Promise<{ faults: string[]; residentMb: number }> {
  const work = await mkdtemp(join(tmpdir(), 'bantin-pictures-'));
  const site = join(work, 'site');
  await mkdir(join(work, 'in'));
  for (const { file } of list) await copyFile(join(folder, file), join(work, 'in', file));
  const items = list.map(({ file }, index) => ({
    id: `anh-${index}`,
    title: `Bài có ảnh ${index}`,
    content_html: `<p>Chữ của bài ${index}.</p><p><img src="${encodeURIComponent(file)}" alt="Mô tả ảnh ${index}"></p>`,
  }));
  await writeFile(
    join(work, 'in/feed.json'),
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Thử', items }),
  );
  const ended = await bantin(['publish', join(work, 'in/feed.json'), '--out', site, '--no-compress']);
  const faults: string[] = [];
  if (ended.status !== 0) faults.push(`run: status ${ended.status}: ${ended.output.slice(-300)}`);
  if (ended.seconds >= MOST_SECONDS) faults.push(`run: took ${Math.round(ended.seconds)} s`);
  if (ended.residentMb >= MOST_RESIDENT_MB) faults.push(`run: took ${Math.round(ended.residentMb)} MB`);
  for (const name of readdirSync(work)) if (name !== 'in' && name !== 'site') faults.push(`run: wrote ${name}`);
  for (const [index, one] of list.entries())
    for (const fault of await pictureFaults(site, index, one, ended.output)) faults.push(`${one.file}: ${fault}`);
  await rm(work, { recursive: true, force: true });
  return { faults, residentMb: ended.residentMb };
}

async function pictureFaults(
  site: string,
  index: number,
  { file, expected }: Picture,
  output: string,
): Promise<string[]> {
  const record = JSON.parse(await readFile(join(site, '.bantin/record.json'), 'utf8').catch(() => '{}')) as {
    articles?: Record<string, { slug: string }>;
    pictures?: Record<string, { files: string[] }>;
  };
  const slug = record.articles?.[`anh-${index}`]?.slug ?? '-';
  const html = await readFile(join(site, 'bai-viet', slug, 'index.html'), 'utf8').catch(() => '');
  const faults = html.includes(`Chữ của bài ${index}.`) ? [] : ['the text is gone'];
  const found = Object.entries(record.pictures ?? {}).find(([url]) => decodeURIComponent(url).endsWith(`/${file}`));
  const files = found?.[1].files;
  if (expected.startsWith('reject') && files) faults.push('published');
  if (/^accept(?! or)/.test(expected) && !files) faults.push('left out');
  if (!files && !output.includes(file) && !output.includes(encodeURIComponent(file)))
    faults.push('left out without a word');
  for (const path of files ?? []) {
    const text = (await readFile(join(site, path))).toString('latin1');
    if (!/\.(jpg|avif)$/.test(path)) faults.push(`published as ${path}`);
    for (const trace of ['<script', '<html', 'PK\u0003\u0004', 'GPS', 'Exif'])
      if (text.includes(trace)) faults.push(`${path} keeps ${trace}`);
  }
  return faults;
}

/** Spellings of this machine's own address, of its network and of what clouds keep at fixed addresses. */
function inwardUrls(port: number): string[] {
  const hosts =
    '127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 0 0.0.0.0 localhost localhost. 127.255.255.254 ' +
    '[::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b:1::7f00:1] ' +
    '[2002:7f00:1::] [fe80::1] [fd00:ec2::254] [fec0::1] １２７.０.０.１ 127。0。0。1 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 ' +
    '100.100.100.200 192.0.0.192 198.18.0.1 224.0.0.1 255.255.255.255';
  return hosts.split(' ').map((host) => `http://${host}:${port}/${encodeURIComponent(host)}.jpg`);
}

async function addresses(): Promise<Row> {
  const asked: string[] = [];
  const inner = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('secret');
  });
  await new Promise<void>((resolve) => inner.listen(0, '::', resolve));
  const urls = inwardUrls((inner.address() as AddressInfo).port);
  const work = await mkdtemp(join(tmpdir(), 'bantin-inward-'));
  const items = urls.map((url, index) => ({
    id: `${index}`,
    content_html: `<p>Chữ ${index}</p><img src="${url}" alt="x">`,
  }));
  await writeFile(
    join(work, 'feed.json'),
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Thử', items }),
  );
  const { status, output } = await bantin([
    'publish',
    join(work, 'feed.json'),
    '--out',
    join(work, 'site'),
    '--no-compress',
  ]);
  inner.close();
  inner.closeAllConnections();
  await rm(work, { recursive: true, force: true });
  return tryAll({ what: 'addresses that lead inward', engine: 'node', unit: 'addresses' }, urls, (url) => {
    if (status !== 0) throw new Error(`status ${status}: ${output.slice(-200)}`);
    if (asked.includes(new URL(url).pathname)) throw new Error('was asked');
  });
}

/** SIGKILL at a moment drawn by lot; then the site on disk is one that a run had finished. */
async function kills({ seed, times, log }: PartOptions): Promise<Row> {
  const work = await mkdtemp(join(tmpdir(), 'bantin-kills-'));
  const site = join(work, 'site');
  const feedOf = (version: number) => ({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Thử',
    items: Array.from({ length: 60 }, (_, index) => ({
      id: `${index}`,
      title: `Bài ${index}`,
      content_html: `<p>Lần ${version}, bài ${index}.</p>`,
      date_published: new Date(Date.UTC(2025, 0, 1) - index * 864e5).toISOString(),
    })),
  });
  let lastsMs = 0;
  const publish = async (version: number) => {
    await writeFile(join(work, 'feed.json'), JSON.stringify(feedOf(version)));
    return bantin(
      ['publish', join(work, 'feed.json'), '--out', site, '--no-compress', '--quiet'],
      version > 0 ? lotOf(seed + version).next() * lastsMs : null,
    );
  };
  lastsMs = (await publish(0)).seconds * 1000;
  let killed = 0;
  log(`publisher: ${times ?? KILLS} kills`);
  const moments = Array.from({ length: times ?? KILLS }, (_, index) => index + 1);
  const row = await tryAll(
    {
      what: 'kills of bantin publish',
      engine: 'node',
      unit: 'kills',
      promised: KILLS,
    },
    moments,
    async (version) => {
      const { status } = await publish(version);
      if (status === null) killed++;
      await checkSite(site);
    },
  );
  const last = await bantin(['publish', join(work, 'feed.json'), '--out', site, '--no-compress', '--quiet']);
  if (last.status !== 0) row.failures.push(`the run after: ${last.output.slice(-300)}`);
  await rm(work, { recursive: true, force: true });
  row.note = `drawn from the ${Math.round(lastsMs)} ms that a run took; ${killed} met it at work`;
  return row.failures.length > row.tried - row.held ? { ...row, held: row.held - 1 } : row;
}

/** Every page of the manifest is there with its hash, of one version, and every article has its page of that version. */
async function checkSite(site: string): Promise<void> {
  const manifest = parseManifest(JSON.parse(await readFile(join(site, 'feed/manifest.json'), 'utf8')));
  const versions = new Set<string>();
  for (const { path, sha256 } of manifest?.pages ?? []) {
    const text = await readFile(join(site, path), 'utf8');
    if (createHash('sha256').update(text).digest('hex') !== sha256)
      throw new Error(`${path} is not the one of the manifest`);
    for (const [, version = ''] of text.matchAll(/Lần (\d+), bài/g)) versions.add(version);
  }
  const pages = readdirSync(join(site, 'bai-viet'));
  if (pages.length !== 60) throw new Error(`${pages.length} article pages`);
  for (const name of pages) {
    const version =
      /Lần (\d+), bài/.exec(await readFile(join(site, 'bai-viet', name, 'index.html'), 'utf8'))?.[1] ?? '';
    versions.add(version);
  }
  if (versions.size !== 1) throw new Error(`versions ${[...versions]} beside each other`);
}

interface Ended {
  status: number | null;
  output: string;
  seconds: number;
  residentMb: number;
}

/** Runs the built program, kills it after so many milliseconds where that is asked, and watches its memory and its children's. */
async function bantin(args: string[], killAfterMs: number | null = null): Promise<Ended> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let residentMb = 0;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const watching = setInterval(() => {
    for (const pid of [child.pid ?? 0, ...childrenOf(child.pid ?? 0)]) residentMb = Math.max(residentMb, peakMb(pid));
  }, 200);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const limit = setTimeout(() => child.kill('SIGKILL'), (MOST_SECONDS + 30) * 1000);
  if (killAfterMs !== null) {
    await Promise.race([delay(killAfterMs), ended]);
    child.kill('SIGKILL');
  }
  const status = await ended;
  clearInterval(watching);
  clearTimeout(limit);
  return { status, output, residentMb, seconds: (performance.now() - startedAtMs) / 1000 };
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    // It has just ended, or this is no Linux.
    return [];
  }
}

function peakMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // As above.
    return 0;
  }
}
