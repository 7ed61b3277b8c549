import { announce } from '../store/changes.ts';
import {
  commitSegment,
  readSegmentParts,
  readSegments,
  removeUnusedParts,
  replaceSegments,
  reserveSegment,
  writeSegmentParts,
} from '../store/segments.ts';
import { BUCKETS, FORMAT_VERSION, POSITIONS } from './format.ts';
import { mergeSegments, runInSlices } from './merge.ts';
import { type MergePlan, planMerge, SMALL_DOCS } from './merge-plan.ts';
import type { SegmentSource } from './search-index.ts';
import type { OpenSegment, PartName } from './segment.ts';
import { joinHeaders, layOut, StoredSegment } from './stored-segment.ts';
import type { BuiltSegment, SegmentPart } from './types.ts';

/** Other contexts leave the merging to the one that has this. */
const LOCK_NAME = 'bantin-compact';
/** Parts that are joined in one transaction: some 300 KB at 10,000 articles. */
const PARTS_AT_ONCE = 16;

/** Where segments are kept, for writing; see `store/segments.ts`. */
export interface SegmentStore extends SegmentSource {
  replaceSegments(replacedIds: number[], replacements: BuiltSegment[], buriedDocs: number[]): Promise<boolean>;
  reserveSegment(): Promise<number>;
  writeSegmentParts(id: number, parts: SegmentPart[]): Promise<void>;
  commitSegment(
    segment: { id: number; formatVersion: number; docCount: number; sizeBytes: number; header: ArrayBuffer },
    replacedIds: number[],
    buriedDocs: number[],
  ): Promise<boolean>;
  removeUnusedParts(): Promise<void>;
}

const appStore: SegmentStore = {
  readSegments,
  readParts: readSegmentParts,
  replaceSegments,
  reserveSegment,
  writeSegmentParts,
  commitSegment,
  removeUnusedParts,
};

/**
 * Merges small segments, joins large ones and drops documents that are gone, one step at a time until there is none
 * worth it or the signal aborts. For after a sync and for an idle search worker; queries go on meanwhile on what
 * there was. Gives whether anything was merged. Throws `StoreError`; damaged segments are left to `repairIndex`.
 */
export async function compactSegments(signal?: AbortSignal): Promise<boolean> {
  const work = () => compactStore(appStore, signal);
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
  const merged = locks
    ? await locks.request(LOCK_NAME, { ifAvailable: true }, (lock) => (lock ? work() : false))
    : await work();
  if (merged) announce({ type: 'changed', stores: ['segments'] });
  return merged;
}

/** The same in any store. `fullDocs`: see `planMerge`. */
export async function compactStore(store: SegmentStore, signal?: AbortSignal, fullDocs?: number): Promise<boolean> {
  let merged = false;
  while (!signal?.aborted && (await mergeOnce(store, signal, fullDocs))) merged = true;
  return merged;
}

async function mergeOnce(
  store: SegmentStore,
  signal: AbortSignal | undefined,
  fullDocs: number | undefined,
): Promise<boolean> {
  const { segments, tombstones } = await store.readSegments();
  const buried = new Set(tombstones);
  const stored = segments.flatMap(({ id, header }) => StoredSegment.open(id, header) ?? []);
  for (const one of stored) one.bury(buried);
  const plan = planMerge(stored, fullDocs);
  if (!plan) return false;
  const ids = plan.replaces.map(({ id }) => id);
  const encoded: BuiltSegment[] = [];
  const dropped: number[] = [];
  // Megabytes in one transaction would keep queries waiting.
  const isLarge = plan.replaces.reduce((sum, { docCount }) => sum + docCount, 0) > SMALL_DOCS;
  const joins = plan.copy.length > 0 || plan.encode.length > 1 || isLarge;
  for (const segments of plan.encode) {
    if (!(await holdAll(store, plan, segments))) return false;
    dropped.push(...segments.flatMap(({ header }) => [...header.docs].filter((doc) => buried.has(doc))));
    if (segments.some(({ header, dead }) => !dead || dead.subarray(0, header.docCount).includes(0)))
      encoded.push(await runInSlices(mergeSegments(segments, joins || undefined)));
    for (const segment of segments) for (const part of segment.termParts()) dropBoth(segment, part);
  }
  if (!joins) return await store.replaceSegments(ids, encoded, dropped);
  return await join(store, plan, encoded, dropped, signal);
}

