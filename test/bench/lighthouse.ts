import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { Audit, type Result } from 'lighthouse';
import { type ArticleSite, startArticleSite, startSampleSite } from '../support/article-site.ts';
import { launchPersistentChromium } from '../support/browsers.ts';
import { median } from '../support/median.ts';
// biome-ignore lint/correctness/useImportExtensions: plain Node loads it, and its types lie beside it
import { memoryFolder } from '../support/memory-folder.mjs';
import { ownBlockingTimeMs } from './lighthouse/own-blocking-time.ts';
import type { BenchContext, BenchResult } from './run.ts';

const RUNS = 5;
const METRICS = ['first-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift'] as const;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/**
 * Lighthouse as a phone (its own throttling and screen) on a shared article's page at the first visit, and on the
 * same text as bare HTML, in turn; medians of five. `npm run bench -- lighthouse [--runs COUNT] [--applied]`; with `screens`,
 * the accessibility of every screen of the sample instead. Needs a build.
 *
 * Once as `bantin serve` answers, in clear text and HTTP/1.1, and once as a real host does, by the same answers over HTTPS
 * and HTTP/2: no site can be installed from any other. Each page is compared with bare HTML that came the same way.
 *
 * Lighthouse loads a page without throttling and reckons what a slow network would make of it, by which whatever was asked
 * for before the paint comes before it there too: on this machine that is all that the page names. `--applied` has the
 * browser slowed down while it loads, and tells what was painted when.
 *
 * The last column is the same performance with the blocking time of `ownBlockingTimeMs`: what the page's own work makes
 * of the score, where the first is also what the machine had to do meanwhile.
 */
export default async function lighthouseBench({ args }: BenchContext): Promise<BenchResult> {
  if (args[0] === 'screens') return await auditScreens();
  const runs = Number(args[args.indexOf('--runs') + 1]) || RUNS;
  const throttlingMethod = args.includes('--applied') ? 'devtools' : 'simulate';
  const site = await startArticleSite('http/1.1');
  const hosted = await startArticleSite('h2');
  const plain = new Pair();
  const secure = new Pair();
  try {
    for (let run = 0; run < runs; run++) {
      await plain.audit(site, throttlingMethod);
      if (hosted) await secure.audit(hosted, throttlingMethod);
    }
  } finally {
    await site.close();
    await hosted?.close();
  }
  plain.tell('HTTP/1.1');
  if (hosted) secure.tell('HTTP/2');
  else console.log('not run: over HTTPS and HTTP/2, for want of the program openssl');
  return {
    title: `Lighthouse, mobile: first visit to a shared article, median of ${runs}, throttling ${throttlingMethod === 'devtools' ? 'applied' : 'simulated'}`,
    columns: ['page', 'LCP ms', ...CATEGORIES, 'performance by processor time'],
    rows: [
      ...plain.rows('HTTP/1.1'),
      ...(hosted ? secure.rows('HTTPS, HTTP/2') : [['HTTPS, HTTP/2: not run', '', '', '', '', '', '']]),
    ],
    figures: {
      performance: plain.of('performance'),
      performanceByProcessorTime: plain.of('ownPerformance'),
      blockingTimeMs: plain.of('total-blocking-time'),
      blockingTimeByProcessorTimeMs: plain.of('ownBlockingMs'),
      accessibility: plain.of('accessibility'),
      bestPractices: plain.of('best-practices'),
      seo: plain.of('seo'),
      lcpMs: plain.of('lcpMs'),
      lcpAgainstBare: plain.of('lcpMs') / plain.of('bareLcpMs'),
      ...(hosted && {
        performanceOverHttp2: secure.of('performance'),
        performanceOverHttp2ByProcessorTime: secure.of('ownPerformance'),
        lcpOverHttp2Ms: secure.of('lcpMs'),
        lcpOverHttp2AgainstBare: secure.of('lcpMs') / secure.of('bareLcpMs'),
      }),
      htmlAndCssKilobytes: site.firstPaintBytes / 1000,
    },
  };
}

/** A published article and the same text as bare HTML, audited in turn. */
class Pair {
  readonly #values: Record<string, number[]> = {};
  readonly #failed = new Set<string>();

  async audit({ bareUrl, articleUrl, chromiumArgs }: ArticleSite, throttlingMethod: Throttling): Promise<void> {
    const bare = await audit(bareUrl, ['performance'], { throttlingMethod, chromiumArgs });
    const page = await audit(articleUrl, [...CATEGORIES], { throttlingMethod, chromiumArgs });
    const ofBare = {
      bareLcpMs: bare.lcpMs,
      barePerformance: bare.scores.performance ?? Number.NaN,
      bareOwnPerformance: bare.metrics.ownPerformance ?? Number.NaN,
    };
    const noted = { ...ofBare, lcpMs: page.lcpMs, ...page.scores, ...page.metrics };
    for (const [name, value] of Object.entries(noted)) {
      this.#values[name] ??= [];
      this.#values[name].push(value);
    }
    for (const name of page.failed) this.#failed.add(name);
  }

