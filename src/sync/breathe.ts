/**
 * A page must not stand still for 50 ms, a service worker has pictures to answer meanwhile. On a phone a step
 * takes four times as long as here, so the page stops often.
 */
const WORK_LIMIT_MS = 8;

const channel = new MessageChannel();
let restedAtMs = 0;

/** Lets other work of this thread go first when ours has taken long enough; call it between small steps. */
export function breathe(): Promise<void> | undefined {
  if (performance.now() - restedAtMs < WORK_LIMIT_MS) return undefined;
  return new Promise((resolve) => {
    channel.port1.addEventListener(
      'message',
      () => {
        restedAtMs = performance.now();
        resolve();
      },
      { once: true },
    );
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}