/** Reads all parts of segments that are to be merged; false when one is damaged or gone. */
async function holdAll(store: SegmentStore, { replaces }: MergePlan, segments: OpenSegment[]): Promise<boolean> {
  const wanted = new Set(segments);
  for (const stored of replaces) {
    const records = (stored.segments[0]?.termParts() ?? [])
      .flatMap((part) => [part, part + POSITIONS])
      .flatMap((part) => stored.recordsOf(part).map((record) => ({ part, record })))
      .filter(({ record: { from, to } }) => stored.segments.slice(from, to).some((segment) => wanted.has(segment)));
    const buffers = await store.readParts(
      records.map(({ record }): PartName => ({ segment: stored.id, part: record.number })),
    );
    const sound = records.every(({ part, record }, index) => {
      const buffer = buffers[index];
      return buffer !== undefined && stored.take(part, record, buffer);
    });
    if (!sound) return false;
  }
  return true;
}

function dropBoth(segment: OpenSegment, part: number): void {
  segment.drop(part);
  segment.drop(part + POSITIONS);
}

/**
 * Writes segments under one new id, a few parts at a time: nobody reads them before the header is there, so a query
 * waits for none of it, and cut short it leaves only what the next call removes.
 */
async function join(
  store: SegmentStore,
  { replaces, copy }: MergePlan,
  encoded: BuiltSegment[],
  buriedDocs: number[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const parts = Array.from({ length: BUCKETS }, (_, bucket) => [bucket, bucket + POSITIONS]).flat();
  const built = encoded.map((segment) => new Map(segment.parts.map(({ part, bytes }) => [part, bytes])));
  const headers = [...copy.map(({ headerBuffer }) => headerBuffer), ...encoded.map(({ header }) => header)];
  const ids = replaces.map((stored) => stored.id);
  if (headers.length === 0) return await store.replaceSegments(ids, [], buriedDocs);
  await store.removeUnusedParts();
  const id = await store.reserveSegment();
  let sizeBytes = 0;
  for (let from = 0; from < parts.length; from += PARTS_AT_ONCE) {
    if (signal?.aborted) return false;
    const some = parts.slice(from, from + PARTS_AT_ONCE);
    const copied = await readCopies(store, replaces, copy, some);
    if (!copied) return false;
    const written = some.flatMap((part, index) => {
      const pieces = [
        ...(copied[index] ?? []),
        ...built.map((segment) => new Uint8Array(segment.get(part) ?? new ArrayBuffer(0))),
      ];
      return layOut(
        part,
        pieces.map(({ length }) => length),
      ).map((record) => {
        return { part: record.number, bytes: concatenated(pieces.slice(record.from, record.to)) };
      });
    });
    for (const { bytes } of written) sizeBytes += bytes.byteLength;
    await store.writeSegmentParts(id, written);
  }
  const header = joinHeaders(headers);
  const opened = StoredSegment.open(id, header);
  if (!opened) return false;
  const record = {
    id,
    formatVersion: FORMAT_VERSION,
    docCount: opened.docCount,
    sizeBytes: sizeBytes + header.byteLength,
    header,
  };
  const done = await store.commitSegment(record, ids, buriedDocs);
  await store.removeUnusedParts();
  return done;
}

/** By part, the bytes that segments have of it; `null` when a record is gone or not as long as it was. */
async function readCopies(
  store: SegmentStore,
  replaces: StoredSegment[],
  copy: OpenSegment[],
  parts: number[],
): Promise<Uint8Array<ArrayBuffer>[][] | null> {
  const wanted = replaces
    .filter(({ segments }) => segments.some((segment) => copy.includes(segment)))
    .flatMap((stored) => parts.flatMap((part) => stored.recordsOf(part).map((record) => ({ stored, part, record }))));
  const buffers = await store.readParts(
    wanted.map(({ stored, record }): PartName => ({ segment: stored.id, part: record.number })),
  );
  const byPart = new Map(parts.map((part) => [part, new Map<OpenSegment, Uint8Array<ArrayBuffer>>()]));
  for (const [index, { stored, part, record }] of wanted.entries()) {
    const buffer = buffers[index];
    let at = 0;
    for (const segment of stored.segments.slice(record.from, record.to)) {
      const length = segment.bytesOf(part);
      if (!buffer || at + length > buffer.byteLength) return null;
      byPart.get(part)?.set(segment, new Uint8Array(buffer, at, length));
      at += length;
    }
  }
  return parts.map((part) => copy.map((segment) => byPart.get(part)?.get(segment) ?? new Uint8Array(0)));
}

function concatenated(pieces: Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.buffer;
}