  /** Median of a value over the runs. */
  of(name: string): number {
    return median(this.#values[name] ?? []);
  }

  #all(...names: string[]): number[] {
    return names.map((name) => this.of(name));
  }

  rows(way: string): (string | number)[][] {
    return [
      // Below 100 it is the machine that is slow: nothing runs in this page.
      [`bare HTML, ${way}`, ...this.#all('bareLcpMs', 'barePerformance'), '', '', '', this.of('bareOwnPerformance')],
      [`published article, ${way}`, ...this.#all('lcpMs', ...CATEGORIES, 'ownPerformance')],
    ];
  }

  tell(way: string): void {
    for (const name of this.#failed) console.log(`below the best, ${way}: ${name}`);
    console.log(`${way}: ${METRICS.map((id) => `${id} ${this.of(id)}`).join(', ')}`);
  }
}

async function auditScreens(): Promise<BenchResult> {
  const site = await startSampleSite();
  const rows: (string | number)[][] = [];
  try {
    for (const url of site.screenUrls) {
      const { scores, failed } = await audit(url, ['accessibility', 'best-practices']);
      rows.push([new URL(url).pathname, ...Object.values(scores), failed.join(' ')]);
    }
  } finally {
    await site.close();
  }
  return {
    title: 'Lighthouse, mobile: every screen of the sample at the first visit',
    columns: ['screen', 'accessibility', 'best practices', 'below the best'],
    rows,
    figures: { leastAccessibility: Math.min(...rows.map(([, accessibility]) => Number(accessibility))) },
  };
}

type Throttling = 'simulate' | 'devtools';

interface AuditOptions {
  throttlingMethod?: Throttling;
  chromiumArgs?: string[];
}

interface Audited {
  lcpMs: number;
  /** What the performance is made of besides, by audit, and with the page's own blocking time; milliseconds, but for the shift. */
  metrics: Record<string, number>;
  /** 0 to 100, by category. */
  scores: Record<string, number>;
  /** Audits of these categories that found something. */
  failed: string[];
}

/** So often an audit whose trace Lighthouse says it could not record (NO_NAVSTART and the like) is begun again. */
const MAX_TRIES = 4;

async function audit(url: string, onlyCategories: string[], options: AuditOptions = {}): Promise<Audited> {
  for (let tries = 1; ; tries++) {
    try {
      return await auditOnce(url, onlyCategories, options);
    } catch (error) {
      if (tries === MAX_TRIES || !/Please run Lighthouse again/.test(String(error))) throw error;
    }
  }
}

/** One audit in a browser of its own, so that nothing is kept from the last. */
async function auditOnce(
  url: string,
  onlyCategories: string[],
  { throttlingMethod = 'simulate', chromiumArgs = [] }: AuditOptions,
): Promise<Audited> {
  const profileDir = await mkdtemp(join(memoryFolder() ?? tmpdir(), 'bantin-lighthouse-'));
  const browser = await launchPersistentChromium({ profileDir, args: ['--remote-debugging-port=0', ...chromiumArgs] });
  try {
    const port = await debuggingPort(join(profileDir, 'DevToolsActivePort'));
    const result = await lighthouse(url, { port, onlyCategories, throttlingMethod, logLevel: 'error' });
    if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse: ${result?.lhr.runtimeError?.message}`);
    const { audits, categories } = result.lhr;
    const scores = Object.entries(categories).map(([name, { score }]) => [name, (score ?? 0) * 100]);
    const failed = Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
      .map(({ id }) => id);
    const lcpMs = audits['largest-contentful-paint']?.numericValue ?? Number.NaN;
    const metrics = Object.fromEntries(METRICS.map((id) => [id, audits[id]?.numericValue ?? Number.NaN]));
    // Of what is not to be measured nothing is recorded.
    if (categories.performance) {
      // A browser that was slowed down recorded that already.
      const slowdown = throttlingMethod === 'simulate' ? result.lhr.configSettings.throttling.cpuSlowdownMultiplier : 1;
      metrics.ownBlockingMs = ownBlockingTimeMs(result.artifacts.Trace, slowdown);
      metrics.ownPerformance = performanceWith(metrics.ownBlockingMs, categories.performance, audits);
    }
    return { lcpMs, metrics, scores: Object.fromEntries(scores), failed };
  } finally {
    await browser.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The performance score, 0 to 100, with another blocking time, by Lighthouse's own weights and curve. */
function performanceWith(blockingMs: number, { auditRefs }: Result.Category, audits: Result['audits']): number {
  let sum = 0;
  let weights = 0;
  for (const { id, weight } of auditRefs) {
    const { score = null, scoringOptions } = audits[id] ?? {};
    const isBlocking = id === 'total-blocking-time' && scoringOptions;
    sum += weight * (isBlocking ? Audit.computeLogNormalScore(scoringOptions, blockingMs) : (score ?? 0));
    weights += weight;
  }
  return Math.round((sum / weights) * 100);
}

async function debuggingPort(file: string): Promise<number> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const port = Number(text.split('\n')[0]);
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Chromium did not start');
}
