import { read } from './database.ts';
import { getMeta } from './meta.ts';
import { write } from './write.ts';

/** What the app remembers of offering its own installation. Stored under `install` in `meta`. */
export interface InstallRecord {
  formatVersion: 1;
  /** The first days on which the app was opened, as `yyyy-mm-dd` of the device's clock, oldest first; at most three. */
  days: string[];
  answer: 'open' | 'refused' | 'installed';
  /** The reader was told, on saving, that an iPhone's tab may lose it. */
  toldOfLoss?: true;
  /** The day on which the offer last led to the guide. */
  guidedOn?: string;
}

/** An offer is due from the visit on the third day on. */
export const VISIT_DAYS = 3;

/** Who has seen how to do it is left alone for so long: they are doing it, or thinking about it. */
const REST_DAYS = 7;

const FRESH: InstallRecord = { formatVersion: 1, days: [], answer: 'open' };

/** Reads a stored record of any version; what makes no sense counts as absent. */
export function parseInstallRecord(stored: Partial<Record<keyof InstallRecord, unknown>> | undefined): InstallRecord {
  const { days, answer, toldOfLoss, guidedOn } = stored ?? {};
  return {
    ...FRESH,
    days: Array.isArray(days) ? days.filter((day) => typeof day === 'string').slice(0, VISIT_DAYS) : [],
    answer: answer === 'refused' || answer === 'installed' ? answer : 'open',
    ...(toldOfLoss === true && { toldOfLoss }),
    ...(typeof guidedOn === 'string' && { guidedOn }),
  };
}

/** Notes that the app was opened on this day, and gives the whole. */
export function recordVisit(day: string): Promise<InstallRecord> {
  return change((record) =>
    record.days.includes(day) || record.days.length >= VISIT_DAYS ? record : { ...record, days: [...record.days, day] },
  );
}

/** Notes for good that the reader does not want the offer, or has the app. */
export async function recordInstallAnswer(answer: 'refused' | 'installed'): Promise<void> {
  await change((record) => ({ ...record, answer }));
}

/** Notes that the offer has led to the guide on this day. */
export async function recordGuided(day: string): Promise<void> {
  await change((record) => ({ ...record, guidedOn: day }));
}

/** Whether the reader has yet to be told that what is saved may be lost; notes that they are told now. */
export async function isLossToTell(): Promise<boolean> {
  const { toldOfLoss } = await readInstallRecord();
  if (!toldOfLoss) await change((record) => ({ ...record, toldOfLoss: true }));
  return !toldOfLoss;
}

export function readInstallRecord(): Promise<InstallRecord> {
  return read(['meta'], async (transaction) =>
    parseInstallRecord(await getMeta(transaction.objectStore('meta'), 'install')),
  );
}

function change(make: (record: InstallRecord) => InstallRecord): Promise<InstallRecord> {
  return write(['meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const record = make(parseInstallRecord(await getMeta(meta, 'install')));
    meta.put(record, 'install');
    return record;
  });
}

/**
 * Whether it is time to offer the installation: never at first sight, never after a "no", never to those who have it, and
 * not in the week after its guide was seen.
 *
 * @param keptCount how many articles, albums and categories the reader has saved
 * @param today `yyyy-mm-dd` of the device's clock
 */
export function isOfferDue({ days, answer, guidedOn }: InstallRecord, keptCount: number, today: string): boolean {
  if (answer !== 'open' || (days.length < VISIT_DAYS && keptCount === 0)) return false;
  const restedDays = (Date.parse(today) - Date.parse(guidedOn ?? '')) / 86_400_000;
  // Never seen, or by a clock that ran ahead: due as well.
  return !(restedDays >= 0 && restedDays < REST_DAYS);
}
