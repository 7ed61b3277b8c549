import { OpenSegment, type PartName } from './segment.ts';

/** Where segments are kept: IndexedDB in the app, memory in tests. */
export interface SegmentSource {
  readSegments(): Promise<{ segments: { id: number; header: ArrayBuffer }[]; tombstones: number[] }>;
  /** In the order asked for; `undefined` for parts that are not there. */
  readParts(wanted: PartName[]): Promise<(ArrayBuffer | undefined)[]>;
}

/** A segment that cannot be used: its documents have to be indexed again from the stored articles. */
export class DamagedSegmentError extends Error {
  readonly segmentIds: number[];
  constructor(segmentIds: number[]) {
    super(`damaged search segments: ${segmentIds.join(', ')}`);
    this.name = 'DamagedSegmentError';
    this.segmentIds = segmentIds;
  }
}

/** A part is gone: segments were merged since the list of them was read. */
export class StaleIndexError extends Error {
  constructor() {
    super('the list of search segments is stale');
    this.name = 'StaleIndexError';
  }
}

/**
 * Bytes of term parts and token streams to keep between queries. All terms of 10,000 articles take 4.3 MB, so
 * there a query reads no more than a few token streams.
 */
const HELD_TERM_BYTES = 14 << 20;
const HELD_STREAM_BYTES = 3 << 18;

/** The segments in use and the parts of them that are in memory. */
export class SearchIndex {
  segments: OpenSegment[] = [];
  /** Documents of all segments that are not dead. */
  liveDocs = 0;
  averageWords = 1;
  newestDay = 0;
  readonly #source: SegmentSource;
  /** Held parts, least recently used first. */
  readonly #terms = new Map<string, Held>();
  readonly #streams = new Map<string, Held>();
  #termBytes = 0;
  #streamBytes = 0;

  constructor(source: SegmentSource) {
    this.#source = source;
  }

  /** Reads which segments there are; those known already keep what they hold. Throws `DamagedSegmentError`. */
  async refresh(): Promise<void> {
    const { segments, tombstones } = await this.#source.readSegments();
    const known = new Map(this.segments.map((segment) => [segment.id, segment]));
    const buried = new Set(tombstones);
    const damaged: number[] = [];
    const opened: OpenSegment[] = [];
    for (const { id, header } of segments) {
      const segment = known.get(id) ?? OpenSegment.open(id, header);
      known.delete(id);
      if (!segment) damaged.push(id);
      else {
        segment.bury(buried);
        opened.push(segment);
      }
    }
    for (const gone of known.values()) this.#forget(gone);
    this.segments = opened;
    this.#countDocuments();
    if (damaged.length > 0) throw new DamagedSegmentError(damaged);
  }

  #countDocuments(): void {
    let words = 0;
    let documents = 0;
    this.newestDay = 0;
    for (const { header, dead } of this.segments) {
      for (let document = 0; document < header.docCount; document++) {
        if (dead?.[document]) continue;
        documents++;
        words += header.wordCounts[document] ?? 0;
        this.newestDay = Math.max(this.newestDay, header.days[document] ?? 0);
      }
    }
    this.liveDocs = documents;
    this.averageWords = Math.max(1, words / Math.max(1, documents));
  }

  /** Makes sure that parts are held. Throws `StaleIndexError` and `DamagedSegmentError`. */
  async hold(wanted: { segment: OpenSegment; part: number }[], streams: boolean): Promise<void> {
    const held = streams ? this.#streams : this.#terms;
    const missing: { segment: OpenSegment; part: number }[] = [];
    for (const { segment, part } of wanted) {
      const name = `${segment.id}/${part}`;
      const entry = held.get(name);
      if (entry) {
        held.delete(name);
        held.set(name, entry);
      } else missing.push({ segment, part });
    }
    if (missing.length === 0) return;
    const buffers = await this.#source.readParts(missing.map(({ segment, part }) => ({ segment: segment.id, part })));
    const damaged = new Set<number>();
    missing.forEach(({ segment, part }, index) => {
      const buffer = buffers[index];
      // While this read was under way another query may have brought it, or a refresh dropped the segment.
      if (segment.holds(part)) return;
      if (!buffer) throw new StaleIndexError();
      if (!segment.take(part, buffer)) damaged.add(segment.id);
      else {
        held.set(`${segment.id}/${part}`, { segment, part, sizeBytes: buffer.byteLength });
        if (streams) this.#streamBytes += buffer.byteLength;
        else this.#termBytes += buffer.byteLength;
      }
    });
    if (damaged.size > 0) throw new DamagedSegmentError([...damaged]);
  }

  /** Lets go of what was used least recently. Between queries only: a running one counts on what it holds. */
  trim(): void {
    this.#termBytes -= trimTo(this.#terms, this.#termBytes, HELD_TERM_BYTES);
    this.#streamBytes -= trimTo(this.#streams, this.#streamBytes, HELD_STREAM_BYTES);
  }

  get heldBytes(): number {
    return this.segments.reduce((sum, segment) => sum + segment.heldBytes + segment.headerBytes, 0);
  }

  #forget(segment: OpenSegment): void {
    for (const held of [this.#terms, this.#streams]) {
      for (const [name, entry] of held) {
        if (entry.segment !== segment) continue;
        held.delete(name);
        if (held === this.#terms) this.#termBytes -= entry.sizeBytes;
        else this.#streamBytes -= entry.sizeBytes;
      }
    }
  }
}

interface Held {
  segment: OpenSegment;
  part: number;
  sizeBytes: number;
}

function trimTo(held: Map<string, Held>, sizeBytes: number, limitBytes: number): number {
  let freed = 0;
  for (const [name, { segment, part, sizeBytes: partBytes }] of held) {
    if (sizeBytes - freed <= limitBytes) break;
    segment.drop(part);
    held.delete(name);
    freed += partBytes;
  }
  return freed;
}
