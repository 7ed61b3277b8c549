import {
  IDBCursor,
  IDBCursorWithValue,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
} from 'fake-indexeddb';
import { setInMemory } from './in-memory.ts';

/**
 * Puts an IndexedDB in memory in the place of the browser's, which gives none: from the next call on everything is read
 * and written there, and goes with the page. 12.6 KB by brotli, for those alone who need it.
 */
export function openInMemory(): void {
  const factory = new IDBFactory();
  const own = {
    indexedDB: factory,
    IDBCursor,
    IDBCursorWithValue,
    IDBDatabase,
    IDBFactory,
    IDBIndex,
    IDBKeyRange,
    IDBObjectStore,
    IDBOpenDBRequest,
    IDBRequest,
    IDBTransaction,
    IDBVersionChangeEvent,
    // One step a request: by timers WebKit would take 4 ms for each, 300 articles some seconds.
    setImmediate: nextTask(),
  };
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
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
