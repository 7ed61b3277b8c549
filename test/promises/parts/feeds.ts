import 'fake-indexeddb/auto';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from '../../../src/feed/parse-feed.ts';
import { readCounts } from '../../../src/store/reads.ts';
import { clearAll } from '../../../src/store/storage.ts';
import { runSync } from '../../../src/sync/run-sync.ts';
import {
  allowedOutcomes,
  type CaseServer,
  type FeedCase,
  readFeedCases,
  startCaseServer,
} from '../../support/feed-cases.ts';
import { startSite } from '../../support/servers.ts';
import { rootDir, shared } from '../../support/shared.ts';
import { openAppCases } from '../../sync/feed-case-in-app.ts';
import { runNamedTests } from '../named-tests.ts';
import { NO_BROWSER, notRun, type PartOptions, type Row, tryAll } from '../part.ts';

const program = `${rootDir}dist/publisher/bantin.js`;
const UNIT = 'feeds';
/** No case may take longer, nor more memory in the main process; one that says less of itself not even that. */
const MOST_SECONDS = 90;
const MOST_RESIDENT_MB = 900;

/** Every feed case in `bantin check`, in `bantin publish` after a good feed, and in the app on the raw feed. */
export async function run(options: PartOptions): Promise<Row[]> {
  const { feedsDir, log } = options;
  if (options.engine !== null) return [notRun({ what: 'check, publish, app', engine: 'node', unit: UNIT }, NO_BROWSER)];
  const folder = feedsDir ?? shared('hostile/feeds');
  const cases = readFeedCases(folder);
  const wildFolder = feedsDir ?? shared('feeds');
  const wild = wildFolder === null ? [] : readWildFeeds(wildFolder);
  if (folder === null || cases.length + wild.length === 0) {
    const why = feedsDir === null ? 'no ../shared/hostile/feeds and no --feeds' : `no feeds in ${feedsDir}`;
    return [notRun({ what: 'check, publish, app', engine: 'node', unit: UNIT }, why)];
  }
  const nameOf = ({ id }: FeedCase) => id;
  const server = await startCaseServer(cases, folder);
  const app = await openAppCases(cases, folder);
  try {
    log(`feeds: ${cases.length} in bantin check`);
    const checked = await tryAll(
      { what: 'bantin check', engine: 'node', unit: UNIT },
      cases,
      (one) => tryCheck(one, server),
      nameOf,
    );
    log('feeds: in bantin publish');
    const published = await tryAll(
      { what: 'bantin publish', engine: 'node', unit: UNIT },
      cases,
      (one) => tryPublish(one, server),
      nameOf,
    );
    log('feeds: in the app');
    const read = await tryAll(
      { what: 'app, raw feed', engine: 'node', unit: UNIT },
      cases,
      async (one) => expectNone(await watchedFaults(one, () => app.faultsOf(one))),
      nameOf,
    );
    log(`feeds: ${wild.length} found in the wild`);
    const found = await tryAll(
      { what: 'of somebody, in check, publish and app', engine: 'node', unit: UNIT },
      wild,
      tryWild,
      ({ name }) => name,
    );
    const named = feedsDir === null ? await runNamedTests(7, options) : [];
    return [...[checked, published, read, found].filter(({ tried }) => tried > 0), ...named];
  } finally {
    app.close();
    server.close();
  }
}

interface Ended {
  status: number | null;
  output: string;
  seconds: number;
  residentMb: number;
}

/** Runs the built program, and watches how much memory its main process takes. */
function bantin(args: string[]): Promise<Ended> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let residentMb = 0;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const watching = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      residentMb = Math.max(residentMb, Number(peak ?? 0) / 1024);
    } catch {
      // It has just ended, or this is no Linux.
    }
  }, 50);
  const limit = setTimeout(() => child.kill('SIGKILL'), MOST_SECONDS * 1000);
  return new Promise((resolve) => {
    child.on('close', (status) => {
      clearInterval(watching);
      clearTimeout(limit);
      resolve({ status, output, residentMb, seconds: (performance.now() - startedAtMs) / 1000 });
    });
  });
}

/** The app shares this process with all that went before, so what counts is by how much its memory grew. */
async function watchedFaults(one: FeedCase, read: () => Promise<string[]>): Promise<string[]> {
  const startedAtMs = performance.now();
  const before = process.memoryUsage.rss();
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  try {
    const faults = await read();
    most = Math.max(most, process.memoryUsage.rss());
    const seconds = (performance.now() - startedAtMs) / 1000;
    return [...faults, ...withinLimits({ seconds, residentMb: (most - before) / 2 ** 20 }, one)];
  } finally {
    clearInterval(watching);
  }
}

