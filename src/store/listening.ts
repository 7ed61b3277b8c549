import { read } from './database.ts';
import { getMeta } from './meta.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** How a reader likes articles read aloud. Stored under `listening` in `meta`. */
export interface ListeningRecord {
  formatVersion: 1;
  /** One of `SPEECH_RATES`. */
  rate: number;
  /** Whether the next saved article follows. */
  goesOn: boolean;
}

export const SPEECH_RATES = [0.75, 1, 1.25, 1.5, 2] as const;

export function readListening(): Promise<ListeningRecord> {
  return read(['meta'], async (transaction) =>
    parseListening(await getMeta(transaction.objectStore('meta'), 'listening')),
  );
}

/** Changes what `patch` names. */
export function writeListening(patch: Partial<Pick<ListeningRecord, 'rate' | 'goesOn'>>): Promise<void> {
  return withRoom(() =>
    write(['meta'], async (transaction) => {
      const meta = transaction.objectStore('meta');
      meta.put({ ...parseListening(await getMeta(meta, 'listening')), ...patch }, 'listening');
    }),
  );
}

/** A record of any version; what makes no sense here is the default. */
export function parseListening(stored: Partial<Record<keyof ListeningRecord, unknown>> | undefined): ListeningRecord {
  return {
    formatVersion: 1,
    rate: SPEECH_RATES.find((rate) => rate === stored?.rate) ?? 1,
    goesOn: stored?.goesOn === true,
  };
}
