import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rootDir } from '../../support/shared.ts';

export const BASE = 'https://portal.example/';

export interface Run {
  ms: number;
  peakMegabytes: number;
}

/** Publishes a feed by the built program. */
export function publish(feed: string, out: string, options: string[] = []): Promise<Run> {
  const program = 'dist/publisher/bantin.js';
  return runProgram([program, 'publish', feed, '--out', out, '--base', BASE, '--quiet', ...options]);
}

/** Runs a Node program and watches how much memory it had at most, threads included. */
export async function runProgram(args: string[]): Promise<Run> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, args, { cwd: rootDir, stdio: ['ignore', 'ignore', 'inherit'] });
  let peakKilobytes = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakKilobytes = Math.max(peakKilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // Ended between two looks.
    }
  }, 50);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return { ms: performance.now() - startedAtMs, peakMegabytes: peakKilobytes / 1024 };
}