async function tryCheck(one: FeedCase, server: CaseServer): Promise<void> {
  server.phase = 'case';
  const ended = await bantin(['check', server.feedUrl(one), '--json', '--allow-private']);
  const report = JSON.parse(ended.output) as {
    outcome: string;
    articles?: number;
    error?: { code: string; message: string };
    warnings?: { itemId: string; path: string }[];
  };
  const faults = withinLimits(ended, one);
  const isRefused = report.outcome === 'refused';
  if (isRefused !== (ended.status === 2)) faults.push(`status ${ended.status}`);
  faults.push(...verdictFaults(one, isRefused, report.error?.code ?? ''));
  const words = (report.error?.message ?? '').toLowerCase();
  if (isRefused)
    faults.push(
      ...(one.expected.message_must_mention ?? [])
        .filter((word) => !words.includes(word.toLowerCase()))
        .map((word) => `does not mention ${word}`),
    );
  // What is compared with an earlier feed, a check cannot know.
  const isAlone = one.category !== 'evolution' && one.previous_items === undefined;
  if (!isRefused && isAlone) {
    const named = (report.warnings ?? []).flatMap(({ itemId, path }) => [itemId, path]);
    faults.push(
      ...(one.expected.warn_about ?? [])
        .filter((about) => !named.includes(about))
        .map((about) => `no warning of ${about}`),
    );
    if (one.expected.items_out !== undefined && report.articles !== one.expected.items_out)
      faults.push(`${report.articles} articles`);
    if ((report.articles ?? 0) < (one.expected.items_out_min ?? 0)) faults.push(`${report.articles} articles`);
  }
  expectNone(faults);
}

async function tryPublish(one: FeedCase, server: CaseServer): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'bantin-case-'));
  const site = join(work, 'site');
  const publish = () =>
    bantin([
      'publish',
      server.feedUrl(one),
      '--out',
      site,
      '--base',
      'https://ward.example/',
      '--no-compress',
      '--allow-private',
    ]);
  try {
    server.phase = 'before';
    const first = await publish();
    const before = hashes(site);
    const idsBefore = publishedIds(site);
    server.phase = 'case';
    const ended = await publish();
    const after = hashes(site);
    const faults = withinLimits(ended, one);
    if (first.status !== 0 || idsBefore.size === 0)
      faults.push(`the feed before was not published: ${first.output.slice(0, 200)}`);
    const outside = readdirSync(work).filter((name) => name !== 'site');
    if (outside.length > 0) faults.push(`wrote ${outside} beside the site`);
    if (ended.status !== 0) {
      if (ended.status !== 2) faults.push(`status ${ended.status}: ${ended.output.slice(-200)}`);
      if (JSON.stringify([...before]) !== JSON.stringify([...after])) faults.push('refused, and changed the site');
      faults.push(...verdictFaults(one, true, ''));
    } else {
      faults.push(...verdictFaults(one, false, ''), ...siteFaults(one, site, idsBefore, ended.output));
    }
    expectNone(faults);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function siteFaults({ expected, category }: FeedCase, site: string, idsBefore: Set<string>, output: string): string[] {
  const faults: string[] = [];
  const ids = publishedIds(site);
  for (const id of [...idsBefore, ...(expected.must_contain_ids ?? [])])
    if (!ids.has(id)) faults.push(`has no ${JSON.stringify(id)}`);
  const pages = readdirSync(join(site, 'bai-viet'));
  if (new Set(pages.map((name) => name.toLowerCase())).size < ids.size)
    faults.push(`${pages.length} pages for ${ids.size} articles`);
  const texts = [...pages.map((name) => `bai-viet/${name}/index.html`), 'rss.xml', 'feed.json', 'index.html'].filter(
    (path) => existsSync(join(site, path)),
  );
  for (const path of texts) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(site, path)));
    for (const unwanted of expected.no_text ?? []) if (text.includes(unwanted)) faults.push(`${path} says ${unwanted}`);
    if (path.endsWith('.html') && !/<html lang="[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"/.test(text))
      faults.push(`${path} has no language`);
  }
  // A picture that was left out is named, and so is an article that shrank.
  const warned = category === 'evolution' ? (expected.warn_about ?? []) : [];
  for (const about of warned) if (!output.includes(about)) faults.push(`no warning of ${about}`);
  return faults;
}

