/**
 * A page must not stand still for 50 ms, a service worker has pictures to answer meanwhile. On a phone a step
 * takes four times as long as here, so the page stops often.
 */
const WORK_LIMIT_MS = 8;

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
let restedAtMs = 0;

/** Lets other work of this thread go first when ours has taken long enough; call it between small steps. */
export function breathe(): Promise<void> | undefined {
  if (performance.now() - restedAtMs < WORK_LIMIT_MS) return undefined;
  return new Promise((resolve) => {
    waiting.push(resolve);
    // Only while somebody waits: outside a browser an open port keeps the process from ending.
    if (waiting.length === 1) channel.port1.addEventListener('message', goOn);
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

/** One a message: two that went on in one task would make it twice as long. */
function goOn(): void {
  restedAtMs = performance.now();
  waiting.shift()?.();
  if (waiting.length === 0) channel.port1.removeEventListener('message', goOn);
}
