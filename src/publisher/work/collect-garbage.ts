import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/**
 * Gives the memory of what is no longer needed back to the system. V8 does so by itself when a heap has grown by some 25 MB,
 * and here nothing else makes it grow: what parsing a long feed left behind would lie there until the end. Takes some
 * 10 ms.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  collect ??= runInNewContext('gc') as () => void;
  collect();
}

/**
 * Threads begun from now on have room for new objects at once, three times this much. Most of what they make lives no
 * longer than its page; in V8's usual 1 MB, which `holdYoungGeneration` would leave it at, half of reading a feed was copying
 * what was still in use.
 */
export function startWithYoungGeneration(megabytes: number): void {
  setFlagsFromString(`--min-semi-space-size=${megabytes}`);
}

/**
 * While a feed is read, what stays of it would have V8 enlarge the part of the heap that new objects go to, from 2 to
 * 32 MB, and never give that back. Held, it stays as it is in all threads.
 */
export function holdYoungGeneration(isHeld: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${isHeld ? 1 : 2}`);
}
