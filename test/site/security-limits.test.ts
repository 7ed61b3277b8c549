import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limits } from '../../src/feed/limits.ts';
import { rootDir } from '../support/shared.ts';

/** Bounds on our own work, which nothing that is given from outside meets. */
const OWN_BOUNDS = [
  // Letters of a tag's name in what is no markup, words for a report, anchors of a line, marks open at once: what is beyond them is never missed.
  'src/feed/body-sink.ts MOST_REFUSED',
  'src/feed/line.ts MOST_WAITING',
  'src/feed/plain-text.ts LONGEST_TAG_NAME',
  'src/feed/marks.ts MOST_OPEN',
  // The range of a JavaScript date.
  'src/feed/article-shape.ts MAX_TIME_MS',
  // A page beyond it is shown piece by piece.
  'src/publisher/pages/page-document.ts MAX_PAINTED_AS_ONE',
  // Processes, threads and waits of the publisher, and what it writes itself.
  'src/publisher/pages/page-threads.ts MOST_THREADS',
  'src/publisher/pictures/picture-pool.ts MOST_PROCESSES',
  'src/publisher/pictures/left-out.ts LONGEST_PAUSE_MS',
  'src/publisher/pictures/make-icons.ts MOST_COVERED',
  'src/publisher/pictures/picture-process.ts PREVIEW_MOST_BYTES',
  'src/publisher/output/sitemap.ts MOST_IN_ONE',
  // How far a sync reads ahead, how long it works at a stretch, and how often it begins anew beside another.
  'src/sync/read-ahead.ts MAX_BYTES_AHEAD',
  'src/sync/breathe.ts WORK_LIMIT_MS',
  'src/sync/chain.ts MAX_PENDING',
  'src/sync/retry.ts PATIENCE_MS',
  'src/sync/run-sync.ts MAX_ATTEMPTS',
  'src/sync/store-item.ts MAX_ATTEMPTS',
  'src/sync/withdrawals.ts MOST',
];

const FOLDERS = ['src/feed', 'src/publisher', 'src/sync'];
const LIMIT = /^(?:export )?const ([A-Z_]*(?:LIMITS?|MAX|MOST|TIMEOUTS?|PATIENCE|LONGEST)[A-Z_]*)\b(.*)$/gm;
const UNITS: Record<string, number> = { MB: 2 ** 20, s: 1000, min: 60_000, days: 24 * 60 * 60_000 };

interface Told {
  of: string;
  value: number;
  /** `feedBytes`, or `path NAME` with the member where it has any. */
  names: string[];
}

function toldLimits(): Told[] {
  const text = readFileSync(`${rootDir}SECURITY.md`, 'utf8');
  return [...text.matchAll(/^\| ([^|]+) \| ([\d,]+)(?: (\w+))? \| [^|]+ \| (`[^|]+`) \|$/gm)].map(
    ([, of = '', digits = '', unit = '', names = '']) => ({
      of,
      value: Number(digits.replaceAll(',', '')) * (UNITS[unit] ?? 1),
      names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }),
  );
}

/** What a limit is in the code: of `limits`, or a constant that its module keeps to itself, of plain numbers. */
function valueInCode(name: string): number {
  if (name in limits) return limits[name as keyof typeof limits];
  const [path = '', constant = ''] = name.split(' ');
  const [owner, member] = constant.split('.');
  const source = readFileSync(rootDir + path, 'utf8');
  const written = member
    ? new RegExp(`const ${owner}\\b[^=]*= \\{[^}]*\\b${member}: ([^,}]+)`).exec(source)?.[1]
    : new RegExp(`const ${owner} = (?:Math.min\\()?([^,;]+)`).exec(source)?.[1];
  const factors = (written ?? '')
    .trim()
    .replaceAll('_', '')
    .replaceAll('2 ** 20', String(2 ** 20));
  return factors.split(' * ').reduce((product, factor) => product * Number(factor), 1);
}

/** Constants that bound something, by their names: `path NAME`, with each member of those that have some. */
function limitsInCode(): string[] {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(rootDir + folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  ).filter((path) => path.endsWith('.ts'));
  return paths.flatMap((path) =>
    [...readFileSync(rootDir + path, 'utf8').matchAll(LIMIT)].flatMap(([, name, rest = '']) => {
      const members = [...rest.matchAll(/\b(\w+): [\d_]/g)].map(([, member]) => `${path} ${name}.${member}`);
      return members.length > 0 ? members : [`${path} ${name}`];
    }),
  );
}

test('SECURITY.md tells the limits that hold', () => {
  const told = toldLimits();
  expect(told.length).toBeGreaterThan(40);
  expect(told.map(({ of, value, names }) => [of, names.map(() => value)])).toEqual(
    told.map(({ of, names }) => [of, names.map(valueInCode)]),
  );
});

test('SECURITY.md tells every limit that there is', () => {
  const told = new Set(toldLimits().flatMap(({ names }) => names));
  const all = [...Object.keys(limits), ...limitsInCode()];
  expect(all.filter((name) => !told.has(name) && !OWN_BOUNDS.includes(name))).toEqual([]);
  expect(OWN_BOUNDS.filter((name) => !all.includes(name))).toEqual([]);
});

interface Package {
  name: string;
  version: string;
  licence: string;
}

test('every package that ships has a licence that lets it', async () => {
  const { shippedPackages, licenceFaults } = (await import(/* @vite-ignore */ `${rootDir}.ci/audit.mjs`)) as {
    shippedPackages(): Package[];
    licenceFaults(packages: Package[]): Package[];
  };
  const packages = shippedPackages();
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['preact', 'sharp', '@fontsource-variable/lexend']),
  );
  expect(licenceFaults(packages)).toEqual([]);
  expect(licenceFaults([{ name: 'somebody', version: '1.0.0', licence: 'GPL-3.0-only' }])).toHaveLength(1);
});
