import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootDir } from '../support/shared.ts';
import { engines, type PartOptions, type Row } from './part.ts';

/** A line `- path: title` of PROMISES.md. */
export interface NamedTest {
  promise: number;
  path: string;
  title: string;
}

export function namedTests(promisesText: string): NamedTest[] {
  return promisesText
    .split(/^## /m)
    .slice(1)
    .flatMap((section) =>
      [...section.matchAll(/^- `(test\/[^`]+)`: (.+)$/gm)].map(([, path = '', title = '']) => ({
        promise: Number.parseInt(section, 10),
        path,
        title,
      })),
    );
}

/** How one test ended in one place. */
interface Ended {
  engine: Row['engine'];
  title: string;
  result: 'held' | 'failed' | 'not run';
  message: string;
}

/**
 * Runs the tests that PROMISES.md names under a promise, in every engine that each is for: a row an engine. A test that
 * was skipped is counted as not run, and one that is not found as not held.
 */
export async function runNamedTests(promise: number, options: PartOptions): Promise<Row[]> {
  const text = await readFile(`${rootDir}test/PROMISES.md`, 'utf8');
  const files = new Map<string, string[]>();
  for (const { path, title } of namedTests(text).filter((one) => one.promise === promise))
    files.set(path, [...(files.get(path) ?? []), title]);
  const ended: Ended[] = [];
  for (const [path, titles] of files) {
    options.log(`tests of promise ${promise}: ${path}`);
    ended.push(...(await (path.endsWith('.e2e.ts') ? inBrowsers : inVitest)(path, titles, options)));
  }
  return (['node', ...engines] as const)
    .map((engine) =>
      rowOf(
        engine,
        ended.filter((one) => one.engine === engine),
      ),
    )
    .filter(({ tried, note }) => tried > 0 || note !== undefined);
}

function rowOf(engine: Row['engine'], ended: Ended[]): Row {
  const ran = ended.filter(({ result }) => result !== 'not run');
  const left = ended.filter(({ result }) => result === 'not run').map(({ title }) => title);
  return {
    what: 'tests that PROMISES.md names',
    engine,
    unit: 'tests',
    tried: ran.length,
    held: ran.filter(({ result }) => result === 'held').length,
    failures: ran.filter(({ result }) => result === 'failed').map(({ title, message }) => `${title}: ${message}`),
    ...(left.length > 0 && { note: `not run: ${left.join('; ')}` }),
  };
}

/** The title as a pattern: what a template or a table fills in is anything. */
export function titlePattern(title: string): string {
  return title.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/…|%[sdifjo]|\$\w+/g, '.+');
}

async function inVitest(path: string, titles: string[], { engine }: PartOptions): Promise<Ended[]> {
  const source = await readFile(rootDir + path, 'utf8');
  const where = engineOfFile(source);
  if (engine !== null && where !== engine) return [];
  const pattern = titles.map(titlePattern).join('|');
  const args = ['vitest/vitest.mjs', 'run', '--config=test/vitest.config.ts', '--reporter=json', path, '-t', pattern];
  const result = await jsonOf<{
    testResults: {
      message: string;
      assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
    }[];
  }>(args, (file) => ({ args: [`--outputFile.json=${file}`], env: {} }));
  const wanted = new RegExp(pattern);
  const tests = (result?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults);
  const ended = tests
    .filter(({ fullName }) => wanted.test(fullName))
    .map(({ fullName, status, failureMessages }) => ({
      engine: where,
      title: fullName.trim(),
      result:
        status === 'passed' ? ('held' as const) : status === 'failed' ? ('failed' as const) : ('not run' as const),
      message: failureMessages[0]?.split('\n', 1)[0]?.slice(0, 300) ?? '',
    }));
  const broken = result?.testResults.find(({ message }) => message)?.message.slice(0, 300);
  return [...ended, ...absentOf(ended, titles, where, path, broken)];
}

/** Where a test of the unit runner really runs: some open a browser of their own. */
function engineOfFile(source: string): Row['engine'] {
  if (/launchFirefox/.test(source)) return 'firefox';
  return /openBrowserModule|launchChromium|launchPersistentChromium/.test(source) ? 'chromium' : 'node';
}

interface Suite {
  suites?: Suite[];
  specs: {
    title: string;
    tests: { projectName: string; status: string; results: { error?: { message?: string } }[] }[];
  }[];
}

async function inBrowsers(path: string, titles: string[], { engine }: PartOptions): Promise<Ended[]> {
  const args = ['@playwright/test/cli.js', 'test', '--config=test/playwright.config.ts', '--reporter=json'];
  // The titles of Playwright begin with project and file, so a title is looked for anywhere.
  args.push('--retries=0', '--workers=1', path.slice('test/e2e/'.length), '--grep', titles.map(titlePattern).join('|'));
  if (engine !== null) args.push(`--project=${engine}`);
  const result = await jsonOf<{ suites: Suite[] }>(args, (file) => ({
    args: [],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  }));
  const specs = (result?.suites ?? []).flatMap(specsIn);
  const ended = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, status, results }) => ({
      engine: projectName as Row['engine'],
      title,
      result:
        status === 'expected' ? ('held' as const) : status === 'skipped' ? ('not run' as const) : ('failed' as const),
      message: results.at(-1)?.error?.message?.split('\n', 1)[0]?.slice(0, 300) ?? '',
    })),
  );
  // A test for Chromium alone is none of another browser's.
  if (engine !== null && isLeftOut(path, engine)) return [];
  return [...ended, ...absentOf(ended, titles, engine ?? 'chromium', path)];
}

function specsIn(suite: Suite): Suite['specs'] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsIn)];
}

/** As test/playwright.config.ts has it. */
function isLeftOut(path: string, engine: NonNullable<PartOptions['engine']>): boolean {
  if (engine === 'chromium') return false;
  return /\.chromium\.e2e/.test(path) || (engine === 'webkit' && /\.playwright\.e2e/.test(path));
}

/** Each title that no test of the file answers to: one that vanished does not hold. */
export function absentOf(
  ended: readonly { title: string }[],
  titles: readonly string[],
  engine: Row['engine'],
  path: string,
  why = 'told no result',
): Ended[] {
  return titles
    .filter((title) => !ended.some((one) => new RegExp(titlePattern(title)).test(one.title)))
    .map((title) => ({ engine, title: `${path}: ${title}`, result: 'failed', message: why }));
}

/** Runs a test runner of node_modules; `null` where it wrote no result. */
async function jsonOf<Result>(
  [program = '', ...args]: string[],
  output: (file: string) => { args: string[]; env: Record<string, string> },
): Promise<Result | null> {
  const folder = await mkdtemp(join(tmpdir(), 'bantin-named-'));
  const file = join(folder, 'result.json');
  const more = output(file);
  const child = spawn(process.execPath, [join(rootDir, 'node_modules', program), ...args, ...more.args], {
    cwd: rootDir,
    env: { ...process.env, ...more.env },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.on('close', resolve));
  const text = await readFile(file, 'utf8').catch(() => null);
  await rm(folder, { recursive: true, force: true });
  return text === null ? null : (JSON.parse(text) as Result);
}
