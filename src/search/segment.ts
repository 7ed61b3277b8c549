import { bucketOf, DOCS_PER_STREAM_PART, FIRST_STREAM_PART, WHOLE_PART } from './format.ts';
import { decodeHeader, type SegmentHeader } from './header.ts';
import { StreamCode, StreamPart } from './stream-part.ts';
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
  /** Bytes of the parts held now. */
  heldBytes = 0;
  readonly #termParts = new Map<number, TermPart>();
  readonly #streamParts = new Map<number, StreamPart>();
  #streamCode: StreamCode | null = null;
  #dead: Uint8Array | null = null;

  private constructor(id: number, header: SegmentHeader) {
    this.id = id;
    this.header = header;
  }

  /** `null` when the header is damaged or of another format. */
  static open(id: number, header: ArrayBuffer): OpenSegment | null {
    const decoded = decodeHeader(header);
    return decoded && new OpenSegment(id, decoded);
  }

  /** The part that has the words around `folded`. */
  termPartOf(folded: string): number {
    return this.header.termPartBytes.length === 1 ? WHOLE_PART : bucketOf(folded);
  }

  streamPartOf(document: number): number {
    return FIRST_STREAM_PART + Math.floor(document / DOCS_PER_STREAM_PART);
  }

  partNumbers(): number[] {
    const terms = this.header.termPartBytes.length;
    return [
      ...(terms === 1 ? [WHOLE_PART] : Array.from({ length: terms }, (_, bucket) => bucket)),
      ...Array.from(this.header.streamPartBytes, (_, index) => FIRST_STREAM_PART + index),
    ];
  }

  holds(part: number): boolean {
    return part < FIRST_STREAM_PART ? this.#termParts.has(part) : this.#streamParts.has(part);
  }

  termPart(part: number): TermPart | undefined {
    return this.#termParts.get(part);
  }

  /** Takes a part as read from the store; false when it is not what was written. */
  take(part: number, buffer: ArrayBuffer): boolean {
    const { header } = this;
    if (part < FIRST_STREAM_PART) {
      if (buffer.byteLength !== header.termPartBytes[part === WHOLE_PART ? 0 : part]) return false;
      const opened = TermPart.open(buffer, header.docCount);
      if (!opened) return false;
      this.#termParts.set(part, opened);
    } else {
      const index = part - FIRST_STREAM_PART;
      if (buffer.byteLength !== header.streamPartBytes[index]) return false;
      const opened = StreamPart.open(buffer, index, header.docCount);
      if (!opened) return false;
      this.#streamParts.set(part, opened);
    }
    this.heldBytes += buffer.byteLength;
    return true;
  }

  drop(part: number): void {
    const held = this.#termParts.get(part) ?? this.#streamParts.get(part);
    if (!held) return;
    this.heldBytes -= held.bytes.buffer.byteLength;
    this.#termParts.delete(part);
    this.#streamParts.delete(part);
  }

  /** Fills `out` with the token stream of a document and gives its length; 0 when its part is not held. */
  readSymbols(document: number, out: Uint32Array): number {
    const part = this.#streamParts.get(this.streamPartOf(document));
    if (!part) return 0;
    this.#streamCode ??= new StreamCode(this.header.ranked, this.header.termCount);
    const symbolCount = (this.header.wordCounts[document] ?? 0) + 3;
    this.#streamCode.read(part.bytes, part.start(document), symbolCount, out);
    return symbolCount;
  }

  /** Marks which of its documents are not to be found any more. */
  bury(tombstones: ReadonlySet<number>): void {
    this.#dead = null;
    if (tombstones.size === 0) return;
    this.header.docs.forEach((doc, document) => {
      if (!tombstones.has(doc)) return;
      this.#dead ??= new Uint8Array(this.header.docCount);
      this.#dead[document] = 1;
    });
  }

  get headerBytes(): number {
    return this.header.docs.buffer.byteLength;
  }

  /** One byte a document, not 0 for dead ones; `null` when all live. */
  get dead(): Uint8Array | null {
    return this.#dead;
  }
}
