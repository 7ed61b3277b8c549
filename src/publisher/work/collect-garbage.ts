import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives the memory of what is no longer needed back to the system. V8 does so by itself when its heap has grown by half, and
 * here nothing makes it grow: what parsing a long feed left behind would lie there until the end, beside two threads at work.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
