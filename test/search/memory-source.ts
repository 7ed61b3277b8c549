import type { SegmentSource } from '../../src/search/search-index.ts';
import type { PartName } from '../../src/search/segment.ts';
import type { BuiltSegment } from '../../src/search/types.ts';

/** Segments in memory. */
export class MemorySource implements SegmentSource {
  readonly #segments = new Map<number, { segment: BuiltSegment; parts: Map<number, ArrayBuffer> }>();
  readonly tombstones = new Set<number>();
  #nextId = 1;

  add(segment: BuiltSegment): number {
    const id = this.#nextId++;
    this.#segments.set(id, { segment, parts: new Map(segment.parts.map(({ part, bytes }) => [part, bytes])) });
    return id;
  }

  remove(id: number): void {
    this.#segments.delete(id);
  }

  get sizeBytes(): number {
    return [...this.#segments.values()].reduce((sum, { segment }) => sum + segment.sizeBytes, 0);
  }

  async readSegments() {
    const segments = [...this.#segments].map(([id, { segment }]) => ({ id, header: segment.header }));
    return { segments, tombstones: [...this.tombstones] };
  }

  async readParts(wanted: PartName[]) {
    return wanted.map(({ segment, part }) => this.#segments.get(segment)?.parts.get(part));
  }
}
