import { PACK_SLOTS, type Pack } from './schema.ts';

/** See `Pack`: past 64 KB Chromium keeps the value in a file of its own. */
const PACK_BYTES = 48 * 1024;

export interface PackInput {
  order: string;
  /** As `writeBody` writes it. */
  bytes: Uint8Array;
}

/** Packs of bodies in the given order, with ids from `firstId` on, and each body's document number. */
export function buildPacks(inputs: PackInput[], firstId: number): { packs: Pack[]; docs: number[] } {
  const packs: Pack[] = [];
  const docs: number[] = [];
  let slots: PackInput[] = [];
  let sizeBytes = 0;
  const close = () => {
    if (slots.length > 0) packs.push(pack(firstId + packs.length, slots, sizeBytes));
    slots = [];
    sizeBytes = 0;
  };
  for (const { order, bytes } of inputs) {
    if (slots.length === PACK_SLOTS || sizeBytes + bytes.byteLength > PACK_BYTES) close();
    docs.push((firstId + packs.length) * PACK_SLOTS + slots.length);
    slots.push({ order, bytes });
    sizeBytes += bytes.byteLength;
  }
  close();
  return { packs, docs };
}

function pack(id: number, slots: PackInput[], sizeBytes: number): Pack {
  const joined = new Uint8Array(sizeBytes);
  const ends = new Uint32Array(slots.length);
  let end = 0;
  slots.forEach(({ bytes }, slot) => {
    joined.set(bytes, end);
    end += bytes.byteLength;
    ends[slot] = end;
  });
  return { id, orders: slots.map(({ order }) => order), ends, bytes: joined.buffer };
}

/** The pack without these slots, whose bytes are given back; `null` when nothing is left in it. */
export function withoutSlots(old: Pack, removed: ReadonlySet<number>): Pack | null {
  const slots = old.orders.map((order, slot) => {
    if (removed.has(slot) || order === '') return { order: '', bytes: new Uint8Array(0) };
    const start = slot === 0 ? 0 : (old.ends[slot - 1] ?? 0);
    return { order, bytes: new Uint8Array(old.bytes.slice(start, old.ends[slot])) };
  });
  if (slots.every(({ order }) => order === '')) return null;
  return pack(
    old.id,
    slots,
    slots.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
  );
}
