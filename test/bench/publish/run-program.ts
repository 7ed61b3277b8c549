import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rootDir } from '../../support/shared.ts';

export const BASE = 'https://portal.example/';

export interface Run {
  ms: number;
  /** Of all threads, in user and kernel: what stays comparable on a busy machine. */
  cpuMs: number;
  peakMegabytes: number;
}

/** Publishes a feed by the built program. */
export function publish(feed: string, out: string, options: string[] = []): Promise<Run> {
  const program = 'dist/publisher/bantin.js';
  return runProgram([program, 'publish', feed, '--out', out, '--base', BASE, '--quiet', ...options]);
}

/** Of the system's clock that /proc counts in. */
const TICK_MS = 10;

/** Runs a Node program and watches how much memory it had at most, threads included. */
export async function runProgram(args: string[], environment: Record<string, string> = {}): Promise<Run> {
  const startedAtMs = performance.now();
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, args, { cwd: rootDir, env, stdio: ['ignore', 'ignore', 'inherit'] });
  let peakKilobytes = 0;
  let cpuMs = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      // After the name, which may hold spaces: user and kernel time are the 12th and 13th (proc(5)).
      const times = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').slice(11, 15) ?? [];
      cpuMs = Math.max(cpuMs, times.reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS);
      peakKilobytes = Math.max(peakKilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // Ended between two looks.
    }
  }, 50);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return { ms: performance.now() - startedAtMs, cpuMs, peakMegabytes: peakKilobytes / 1024 };
}
