/**
 * A signal that is aborted when one of these is, or after so long. `AbortSignal.any` and `timeout` say the same, in
 * browsers of 2024; phones that get no newer one are many.
 */
export function limitSignal(signals: AbortSignal[], limitMs = Number.POSITIVE_INFINITY): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    const follow = () => controller.abort(signal.reason);
    if (signal.aborted) follow();
    else signal.addEventListener('abort', follow, { once: true, signal: controller.signal });
  }
  if (limitMs < Number.POSITIVE_INFINITY) {
    const timer = setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), limitMs);
    controller.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }
  return controller.signal;
}
