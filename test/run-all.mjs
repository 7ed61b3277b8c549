// `npm test`: everything, on a machine with Node and this clone alone. Types, lint, unit tests, one build, browser
// tests; a part that cannot run fails, and what is not there (a browser, ../shared) is told. Ends with one line:
// "N passed, N failed, N skipped".
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, root } from '../.ci/packages.mjs';

ensurePackages();
const { checkTypes, typeConfigs } = await import('../.ci/types.mjs');
const { build } = await import('../.ci/build.mjs');
const { installBrowsers } = await import('./support/install-browsers.mjs');
// biome-ignore lint/correctness/useImportExtensions: plain Node loads it, and its types lie beside it
const { memoryFolder } = await import('./support/memory-folder.mjs');

const resultsDir = join(root, 'test-results');
rmSync(resultsDir, { recursive: true, force: true });
mkdirSync(resultsDir, { recursive: true });
process.env.CI ??= 'true';

const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
const startedAtMs = Date.now();

function count(title, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = Math.round((Date.now() - startedAtMs) / 1000);
  console.log(`== ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped (at ${seconds} s)`);
}

/** Runs a program of node_modules; resolves to its exit code, with its output kept when `quiet`. */
function run(file, args, { quiet = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', file), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
    });
    child.stderr?.on('data', (data) => {
      output += data;
    });
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** A runner that ended badly without a failed test has crashed: that is a failure too. */
function settle(title, code, counts) {
  if (!counts) {
    console.log(`${title} ended with ${code} and told no result`);
    count(title, { failed: 1 });
  } else if (code !== 0 && counts.failed === 0) {
    console.log(`${title} ended with ${code}`);
    count(title, { ...counts, failed: 1 });
  } else {
    count(title, counts);
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner died before it wrote its result; `settle` counts that.
    return null;
  }
}

async function types() {
  const results = await Promise.all(typeConfigs.map(async (config) => ({ config, ...(await checkTypes(config)) })));
  for (const { config, ok, output } of results) if (!ok) console.log(`${config}\n${output}`);
  const failed = results.filter(({ ok }) => !ok).length;
  count('types', { passed: results.length - failed, failed });
}

async function lint() {
  const { code, output } = await run('@biomejs/biome/bin/biome', ['check', '--max-diagnostics=50'], { quiet: true });
  if (code !== 0) console.log(output);
  const unused = await run('knip/bin/knip.js', ['--no-progress'], { quiet: true });
  if (unused.code !== 0) console.log(unused.output);
  const failed = [code, unused.code].filter((one) => one !== 0).length;
  count('lint and unused code', { passed: 2 - failed, failed });
}

async function unit() {
  const file = join(resultsDir, 'unit.json');
  const { code } = await run('vitest/vitest.mjs', [
    'run',
    '--config=test/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const result = readJson(file);
  settle(
    'unit',
    code,
    result && {
      passed: result.numPassedTests,
      failed:
        result.numFailedTests +
        result.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length,
      skipped: result.numPendingTests + result.numTodoTests,
    },
  );
}

async function browsers() {
  const file = join(resultsDir, 'browsers.json');
  const memory = memoryFolder();
  const profiles = memory && mkdtempSync(join(memory, 'bantin-'));
  const { code } = await run(
    '@playwright/test/cli.js',
    ['test', '--config=test/playwright.config.ts', '--reporter=dot,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(profiles && { TMPDIR: profiles }) } },
  );
  if (profiles) rmSync(profiles, { recursive: true, force: true });
  const result = readJson(file);
  const stats = result?.stats;
  for (const title of flakyTitles(result?.suites ?? [])) notes.push(`passed only at the second try: ${title}`);
  settle(
    'browsers',
    code,
    stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
  );
}

function flakyTitles(suites) {
  return suites.flatMap((suite) => [
    ...flakyTitles(suite.suites ?? []),
    ...suite.specs.flatMap(({ title, tests }) =>
      tests.filter(({ status }) => status === 'flaky').map(({ projectName }) => `[${projectName}] ${title}`),
    ),
  ]);
}

await types();
await lint();
const missing = installBrowsers();
for (const name of missing) notes.push(`not run: ${name} is not on this machine and could not be installed`);
await unit();
const buildCode = build();
count('build', buildCode === 0 ? { passed: 1 } : { failed: 1 });
if (buildCode === 0) await browsers();
else notes.push('not run: browser tests, since the build failed');
if (!existsSync(process.env.BANTIN_SHARED ?? join(root, '../shared'))) {
  notes.push('not run: tests on real feeds and hostile input, since ../shared is not there');
}

console.log('');
for (const note of notes) console.log(note);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
