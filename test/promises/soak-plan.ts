import { type Lot, lotOf } from '../support/seeded.ts';

/** What a reader, a portal and fate can do, and how often each of a hundred times. */
const WEIGHTS = {
  publish: 14,
  sync: 18,
  read: 14,
  save: 13,
  search: 9,
  picture: 9,
  evict: 4,
  merge: 3,
  network: 8,
  deploy: 3,
  'second tab': 5,
} as const;
export type Operation = keyof typeof WEIGHTS;

/** Of a hundred operations so many are cut off by a kill; it falls in each of `killable` as often. */
const KILLED_OF_100 = 6;

/**
 * Where a kill may fall, and within how many ms from the beginning: somewhat longer than each lasts, so that some kills come when
 * it has just ended. What happens at the portal and in the network alone is not the browser's.
 */
export const killable = {
  sync: 250,
  read: 800,
  save: 40,
  search: 120,
  picture: 160,
  evict: 40,
  merge: 120,
  deploy: 900,
  'second tab': 600,
} as const satisfies Partial<Record<Operation, number>>;
export type Killable = keyof typeof killable;

/** Where the server is asked for several things, a kill may wait for one of them: on a slow machine too it falls in the middle. */
const MOST_REQUESTS: Partial<Record<Killable, number>> = { sync: 5, picture: 24, deploy: 40, 'second tab': 8 };

/** `afterMs` after the beginning or, where there is `request`, after the server was asked for so many things. */
export interface KillMoment {
  request: number | null;
  afterMs: number;
}

/** An operation as it was drawn; `seed` draws what it is done to. */
export type Step = { seed: number } & (
  | { operation: Operation; kill: null }
  | { operation: Killable; kill: KillMoment }
);

/**
 * What a seed does, drawn beforehand so that what happens does not change it: of more operations the first are the same.
 */
export function planOf(seed: number, operations: number): Step[] {
  const lot = lotOf(seed);
  return Array.from({ length: operations }, () => stepOf(lot));
}

function stepOf(lot: Lot): Step {
  const isKilled = lot.below(100) < KILLED_OF_100;
  const seed = lot.below(2 ** 31);
  if (!isKilled) return { operation: weighted(lot), seed, kill: null };
  const operation = lot.pick(Object.keys(killable) as Killable[]);
  const most = MOST_REQUESTS[operation];
  const request = most !== undefined && lot.below(2) === 0 ? 1 + lot.below(most) : null;
  return { operation, seed, kill: { request, afterMs: lot.below(request === null ? killable[operation] : 20) } };
}

function weighted(lot: Lot): Operation {
  const names = Object.keys(WEIGHTS) as Operation[];
  return lot.pick(names.flatMap((name) => Array<Operation>(WEIGHTS[name]).fill(name)));
}

/** `deploy, killed 12 ms after request 3`. */
export function nameOf({ operation, kill }: Step): string {
  if (!kill) return operation;
  return `${operation}, killed ${kill.afterMs} ms after ${kill.request === null ? 'its beginning' : `request ${kill.request}`}`;
}
