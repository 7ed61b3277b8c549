// By being imported it takes the place of all that belongs to IndexedDB: nobody loads this module but who needs that.
import 'fake-indexeddb/auto';
import { setInMemory } from './in-memory.ts';

/**
 * An IndexedDB in memory is in the place of the browser's, which gives none, and says so: from now on everything is read
 * and written there, and goes with the page. 12.6 KB by brotli, for those alone who need it.
 */
export function openInMemory(): void {
  // One step a request: by timers WebKit would take 4 ms for each, 300 articles some seconds.
  Object.defineProperty(globalThis, 'setImmediate', { value: nextTask(), configurable: true, writable: true });
  setInMemory();
}

/** Runs work after what waits already, as Node's `setImmediate` does, for which the package looks first. */
function nextTask(): (work: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const queue: (() => void)[] = [];
  port1.onmessage = () => queue.shift()?.();
  return (work) => {
    queue.push(work);
    port2.postMessage(null);
  };
}