function verdictFaults(one: FeedCase, isRefused: boolean, code: string): string[] {
  const allowed = allowedOutcomes(one);
  if (isRefused && !allowed.includes('reject_keep_last_good')) return [`refused ${code}`];
  if (!isRefused && !allowed.some((outcome) => outcome.startsWith('accept'))) return ['accepted'];
  return isRefused && code !== '' && one.expected.code !== undefined && code !== one.expected.code
    ? [`refused as ${code}`]
    : [];
}

function withinLimits(
  { seconds, residentMb }: Pick<Ended, 'seconds' | 'residentMb'>,
  { max_seconds, max_rss_mb }: Partial<FeedCase> = {},
): string[] {
  const mostSeconds = Math.min(MOST_SECONDS, max_seconds ?? MOST_SECONDS);
  const mostMb = Math.min(MOST_RESIDENT_MB, max_rss_mb ?? MOST_RESIDENT_MB);
  return [
    ...(seconds >= mostSeconds ? [`took ${Math.round(seconds)} s`] : []),
    ...(residentMb >= mostMb ? [`took ${Math.round(residentMb)} MB of ${mostMb}`] : []),
  ];
}

function expectNone(faults: string[]): void {
  if (faults.length > 0) throw new Error(faults.join('; '));
}

function hashes(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]));
}

function publishedIds(site: string): Set<string> {
  if (!existsSync(join(site, 'feed'))) return new Set();
  const pages = readdirSync(join(site, 'feed')).filter(
    (name) => name.endsWith('.json') && !/^(manifest|views)\.json$/.test(name),
  );
  return new Set(
    pages.flatMap((name) =>
      parseFeed(readFileSync(join(site, 'feed', name)), { url: `https://ward.example/feed/${name}` }).articles.map(
        ({ id }) => id,
      ),
    ),
  );
}

/** Feeds without an expectation of their own; an `.ndjson` file has one in each line, as `{ case, raw }`. */
interface WildFeed {
  name: string;
  bytes: Buffer;
}

function readWildFeeds(folder: string): WildFeed[] {
  const names = readdirSync(folder).filter((name) => !name.endsWith('.expect.json'));
  return names.flatMap((name): WildFeed[] => {
    if (name.endsWith('.json')) return [{ name, bytes: readFileSync(join(folder, name)) }];
    if (!name.endsWith('.ndjson')) return [];
    const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
    return lines.map((line): WildFeed => {
      const { case: title, raw } = JSON.parse(line) as { case: string; raw: string };
      return { name: `${name}: ${title}`, bytes: Buffer.from(raw) };
    });
  });
}

/**
 * A feed of somebody's is read, or refused in words, the same by check, publish and app; what its name calls invalid is
 * refused.
 */
async function tryWild({ name, bytes }: WildFeed): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'bantin-wild-'));
  const site = await startSite();
  site.put('/feed.json', bytes, { 'content-type': 'application/feed+json' });
  try {
    const file = join(work, 'feed.json');
    writeFileSync(file, bytes);
    const checked = await bantin(['check', file, '--json']);
    const report = JSON.parse(checked.output) as { outcome: string; articles?: number; error?: { message: string } };
    const published = await bantin(['publish', file, '--out', join(work, 'site'), '--no-compress']);
    await clearAll();
    const outcome = await runSync({ feedUrl: `${site.origin}/feed.json`, signal: new AbortController().signal });
    const { articles } = await readCounts();

    const faults = [...withinLimits(checked), ...withinLimits(published)];
    const isRefused = report.outcome === 'refused';
    if (isRefused !== (checked.status === 2) || (isRefused && !report.error?.message))
      faults.push(`check ended with ${checked.status}: ${checked.output.slice(0, 200)}`);
    if (/invalid|notafeed/i.test(name.split(':')[0] ?? '') && !isRefused) faults.push('was not refused');
    const hasArticles = !isRefused && (report.articles ?? 0) > 0;
    if (published.status !== (isRefused ? 2 : 0))
      faults.push(`publish ended with ${published.status}: ${published.output.slice(-200)}`);
    if (outcome.state === (isRefused ? 'done' : 'failed')) faults.push(`the app: ${JSON.stringify(outcome)}`);
    if (hasArticles && articles === 0) faults.push('the app shows nothing');
    if (isRefused && articles > 0) faults.push(`the app shows ${articles} articles of what is refused`);
    expectNone(faults);
  } finally {
    await site.stop();
    rmSync(work, { recursive: true, force: true });
  }
}
