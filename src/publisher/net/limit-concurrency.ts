/** Runs tasks, at most `limit` at a time for each key; the rest wait in order. */
export function limitConcurrency(limit: number): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  return async (key, task) => {
    if ((running.get(key) ?? 0) >= limit) {
      await new Promise<void>((resolve) => {
        const queue = waiting.get(key);
        if (queue) queue.push(resolve);
        else waiting.set(key, [resolve]);
      });
    } else running.set(key, (running.get(key) ?? 0) + 1);
    try {
      return await task();
    } finally {
      // A finished task hands its place on, so the count falls only when nobody waits.
      const next = waiting.get(key)?.shift();
      if (next) next();
      else running.set(key, (running.get(key) ?? 1) - 1);
    }
  };
}
