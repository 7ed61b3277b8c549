import { checksum, MAX_SEGMENT_DOCS } from './format.ts';
import { OpenSegment } from './segment.ts';

const JOINED_MAGIC = 0x6a735442;
/** Magic, checksum, number of headers. */
const FIXED_BYTES = 12;
/** Far more than a phone holds. */
const MAX_JOINED = 1000;
/** Beyond 64 KB Chromium keeps a value in a file of its own, which takes several times as long to read. */
const MAX_RECORD_BYTES = 60 * 1024;
/** A part that is longer goes on in a record with its number and this. */
const CONTINUED = 2000;

/** A record of a part: which of the segments' parts lie in it. */
export interface PartRecord {
  /** Its number in store `segmentParts`. */
  number: number;
  /** First segment and the one behind the last. */
  from: number;
  to: number;
}

let nextSerial = 1;

/**
 * What the store keeps under one id: a segment, or several joined, of which the parts of one number lie one after
 * the other in one record, so that a part of several is one request where they fit into one.
 */
export class StoredSegment {
  readonly id: number;
  /** Of this one in memory alone: an id can be taken again by another. */
  readonly serial = nextSerial++;
  readonly segments: readonly OpenSegment[];

  readonly #headerBytes: number;
  readonly #headerChecksum: number;

  private constructor(id: number, segments: OpenSegment[], header: ArrayBuffer) {
    this.id = id;
    this.segments = segments;
    this.#headerBytes = header.byteLength;
    this.#headerChecksum = checksumIn(header);
  }

  /** `null` when the header is damaged or of another format. */
  static open(id: number, header: ArrayBuffer): StoredSegment | null {
    const headers = splitHeaders(header);
    const segments = headers?.flatMap((one) => OpenSegment.open(id, one) ?? []);
    return segments && segments.length === headers?.length ? new StoredSegment(id, segments, header) : null;
  }

  /** Whether a header is that of this segment. Ids begin anew in a store that was cleared or lost. */
  hasHeader(header: ArrayBuffer): boolean {
    if (!(header instanceof ArrayBuffer) || header.byteLength !== this.#headerBytes) return false;
    return checksumIn(header) === this.#headerChecksum;
  }

  /** Whether the terms are split over parts; all that are joined are. */
  get isSplit(): boolean {
    return this.segments[0]?.isSplit ?? false;
  }

  get docCount(): number {
    return this.segments.reduce((sum, { header }) => sum + header.docCount, 0);
  }

  get headerBytes(): number {
    return this.segments.reduce((sum, { headerBuffer }) => sum + headerBuffer.byteLength, 0);
  }

  /** The records of a part, by the lengths that the headers tell. */
  recordsOf(part: number): PartRecord[] {
    return layOut(
      part,
      this.segments.map((segment) => segment.bytesOf(part)),
    );
  }

  /** Takes a record as read from the store; false when it is not what was written. */
  take(part: number, { from, to }: PartRecord, buffer: ArrayBuffer): boolean {
    if (!(buffer instanceof ArrayBuffer)) return false;
    const lengths = this.segments.slice(from, to).map((segment) => segment.bytesOf(part));
    if (buffer.byteLength !== lengths.reduce((sum, length) => sum + length, 0)) return false;
    let at = 0;
    return lengths.every((length, index) => {
      const start = at;
      at += length;
      return this.segments[from + index]?.take(part, new Uint8Array(buffer, start, length));
    });
  }

  drop(part: number, { from, to }: PartRecord): void {
    for (const segment of this.segments.slice(from, to)) segment.drop(part);
  }

  bury(tombstones: ReadonlySet<number>): void {
    for (const segment of this.segments) segment.bury(tombstones);
  }
}

/** Of a header of either kind, which is longer than that. */
function checksumIn(header: ArrayBuffer): number {
  return new DataView(header).getUint32(4, true);
}

/** The records of a part whose lengths by segment are these. */
export function layOut(part: number, lengths: readonly number[]): PartRecord[] {
  const records: PartRecord[] = [];
  let record: PartRecord | undefined;
  let sizeBytes = 0;
  lengths.forEach((length, index) => {
    if (record && sizeBytes + length <= MAX_RECORD_BYTES) record.to = index + 1;
    else {
      record = { number: part + CONTINUED * records.length, from: index, to: index + 1 };
      records.push(record);
      sizeBytes = 0;
    }
    sizeBytes += length;
  });
  return records;
}

/** One header for segments that are joined. */
export function joinHeaders(headers: readonly ArrayBuffer[]): ArrayBuffer {
  const start = FIXED_BYTES + headers.length * 4;
  const bytes = new Uint8Array(headers.reduce((sum, { byteLength }) => sum + byteLength, start));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, JOINED_MAGIC, true);
  view.setUint32(8, headers.length, true);
  let at = start;
  headers.forEach((header, index) => {
    view.setUint32(FIXED_BYTES + index * 4, header.byteLength, true);
    bytes.set(new Uint8Array(header), at);
    at += header.byteLength;
  });
  view.setUint32(4, checksum(bytes.subarray(0, start), 8), true);
  return bytes.buffer;
}

/** The headers of what is stored under one id; `null` when they are damaged. Each has its own checksum as well. */
export function splitHeaders(header: ArrayBuffer): ArrayBuffer[] | null {
  if (!(header instanceof ArrayBuffer) || header.byteLength < FIXED_BYTES) return null;
  const view = new DataView(header);
  if (view.getUint32(0, true) !== JOINED_MAGIC) return [header];
  const count = view.getUint32(8, true);
  let at = FIXED_BYTES + count * 4;
  if (count === 0 || count > MAX_JOINED || at > header.byteLength) return null;
  if (view.getUint32(4, true) !== checksum(new Uint8Array(header, 0, at), 8)) return null;
  const headers: ArrayBuffer[] = [];
  for (let index = 0; index < count; index++) {
    const end = at + view.getUint32(FIXED_BYTES + index * 4, true);
    if (end > header.byteLength || end - at > MAX_SEGMENT_DOCS * 32) return null;
    headers.push(header.slice(at, end));
    at = end;
  }
  return at === header.byteLength ? headers : null;
}
