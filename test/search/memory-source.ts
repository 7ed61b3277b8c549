import type { SegmentStore } from '../../src/search/compact.ts';
import type { PartName } from '../../src/search/segment.ts';
import type { BuiltSegment, SegmentPart } from '../../src/search/types.ts';

interface Stored {
  header: ArrayBuffer | null;
  sizeBytes: number;
  parts: Map<number, ArrayBuffer>;
}

/** Segments in memory. */
export class MemorySource implements SegmentStore {
  readonly #segments = new Map<number, Stored>();
  readonly tombstones = new Set<number>();
  #nextId = 1;

  add({ header, sizeBytes, parts }: BuiltSegment): number {
    const id = this.#nextId++;
    this.#segments.set(id, { header, sizeBytes, parts: new Map(parts.map(({ part, bytes }) => [part, bytes])) });
    return id;
  }

  remove(id: number): void {
    this.#segments.delete(id);
  }

  get sizeBytes(): number {
    return [...this.#segments.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  async readSegments() {
    const segments = [...this.#segments].flatMap(([id, { header }]) => (header ? { id, header } : []));
    return { segments, tombstones: [...this.tombstones] };
  }

  async readParts(wanted: PartName[]) {
    return wanted.map(({ segment, part }) => this.#segments.get(segment)?.parts.get(part));
  }

  async replaceSegments(replacedIds: number[], replacements: BuiltSegment[], buriedDocs: number[]) {
    for (const id of replacedIds) this.remove(id);
    for (const segment of replacements) this.add(segment);
    for (const doc of buriedDocs) this.tombstones.delete(doc);
    return true;
  }

  async reserveSegment() {
    const id = this.#nextId++;
    this.#segments.set(id, { header: null, sizeBytes: 0, parts: new Map() });
    return id;
  }

  async writeSegmentParts(id: number, parts: SegmentPart[]) {
    for (const { part, bytes } of parts) this.#segments.get(id)?.parts.set(part, bytes);
  }

  async commitSegment(
    { id, header, sizeBytes }: { id: number; header: ArrayBuffer; sizeBytes: number },
    replacedIds: number[],
    buriedDocs: number[],
  ) {
    const { parts } = this.#segments.get(id) as Stored;
    for (const replaced of replacedIds) this.remove(replaced);
    this.#segments.set(id, { header, sizeBytes, parts });
    for (const doc of buriedDocs) this.tombstones.delete(doc);
    return true;
  }

  async removeUnusedParts() {
    for (const [id, { header }] of this.#segments) if (!header) this.remove(id);
  }
}
