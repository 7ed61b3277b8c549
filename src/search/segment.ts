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
  readonly headerBytes: number;
  /** One byte a document, not 0 for those that are not to be found any more; `null` when all are. */
  dead: Uint8Array | null = null;
  readonly #termParts = new Map<number, TermPart>();
  readonly #positionParts = new Map<number, Uint8Array>();
  /** Parts that were read before and found sound: dropped and read again they are not added up again. */
  readonly #verified = new Set<number>();

  private constructor(id: number, header: SegmentHeader, headerBytes: number) {
    this.id = id;
    this.header = header;
    this.headerBytes = headerBytes;
  }

  /** `null` when the header is damaged or of another format. */
  static open(id: number, header: ArrayBuffer): OpenSegment | null {
    const decoded = decodeHeader(header);
    return decoded && new OpenSegment(id, decoded, header.byteLength);
  }

  /** The part that has the words around `folded`. */
  termPartOf(folded: string): number {
    return this.header.termPartBytes.length === 1 ? WHOLE_PART : bucketOf(folded);
  }

  /** The numbers of all term parts. Those of their positions are greater by `POSITIONS`. */
  termParts(): number[] {
    const { length } = this.header.termPartBytes;
    return length === 1 ? [WHOLE_PART] : Array.from({ length }, (_, bucket) => bucket);
  }

  holds(part: number): boolean {
    return part < POSITIONS ? this.#termParts.has(part) : this.#positionParts.has(part);
  }

  termPart(part: number): TermPart | undefined {
    return this.#termParts.get(part);
  }

  /** The positions of the terms of a part. */
  positions(termPart: number): Uint8Array | undefined {
    return this.#positionParts.get(termPart + POSITIONS);
  }

  /** Takes a part as read from the store; false when it is not what was written. */
  take(part: number, buffer: ArrayBuffer): boolean {
    const { header } = this;
    const isTerms = part < POSITIONS;
    const number = isTerms ? part : part - POSITIONS;
    const wanted = (isTerms ? header.termPartBytes : header.positionPartBytes)[number === WHOLE_PART ? 0 : number];
    if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== wanted) return false;
    const isKnown = this.#verified.has(part);
    this.#verified.add(part);
    if (isTerms) {
      const opened = TermPart.open(buffer, header.docCount, isKnown);
      if (!opened) return false;
      this.#termParts.set(part, opened);
      return true;
    }
    const bytes = new Uint8Array(buffer);
    if (bytes.length < 4) return false;
    if (!isKnown && new DataView(buffer).getUint32(0, true) !== checksum(bytes, 4)) return false;
    this.#positionParts.set(part, bytes.subarray(4));
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
