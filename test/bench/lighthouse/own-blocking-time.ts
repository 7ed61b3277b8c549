import type { Trace, TraceEvent } from 'lighthouse';

/** As Chromium records it: `tdur` is the processor's time, µs. */
interface TimedEvent extends TraceEvent {
  tdur?: number;
}

const LONG_TASK_MS = 50;

/**
 * Total blocking time of a page, ms, from the first paint to the end of the recording, reckoned as Lighthouse does but
 * from the processor time of the main thread's tasks: by the clock, a task that waits while another process has the core
 * is as long as one that works, and then times four. On two cores, where the browser, its recording and the server take
 * turns, that is most of it.
 *
 * @param slowdown by so much the phone is slower than the machine that recorded
 * @throws where the recording has no first paint of a page
 */
export function ownBlockingTimeMs({ traceEvents }: Trace, slowdown: number): number {
  const paint = traceEvents.findLast(({ name }) => name === 'firstContentfulPaint');
  if (!paint) throw new Error('The recording has no first paint');
  return (traceEvents as TimedEvent[])
    .filter(({ name, pid, tid, ts }) => name === 'RunTask' && pid === paint.pid && tid === paint.tid && ts >= paint.ts)
    .reduce((sum, { tdur = 0 }) => sum + Math.max(0, (tdur / 1000) * slowdown - LONG_TASK_MS), 0);
}
