import type { Page } from '@playwright/test';

/**
 * To stand before a service worker's own code: has it answer when no event keeps it any more. Pages hear of the steps
 * of a sync, but of nothing that the worker does after its end.
 */
export const IDLE_REPORT = `(() => {
  const pending = new Set();
  const { waitUntil } = ExtendableEvent.prototype;
  ExtendableEvent.prototype.waitUntil = function (promise) {
    const settled = Promise.resolve(promise).then(() => {}, () => {});
    pending.add(settled);
    settled.then(() => pending.delete(settled));
    waitUntil.call(this, promise);
  };
  addEventListener('message', async ({ data, ports }) => {
    if (data !== 'when-idle') return;
    while (pending.size > 0) await Promise.all(pending);
    ports[0].postMessage('idle');
  });
})();
`;

/** Resolves when the page's worker, which begins with `IDLE_REPORT`, is through with all that it was asked. */
export async function waitUntilIdle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        navigator.serviceWorker.controller?.postMessage('when-idle', [port2]);
      }),
  );
}
