import { bucketOf, checksum, POSITIONS, WHOLE_PART } from './format.ts';
import { decodeHeader, type SegmentHeader } from './header.ts';
import { TermPart } from './term-part.ts';

/** A part of a stored segment, by the name it has in store `segmentParts`. */
export interface PartName {
  segment: number;
  part: number;
}

/** A segment in use: its header, and of its parts those that were read. */
export class OpenSegment {
  readonly id: number;
  readonly header: SegmentHeader;
  /** What `header` was read from. */
  readonly headerBuffer: ArrayBuffer;
  /** One byte a document, not 0 for those that are not to be found any more; `null` when all are. */
  dead: Uint8Array | null = null;
  readonly #termParts = new Map<number, TermPart>();
  readonly #positionParts = new Map<number, DataView>();
  /** Parts that were read before and found sound: dropped and read again they are not added up again. */
  readonly #verified = new Set<number>();

  private constructor(id: number, header: SegmentHeader, headerBuffer: ArrayBuffer) {
    this.id = id;
    this.header = header;
    this.headerBuffer = headerBuffer;
  }

  /** `null` when the header is damaged or of another format. */
  static open(id: number, header: ArrayBuffer): OpenSegment | null {
    const decoded = decodeHeader(header);
    return decoded && new OpenSegment(id, decoded, header);
  }

  /** Whether its terms are split over parts; else they are one. */
  get isSplit(): boolean {
    return this.header.termPartBytes.length > 1;
  }

  /** The part that has the words around `folded`. */
  termPartOf(folded: string): number {
    return this.isSplit ? bucketOf(folded) : WHOLE_PART;
  }

  /** The numbers of all term parts. Those of their positions are greater by `POSITIONS`. */
  termParts(): number[] {
    const { length } = this.header.termPartBytes;
    return length === 1 ? [WHOLE_PART] : Array.from({ length }, (_, bucket) => bucket);
  }

  /** Length of a part. */
  bytesOf(part: number): number {
    const { termPartBytes, positionPartBytes } = this.header;
    const number = part < POSITIONS ? part : part - POSITIONS;
    return (part < POSITIONS ? termPartBytes : positionPartBytes)[number === WHOLE_PART ? 0 : number] ?? 0;
  }

  termPart(part: number): TermPart | undefined {
    return this.#termParts.get(part);
  }

  /** The positions of the terms of a part. */
  positions(termPart: number): DataView | undefined {
    return this.#positionParts.get(termPart + POSITIONS);
  }

  /** Takes a part as read from the store, on a multiple of four bytes; false when it is not what was written. */
  take(part: number, bytes: Uint8Array<ArrayBuffer>): boolean {
    if (bytes.length !== this.bytesOf(part)) return false;
    const isKnown = this.#verified.has(part);
    if (part < POSITIONS) {
      const opened = TermPart.open(bytes, this.header.docCount, isKnown);
      if (!opened) return false;
      this.#termParts.set(part, opened);
      this.#verified.add(part);
      return true;
    }
    if (bytes.length < 4) return false;
    const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    if (!isKnown && sum !== checksum(bytes, 4)) return false;
    this.#positionParts.set(part, new DataView(bytes.buffer, bytes.byteOffset + 4, bytes.length - 4));
    this.#verified.add(part);
    return true;
  }

  drop(part: number): void {
    this.#termParts.delete(part);
    this.#positionParts.delete(part);
  }

  /** Marks which of its documents are not to be found any more. */
  bury(tombstones: ReadonlySet<number>): void {
    this.dead = null;
    if (tombstones.size === 0) return;
    this.header.docs.forEach((doc, document) => {
      if (!tombstones.has(doc)) return;
      this.dead ??= new Uint8Array(this.header.docCount);
      this.dead[document] = 1;
    });
  }
}
