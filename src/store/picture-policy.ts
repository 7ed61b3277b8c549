import type { Settings } from './schema.ts';

/**
 * Whether pictures that are not on the phone are loaded: by themselves, when the reader taps them, or not at all.
 * What is on the phone shows in any case.
 */
export type PicturePolicy = 'load' | 'tap' | 'none';

/** The parts of `navigator.connection` that we read; Chromium has it, and `type` on phones only. */
export interface Connection {
  saveData?: boolean;
  type?: string;
}

const UNMETERED = new Set(['wifi', 'ethernet']);

/** The reader's choice, under the system's own data saver and the network of the moment. */
export function picturePolicy(choice: Settings['pictureLoading'], connection: Connection | undefined): PicturePolicy {
  if (choice === 'none') return 'none';
  if (choice === 'tap' || connection?.saveData === true) return 'tap';
  // A browser that cannot tell is not offered the choice; it came with settings of another phone.
  return choice === 'wifi' && !UNMETERED.has(connection?.type ?? '') ? 'tap' : 'load';
}

/** The connection of this page or worker, `undefined` where the browser does not tell. */
export function currentConnection(): Connection | undefined {
  return (globalThis.navigator as { connection?: Connection } | undefined)?.connection;
}
