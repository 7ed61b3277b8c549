import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from './part.ts';
import { nameOf, planOf } from './soak-plan.ts';
import { type Kill, type SoakOptions, SoakRun } from './soak-run.ts';

/** No operation takes as long, with all that is held after it, also on a busy machine: what hangs is told as that. */
const LIMIT_MS = 180_000;

/**
 * So many random operations from a seed against a real browser and beside it a simple model: which articles are on the
 * phone with which titles, which are saved, and which pictures are there. After each the disk must say the same.
 * Throws at the first difference, with seed, number and name of the operation, what the model says and what was found; the
 * same seed does the same operations again. (What a kill has cut off depends on the machine.)
 */
export async function soak(options: SoakOptions): Promise<Kill[]> {
  const { engine, seed, operations } = options;
  const profileDir = await mkdtemp(join(tmpdir(), `bantin-soak-${engine}-`));
  const run = new SoakRun(options, profileDir);
  const plan = planOf(seed, operations);
  try {
    await run.begin();
    for (const [at, step] of plan.entries()) {
      try {
        await withinLimit(run.happen(step));
      } catch (error) {
        const before = plan.slice(Math.max(0, at - 4), at).map(nameOf);
        throw new Error(
          `seed ${seed}, operation ${at + 1} (${nameOf(step)}): ${messageOf(error)}; before it: ${before.join('; ')}; ${await run.describe()}`,
        );
      }
    }
    return run.kills;
  } finally {
    await run.end();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function withinLimit(happening: Promise<void>): Promise<void> {
  const over = new AbortController();
  const late = delay(LIMIT_MS, 'late', { signal: over.signal }).catch(() => 'ended');
  try {
    if ((await Promise.race([happening, late])) === 'late') throw new Error(`has not ended in ${LIMIT_MS / 1000} s`);
  } finally {
    over.abort();
  }
}
