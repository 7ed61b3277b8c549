import { BUCKETS, LOOP_PIECE, POSITIONS, WHOLE_PART } from './format.ts';
import type { OpenSegment, PartName } from './segment.ts';
import { type PartRecord, StoredSegment } from './stored-segment.ts';

/** Where segments are kept: IndexedDB in the app, memory in tests. */
export interface SegmentSource {
  readSegments(): Promise<{ segments: { id: number; header: ArrayBuffer }[]; tombstones: number[] }>;
  /** In the order asked for; `undefined` for parts that are not there. */
  readParts(wanted: PartName[]): Promise<(ArrayBuffer | undefined)[]>;
}

/**
 * A segment that cannot be used: its documents have to be indexed again from the stored articles, unless it was
 * merged away since the list of segments was read.
 */
export class DamagedSegmentError extends Error {
  readonly segmentIds: number[];
  constructor(segmentIds: number[]) {
    super(`damaged search segments: ${segmentIds.join(', ')}`);
    this.name = 'DamagedSegmentError';
    this.segmentIds = segmentIds;
  }
}

/** There are other segments than a question began with. */
export class StaleIndexError extends Error {
  constructor() {
    super('the list of search segments is stale');
    this.name = 'StaleIndexError';
  }
}

/** A record that is or will be in memory. */
interface HeldRecord {
  stored: StoredSegment;
  part: number;
  record: PartRecord;
  sizeBytes: number;
}

/** Bytes of parts kept between queries: what 10,000 articles have of terms (3 MB), and the positions most used. */
const HELD_BYTES = 5.55 * 2 ** 20;
/** With more articles, for each of them: all of their terms and some positions. */
const HELD_BYTES_PER_DOC = 380;

/** The latest dates of which the last is taken for the newest article's. */
const LATEST = 5;

/** Parts of terms that `warm` reads at once. */
const WARM_PARTS = 16;

/** The segments in use and the parts of them that are in memory. */
export class SearchIndex {
  /** Another array whenever there are others. */
  segments: readonly OpenSegment[] = [];
  /** Documents of all segments that are not dead. */
  liveDocs = 0;
  averageLength = 1;
  /** Of a tenth of few documents and the fifth of many: one that was dated 2062 by mistake makes no other one old. */
  newestDay = 0;
  #stored: StoredSegment[] = [];
  readonly #source: SegmentSource;
  /** Held records by `nameOf`, least recently used first. Every query needs terms, so these stay longer. */
  readonly #terms = new Map<number, HeldRecord>();
  readonly #positions = new Map<number, HeldRecord>();
  #heldBytes = 0;

  constructor(source: SegmentSource) {
    this.#source = source;
  }

  /** Reads which segments there are; those known already keep what they hold. Throws `DamagedSegmentError`. */
  async refresh(): Promise<void> {
    const { segments, tombstones } = await this.#source.readSegments();
    const known = new Map(this.#stored.map((stored) => [stored.id, stored]));
    const buried = new Set(tombstones);
    const damaged: number[] = [];
    const opened: StoredSegment[] = [];
    for (const { id, header } of segments) {
      const before = known.get(id);
      const stored = before?.hasHeader(header) ? before : StoredSegment.open(id, header);
      if (stored === before) known.delete(id);
      if (!stored) damaged.push(id);
      else {
        stored.bury(buried);
        opened.push(stored);
      }
    }
    for (const gone of known.values()) this.#forget(gone);
    this.#stored = opened;
    const current = opened.flatMap(({ segments }) => segments);
    const isSame = current.length === this.segments.length && current.every((one, at) => one === this.segments[at]);
    if (!isSame) this.segments = current;
    this.#countDocuments();
    if (damaged.length > 0) throw new DamagedSegmentError(damaged);
  }

  #countDocuments(): void {
    let words = 0;
    let documents = 0;
    const latest = new Uint16Array(LATEST);
    for (const { header, dead } of this.segments) {
      const { days, lengths, docCount } = header;
      // The header has the sums of all: at a cold start a column that is not read is time saved.
      let gone = 0;
      words += header.lengthSum;
      for (let document = 0; dead && document < docCount; document++) {
        if (!dead[document]) continue;
        gone++;
        words -= lengths[document] as number;
      }
      documents += docCount - gone;
      if (header.newestDay <= (latest[LATEST - 1] as number)) continue;
      for (let from = 0; from < docCount; from += LOOP_PIECE) {
        addLatest(latest, days, dead, from, Math.min(docCount, from + LOOP_PIECE));
      }
    }
    this.liveDocs = documents;
    this.averageLength = Math.max(1, words / Math.max(1, documents));
    this.newestDay = latest[Math.min(LATEST, Math.ceil(documents / 10)) - 1] ?? 0;
  }

