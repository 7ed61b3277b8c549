import { installed } from '../support/browsers.ts';

/** What `npm run promises` was told; every part takes from it what it needs. */
export interface PartOptions {
  /** `--vectors FILE`, `--feeds DIR`, `--images DIR`: other inputs of the same kinds as ../shared/hostile has; absolute. */
  vectorsFile: string | null;
  feedsDir: string | null;
  imagesDir: string | null;
  /** `--seed N`: the first seed of what is drawn by lot, 1 by default. */
  seed: number;
  /** `--times N`: fewer (or more) repetitions of each thing than the promise asks for, `null` for those of the promise. */
  times: number | null;
  /** `--engine NAME`: this browser alone, `null` for all that are installed. */
  engine: Engine | null;
  /** `--moment NAME`: of the crash part this moment alone, of the network part this phase; `null` for all. */
  moment: string | null;
  /** A line of progress, on stderr. */
  log(line: string): void;
}

export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

/** The browsers that were asked for. */
export function enginesOf({ engine }: Pick<PartOptions, 'engine'>): Engine[] {
  return engines.filter((one) => engine === null || one === engine);
}

/** Whether this machine has the browser, and what is needed to drive it. */
export function isInstalled(engine: Engine): boolean {
  if (engine === 'webkit') return installed.webkitDriver !== null && installed.virtualScreen !== null;
  // Where the system has no Chromium there is that of a package.
  return engine === 'chromium' || installed.firefox !== null;
}

/** The row of what could not be tried: it never passes by being absent. */
export function notRun(row: Pick<Row, 'what' | 'engine' | 'unit'>, why: string): Row {
  return { ...row, tried: 0, held: 0, failures: [], note: `not run: ${why}` };
}

/** Why a part that needs no browser does nothing where `--engine` names one. */
export const NO_BROWSER = 'no browser takes part in it: without --engine';

/** One line of the table: one thing that was tried in one place, how often, and how often the promise held. */
export interface Row {
  what: string;
  /** A browser, or `node`. */
  engine: Engine | 'node';
  tried: number;
  /** How many the promise asks for, where fewer were asked of this run (`--times N`). */
  promised?: number;
  /** What is counted: `kills`, `faults × phases`, `feeds`, `vectors`, `pictures`, `seeds`. */
  unit: string;
  held: number;
  /** Each that did not hold, in a line that tells how to see it again. */
  failures: string[];
  /** Why nothing was tried, or what was left out. */
  note?: string;
}

/** A module `test/promises/parts/NAME.ts` exports `run`; the frame finds it by its name. */
export type RunPart = (options: PartOptions) => Promise<Row[]>;

/** Tries all of `cases` and makes a row of it: a case holds when `attempt` does not throw. */
export async function tryAll<Case>(
  row: Pick<Row, 'what' | 'engine' | 'unit' | 'note' | 'promised'>,
  cases: readonly Case[],
  attempt: (one: Case) => Promise<void> | void,
  nameOf: (one: Case) => string = String,
): Promise<Row> {
  const failures: string[] = [];
  for (const one of cases) {
    try {
      await attempt(one);
    } catch (error) {
      failures.push(`${nameOf(one)}: ${messageOf(error)}`);
    }
  }
  return { ...row, tried: cases.length, held: cases.length - failures.length, failures };
}

/** The first lines of what was thrown, and of its cause. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` (${messageOf(error.cause)})`;
  return error.message.split('\n').slice(0, 6).join(' | ').slice(0, 600) + cause;
}
