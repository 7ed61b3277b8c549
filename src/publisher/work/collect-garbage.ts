import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/**
 * Gives the memory of what is no longer needed back to the system. V8 does so by itself when a heap has grown by some 25 MB,
 * and here nothing else makes it grow: what parsing a long feed left behind would lie there until the end, and what each
 * page leaves behind in two threads at once. Takes some 10 ms.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  collect ??= runInNewContext('gc') as () => void;
  collect();
}

/**
 * While a feed is read, what stays of it would have V8 enlarge the part of the heap that new objects go to, from 2 to
 * 32 MB, and never give that back. Held, it stays as it is in all threads.
 */
export function holdYoungGeneration(isHeld: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${isHeld ? 1 : 2}`);
}
