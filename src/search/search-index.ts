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

/** A part of a segment in use. */
export interface PartOf {
  segment: OpenSegment;
  part: number;
}

/** Bytes of parts kept between queries: what 10,000 articles have of terms (3 MB), and the positions most used. */
const HELD_BYTES = 5.4 * 2 ** 20;
/** With more articles, for each of them: all of their terms and some positions. */
const HELD_BYTES_PER_DOC = 380;

/** The segments in use and the parts of them that are in memory. */
export class SearchIndex {
  segments: OpenSegment[] = [];
  /** Documents of all segments that are not dead. */
  liveDocs = 0;
  averageLength = 1;
  newestDay = 0;
  readonly #source: SegmentSource;
  /** Held parts by `nameOf`, least recently used first. */
  readonly #held = new Map<number, PartOf & { sizeBytes: number }>();
  #heldBytes = 0;

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
        words += header.lengths[document] ?? 0;
        this.newestDay = Math.max(this.newestDay, header.days[document] ?? 0);
      }
    }
    this.liveDocs = documents;
    this.averageLength = Math.max(1, words / Math.max(1, documents));
  }

  /** Makes sure that parts are held. Throws `StaleIndexError` and `DamagedSegmentError`. */
  async hold(wanted: PartOf[]): Promise<void> {
    const missing: PartOf[] = [];
    for (const { segment, part } of wanted) {
      const name = nameOf(segment, part);
      const entry = this.#held.get(name);
      if (entry) {
        this.#held.delete(name);
        this.#held.set(name, entry);
      } else missing.push({ segment, part });
    }
    if (missing.length === 0) return;
    const buffers = await this.#source.readParts(missing.map(({ segment, part }) => ({ segment: segment.id, part })));
    const damaged = new Set<number>();
    missing.forEach(({ segment, part }, index) => {
      const buffer = buffers[index];
      // While this read was under way another query may have brought it.
      if (segment.holds(part)) return;
      if (!buffer) throw new StaleIndexError();
      if (!segment.take(part, buffer)) damaged.add(segment.id);
      else {
        this.#held.set(nameOf(segment, part), { segment, part, sizeBytes: buffer.byteLength });
        this.#heldBytes += buffer.byteLength;
      }
    });
    if (damaged.size > 0) throw new DamagedSegmentError([...damaged]);
  }

  /** Lets go of what was used least recently. Between queries only: a running one counts on what it holds. */
  trim(): void {
    const limitBytes = Math.max(HELD_BYTES, HELD_BYTES_PER_DOC * this.liveDocs);
    for (const [name, { segment, part, sizeBytes }] of this.#held) {
      if (this.#heldBytes <= limitBytes) break;
      segment.drop(part);
      this.#held.delete(name);
      this.#heldBytes -= sizeBytes;
    }
  }

  /** Bytes of headers and parts in memory. */
  get heldBytes(): number {
    return this.segments.reduce((sum, segment) => sum + segment.headerBytes, this.#heldBytes);
  }

  #forget(segment: OpenSegment): void {
    for (const [name, entry] of this.#held) {
      if (entry.segment !== segment) continue;
      this.#held.delete(name);
      this.#heldBytes -= entry.sizeBytes;
    }
  }
}

/** A number for a part among those of all segments. */
export function nameOf(segment: OpenSegment, part: number): number {
  return segment.id * 4096 + part;
}
