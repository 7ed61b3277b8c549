import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * Makes every renderer process of a browser run 1/rate of the time, by stopping and continuing it: pages, their
 * service workers and dedicated workers alike. (`Emulation.setCPUThrottlingRate` slows the main thread of a page
 * alone, and service workers refuse it.) Linux only; the answer ends it.
 */
export async function slowRenderers(browserPid: number, rate: number): Promise<() => Promise<void>> {
  const worker = new Worker(throttler, { eval: true, workerData: { browserPid, rate } });
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return async () => {
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('end');
    await ended;
  };
}

/** In a thread of its own, so that the test's work does not disturb the beat. Plain JavaScript: it is evaluated. */
const throttler = `
const { parentPort, workerData, receiveMessageOnPort } = require('node:worker_threads');
const { readdirSync, readFileSync } = require('node:fs');
const clock = new Int32Array(new SharedArrayBuffer(4));
const sleep = (ms) => Atomics.wait(clock, 0, 0, ms);
const runMs = 2;
let pids = [];
let lookAgainAt = 0;
function renderers() {
  const found = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\\d+$/.test(name)) continue;
    try {
      const command = readFileSync('/proc/' + name + '/cmdline', 'utf8');
      if (command.includes('--type=renderer') && descends(Number(name))) found.push(Number(name));
    } catch {
      // The process ended meanwhile.
    }
  }
  return found;
}
function descends(pid) {
  for (let at = pid; at > 1; at = Number(readFileSync('/proc/' + at + '/stat', 'utf8').replace(/^.*\\) /, '').split(' ')[1])) {
    if (at === workerData.browserPid) return true;
  }
  return false;
}
function signal(name) {
  for (const pid of pids) {
    try { process.kill(pid, name); } catch { lookAgainAt = 0; }
  }
}
parentPort.postMessage('begun');
// What the processes have run so far is owed in rest, so that a late awakening of this thread evens out.
let owedMs = 0;
while (!receiveMessageOnPort(parentPort)) {
  signal('SIGCONT');
  const ranFrom = performance.now();
  sleep(runMs);
  signal('SIGSTOP');
  const restedFrom = performance.now();
  owedMs += (restedFrom - ranFrom) * (workerData.rate - 1);
  if (Date.now() >= lookAgainAt) { pids = renderers(); signal('SIGSTOP'); lookAgainAt = Date.now() + 30; }
  sleep(Math.max(0, owedMs - (performance.now() - restedFrom)));
  owedMs -= performance.now() - restedFrom;
}
signal('SIGCONT');
process.exit(0);
`;

/** The process id of a browser that was started with this profile folder or by this process. */
export function findBrowserPid(marker: string): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      if (command.includes(marker) && !command.includes('--type=')) return Number(name);
    } catch {
      // The process ended meanwhile.
    }
  }
  throw new Error(`no browser with ${marker}`);
}
