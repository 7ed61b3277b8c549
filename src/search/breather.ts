/**
 * A task of a query may last about so long, a frame, before what waits is looked at. With 8 ms every query of the slowest
 * tenth rested, which cost them a tenth of their time.
 */
const TASK_MS = 16;

/**
 * Ends a task that has lasted long, so that the messages that came meanwhile are read: the next letter that was typed
 * cancels a query on its way instead of waiting behind it.
 */
export class Breather {
  readonly #taskMs: number;
  #since = 0;

  constructor(taskMs = TASK_MS) {
    this.#taskMs = taskMs;
  }

  /** A task begins. */
  begin(): void {
    this.#since = performance.now();
  }

  /** Gives whether anything else can have happened. */
  async rest(): Promise<boolean> {
    if (performance.now() - this.#since < this.#taskMs) return false;
    await nextTask();
    this.begin();
    return true;
  }
}

/** Behind the messages that wait already. Timers would be put off by 4 ms from the fifth in a row on. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
