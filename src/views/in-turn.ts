import { whenIdle } from './idle.ts';

/**
 * Takes steps one by one, each when the page is idle again. What the app starts behind its first screen was one task of
 * 40 ms where a cheap phone needs four times that, beside a worker that is being installed: a tap had to wait for it.
 */
export async function inTurn(steps: (() => void)[]): Promise<void> {
  for (const step of steps) {
    await new Promise<void>(whenIdle);
    step();
  }
}
