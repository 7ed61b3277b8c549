import type { SegmentSource } from '../../src/search/search-index.ts';
import type { PartName } from '../../src/search/segment.ts';
import type { BuiltSegment } from '../../src/search/types.ts';

/** Segments in memory. */
export class MemorySource implements SegmentSource {
  readonly #segments = new Map<number, BuiltSegment>();
  readonly tombstones = new Set<number>();
  #nextId = 1;

  add(segment: BuiltSegment): number {
    const id = this.#nextId++;
    this.#segments.set(id, segment);
    return id;
  }

  remove(id: number): void {
    this.#segments.delete(id);
  }

  get sizeBytes(): number {
    return [...this.#segments.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  async readSegments() {
    const segments = [...this.#segments].map(([id, { header }]) => ({ id, header }));
    return { segments, tombstones: [...this.tombstones] };
  }

  async readParts(wanted: PartName[]) {
    return wanted.map(
      ({ segment, part }) => this.#segments.get(segment)?.parts.find((entry) => entry.part === part)?.bytes,
    );
  }
}
