import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { startArticleSite, startSampleSite } from '../support/article-site.ts';
import { launchPersistentChromium } from '../support/browsers.ts';
import { median } from '../support/median.ts';
import type { BenchContext, BenchResult } from './run.ts';

const RUNS = 5;
const METRICS = ['first-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift'] as const;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/**
 * Lighthouse as a phone (its own throttling and screen) on a shared article's page at the first visit, and on the
 * same text as bare HTML, in turn; medians of five. `npm run bench -- lighthouse [--runs COUNT] [--applied]`; with `screens`,
 * the accessibility of every screen of the sample instead. Needs a build.
 *
 * Lighthouse loads a page without throttling and reckons what a slow network would make of it, by which whatever was asked
 * for before the paint comes before it there too: on this machine that is all that the page names. `--applied` has the
 * browser slowed down while it loads, and tells what was painted when.
 */
export default async function lighthouseBench({ args }: BenchContext): Promise<BenchResult> {
  if (args[0] === 'screens') return await auditScreens();
  const runs = Number(args[args.indexOf('--runs') + 1]) || RUNS;
  const throttlingMethod = args.includes('--applied') ? 'devtools' : 'simulate';
  const site = await startArticleSite();
  const scores: Record<string, number[]> = {};
  const note = (name: string, value: number) => {
    scores[name] ??= [];
    scores[name].push(value);
  };
  const failed = new Set<string>();
  try {
    for (let run = 0; run < runs; run++) {
      const bare = await audit(site.bareUrl, ['performance'], throttlingMethod);
      note('bareLcpMs', bare.lcpMs);
      const page = await audit(site.articleUrl, [...CATEGORIES], throttlingMethod);
      note('lcpMs', page.lcpMs);
      for (const [name, score] of Object.entries({ ...page.scores, ...page.metrics })) note(name, score);
      for (const name of page.failed) failed.add(name);
    }
  } finally {
    await site.close();
  }
  const of = (name: string) => median(scores[name] ?? []);
  for (const name of failed) console.log(`below the best: ${name}`);
  console.log(METRICS.map((id) => `${id} ${of(id)}`).join(', '));
  return {
    title: `Lighthouse, mobile: first visit to a shared article, median of ${runs}, throttling ${throttlingMethod === 'devtools' ? 'applied' : 'simulated'}`,
    columns: ['page', 'LCP ms', ...CATEGORIES],
    rows: [
      ['bare HTML', of('bareLcpMs'), '', '', '', ''],
      ['published article', of('lcpMs'), ...CATEGORIES.map(of)],
    ],
    figures: {
      performance: of('performance'),
      accessibility: of('accessibility'),
      bestPractices: of('best-practices'),
      seo: of('seo'),
      lcpMs: of('lcpMs'),
      lcpAgainstBare: of('lcpMs') / of('bareLcpMs'),
      htmlAndCssKilobytes: site.firstPaintBytes / 1000,
    },
  };
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

interface Audited {
  lcpMs: number;
  /** What the performance is made of besides, by audit; milliseconds, but for the shift. */
  metrics: Record<string, number>;
  /** 0 to 100, by category. */
  scores: Record<string, number>;
  /** Audits of these categories that found something. */
  failed: string[];
}

/** So often an audit whose trace Lighthouse says it could not record (NO_NAVSTART and the like) is begun again. */
const MAX_TRIES = 4;

async function audit(url: string, onlyCategories: string[], throttlingMethod?: Throttling): Promise<Audited> {
  for (let tries = 1; ; tries++) {
    try {
      return await auditOnce(url, onlyCategories, throttlingMethod);
    } catch (error) {
      if (tries === MAX_TRIES || !/Please run Lighthouse again/.test(String(error))) throw error;
    }
  }
}

/** One audit in a browser of its own, so that nothing is kept from the last. */
async function auditOnce(
  url: string,
  onlyCategories: string[],
  throttlingMethod: Throttling = 'simulate',
): Promise<Audited> {
  const profileDir = await mkdtemp(join(tmpdir(), 'bantin-lighthouse-'));
  const browser = await launchPersistentChromium({ profileDir, args: ['--remote-debugging-port=0'] });
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
    return { lcpMs, metrics, scores: Object.fromEntries(scores), failed };
  } finally {
    await browser.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
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