  /**
   * Makes sure that parts of some segments are held: `split` of those that are split over parts, `whole` of the
   * others; of `withPositions` also those of their positions, in the same transaction. Throws `DamagedSegmentError`.
   */
  async hold(
    segments: readonly OpenSegment[],
    split: readonly number[],
    whole: number,
    withPositions: readonly OpenSegment[] = [],
  ): Promise<void> {
    const missing = this.#missing(segments, split, whole);
    if (withPositions.length > 0) {
      const positions = split.map((part) => part + POSITIONS);
      missing.push(...this.#missing(withPositions, positions, whole + POSITIONS));
    }
    if (missing.length > 0) await this.#read(missing);
  }

  /** Those that are not held; of those that are, this is a use. */
  #missing(segments: readonly OpenSegment[], split: readonly number[], whole: number): Omit<HeldRecord, 'sizeBytes'>[] {
    const wanted = new Set(segments);
    const missing: Omit<HeldRecord, 'sizeBytes'>[] = [];
    for (const stored of this.#stored) {
      const asked = stored.segments.map((segment) => wanted.has(segment));
      if (!asked.includes(true)) continue;
      for (const part of stored.isSplit ? split : [whole]) {
        const held = this.#heldOf(part);
        for (const record of stored.recordsOf(part)) {
          if (!asked.includes(true, record.from) || asked.indexOf(true, record.from) >= record.to) continue;
          const name = nameOf(stored, record);
          const entry = held.get(name);
          if (!entry) missing.push({ stored, part, record });
          else {
            held.delete(name);
            held.set(name, entry);
          }
        }
      }
    }
    return missing;
  }

  async #read(missing: Omit<HeldRecord, 'sizeBytes'>[]): Promise<void> {
    const names = missing.map(({ stored, record }) => ({ segment: stored.id, part: record.number }));
    const buffers = await this.#source.readParts(names);
    const damaged = new Set<number>();
    missing.forEach(({ stored, part, record }, index) => {
      const buffer = buffers[index];
      const name = nameOf(stored, record);
      const held = this.#heldOf(part);
      // While this read was under way another query may have brought it.
      if (held.has(name)) return;
      if (!buffer || !stored.take(part, record, buffer)) damaged.add(stored.id);
      else {
        held.set(name, { stored, part, record, sizeBytes: buffer.byteLength });
        this.#heldBytes += buffer.byteLength;
      }
    });
    if (damaged.size > 0) throw new DamagedSegmentError([...damaged]);
  }

  #heldOf(part: number): Map<number, HeldRecord> {
    return part < POSITIONS ? this.#terms : this.#positions;
  }

  /** Reads the terms of all segments, a few parts at a time; until the signal aborts. Throws what `hold` throws. */
  async warm(signal: AbortSignal): Promise<void> {
    for (let from = 0; from < BUCKETS && !signal.aborted; from += WARM_PARTS) {
      const parts = Array.from({ length: Math.min(WARM_PARTS, BUCKETS - from) }, (_, index) => from + index);
      await this.hold(this.segments, parts, WHOLE_PART);
    }
  }

  /** Lets go of what was used least recently. Between queries only: a running one counts on what it holds. */
  trim(): void {
    const limitBytes = Math.max(HELD_BYTES, HELD_BYTES_PER_DOC * this.liveDocs);
    for (const held of [this.#positions, this.#terms]) {
      for (const [name, entry] of held) {
        if (this.#heldBytes <= limitBytes) return;
        entry.stored.drop(entry.part, entry.record);
        held.delete(name);
        this.#heldBytes -= entry.sizeBytes;
      }
    }
  }

  /** Bytes of headers and parts in memory. */
  get heldBytes(): number {
    return this.#stored.reduce((sum, stored) => sum + stored.headerBytes, this.#heldBytes);
  }

  #forget(stored: StoredSegment): void {
    for (const held of [this.#positions, this.#terms]) {
      for (const [name, entry] of held) {
        if (entry.stored !== stored) continue;
        held.delete(name);
        this.#heldBytes -= entry.sizeBytes;
      }
    }
  }
}

/** Of some documents that are not dead, takes the days that are later than the last of the latest. */
function addLatest(latest: Uint16Array, days: Uint16Array, dead: Uint8Array | null, from: number, to: number): void {
  for (let document = from; document < to; document++) {
    const day = days[document] as number;
    if (day > (latest[LATEST - 1] as number) && !dead?.[document]) addLater(latest, day);
  }
}

/** Puts a later day into its place among the latest, the last of which goes. */
function addLater(latest: Uint16Array, day: number): void {
  let at = latest.length - 1;
  for (; at > 0 && (latest[at - 1] as number) < day; at--) latest[at] = latest[at - 1] as number;
  latest[at] = day;
}

/** A number for a record among those of all segments. */
function nameOf({ serial }: StoredSegment, { number }: PartRecord): number {
  return serial * 2 ** 22 + number;
}
