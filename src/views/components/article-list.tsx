import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleHead } from '../../store/schema.ts';
import { useAvailability } from '../hooks/use-availability.ts';
import { core } from '../messages/core.ts';
import { keepCardCount, keptCardCount } from '../navigation.ts';
import { Card } from './card.tsx';

/** Even, so that two columns end level; small, so that drawing one takes under 50 ms on a phone four times slower. */
export const CHUNK_SIZE = 8;
/** Heads that a list reads at first: enough for any screen. */
export const FIRST_LIMIT = 3 * CHUNK_SIZE;
/** Most chunks that are drawn at once for a reader who comes back after a reload: a second on a phone four times slower. */
const MOST_KEPT = 20;
/** How far outside the screen cards are kept: about three screens of a phone. */
const KEEP_MARGIN = '2000px 0px';

interface Chunk {
  heads: ArticleHead[];
  /** Measured when last drawn, in CSS pixels; the box stays that high while its cards are not drawn. */
  heightPx: number;
  /** On the screen when the list was left. */
  wasSeen?: boolean;
}

/** What a list had loaded, kept so that going back finds the same place. */
export interface ListMemory {
  chunks: Chunk[];
  complete: boolean;
  /** The store was read again since it ended: more may follow by now. */
  mayGoOn?: boolean;
}

interface ArticleListProps {
  memory: ListMemory;
  /** Reads what follows; fewer than asked for means the end. */
  loadMore: ((afterOrder: string, limit: number) => Promise<ArticleHead[]>) | null;
  zone?: string | undefined;
  label: string;
  /** Cards above the list's own first one, for the position told to screen readers. */
  eagerCount?: number;
}

/** Starts a list with heads that are already at hand. */
export function listMemory(heads: ArticleHead[], pageSize: number): ListMemory {
  const chunks: Chunk[] = [];
  for (let i = 0; i < heads.length; i += CHUNK_SIZE) {
    chunks.push({ heads: heads.slice(i, i + CHUNK_SIZE), heightPx: 0 });
  }
  return { chunks, complete: heads.length < pageSize };
}

/** Heads to read for a list that is no longer at hand: as many as it had when the reader left it. */
export function keptLimit(): number {
  return keptCardCount(FIRST_LIMIT);
}

/** Whether a list read anew begins as the one on screen does, which then keeps how far it has grown. */
export function sameHeads(shown: ArticleHead[], fresh: ArticleHead[]): boolean {
  return (
    shown.length === fresh.length &&
    shown.every(({ order, doc }, index) => order === fresh[index]?.order && doc === fresh[index]?.doc)
  );
}

function isBelowTop(): boolean {
  return scrollY > 300;
}

let readAgain: () => void;

function onScroll(): void {
  if (isBelowTop()) return;
  removeEventListener('scroll', onScroll);
  readAgain();
}

/**
 * New articles appear at once to a reader at the top, and never push the text away from one further down: where that is
 * so, they come (`again`) when the reader is back.
 */
export function isReading(shown: ArticleHead[], again: () => void): boolean {
  const isSo = isBelowTop() && shown.length >= CHUNK_SIZE;
  if (isSo) {
    readAgain = again;
    addEventListener('scroll', onScroll);
  }
  return isSo;
}

/** An endless list that draws only what is near the screen. */
export function ArticleList({ memory, loadMore, zone, label, eagerCount = 0 }: ArticleListProps): JSX.Element {
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what every element is made of
  const drawn = useMemo(() => new Map<Chunk, JSX.Element>(), [memory, zone, eagerCount]);
  useEffect(() => keepCardCount(Math.min(memory.chunks.length, MOST_KEPT) * CHUNK_SIZE));

  const isOpen = !memory.complete || memory.mayGoOn;
  // Observing anew after each round reports the marker again when it is still near.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useEffect(() => {
    const marker = end.current;
    if (!marker || !loadMore || !isOpen) return;
    let loading = false;
    const observer = new IntersectionObserver(
      async (entries) => {
        const last = memory.chunks.at(-1)?.heads.at(-1);
        if (loading || !last || !entries.some((entry) => entry.isIntersecting)) return;
        loading = true;
        setBusy(true);
        const heads = await loadMore(last.order, CHUNK_SIZE).catch(() => null);
        setBusy(false);
        setFailed(!heads);
        if (!heads) return;
        if (heads.length > 0) memory.chunks.push({ heads, heightPx: 0 });
        memory.complete = heads.length < CHUNK_SIZE;
        memory.mayGoOn = false;
        setRound((count) => count + 1);
      },
      { rootMargin: KEEP_MARGIN },
    );
    observer.observe(marker);
    return () => observer.disconnect();
  }, [memory, loadMore, isOpen, round]);

  return (
    <>
      <div class="list" role="feed" aria-label={label} aria-busy={busy}>
        {memory.chunks.map((chunk, index) => {
          // The very same element again is not compared again: the list grows without redrawing what stands.
          let element = drawn.get(chunk);
          if (!element) {
            const eager = index === 0 ? eagerCount : 0;
            element = (
              <ListChunk
                key={chunk.heads[0]?.key}
                chunk={chunk}
                firstPosition={index * CHUNK_SIZE + 1}
                zone={zone}
                eagerCount={eager}
              />
            );
            drawn.set(chunk, element);
          }
          return element;
        })}
      </div>
      <div class="list-end" ref={end}>
        {memory.complete && memory.chunks.length > 1 ? core.endOfList : null}
        {failed && (
          <>
            <p role="alert">{core.failedText}</p>
            <button type="button" class="button" onClick={() => location.reload()}>
              {core.reload}
            </button>
          </>
        )}
      </div>
    </>
  );
}

const waiting = new Set<() => void>();

/** Draws one chunk a task: a fast scroll brings several near at once, and a finger must not wait for all of them. */
function inTurn(draw: () => void): () => void {
  if (waiting.size === 0) setTimeout(drawNext);
  waiting.add(draw);
  return () => waiting.delete(draw);
}

function drawNext(): void {
  // The last to come near is what the reader looks at.
  const draw = [...waiting].pop();
  if (!draw) return;
  waiting.delete(draw);
  draw();
  if (waiting.size > 0) setTimeout(drawNext);
}

interface ListChunkProps {
  chunk: Chunk;
  firstPosition: number;
  zone?: string | undefined;
  eagerCount: number;
}

function ListChunk({ chunk, firstPosition, zone, eagerCount }: ListChunkProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  // Coming back, the reader waits for what was on the screen and for the top alone: the rest is drawn after them.
  const [near, setNear] = useState(chunk.heightPx === 0 || firstPosition === 1 || chunk.wasSeen === true);
  const availability = useAvailability(near ? chunk.heads : null);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let cancelDraw: () => void = () => undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry) return;
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0) {
          chunk.heightPx = entry.boundingClientRect.height;
        }
        cancelDraw();
        if (entry.isIntersecting) cancelDraw = inTurn(() => setNear(true));
        else setNear(false);
      },
      { rootMargin: KEEP_MARGIN },
    );
    observer.observe(element);
    return () => {
      cancelDraw();
      observer.disconnect();
      const { top, bottom, height } = element.getBoundingClientRect();
      if (height > 0) chunk.heightPx = height;
      chunk.wasSeen = top < innerHeight && bottom > 0;
    };
  }, [chunk]);

  return (
    <div class="list-chunk" ref={box} style={near ? undefined : { height: `${chunk.heightPx}px` }}>
      {near &&
        chunk.heads.map((head, index) => (
          <Card
            key={head.key}
            head={head}
            shape="row"
            zone={zone}
            availability={availability?.get(head.key)}
            eager={index < eagerCount}
            position={firstPosition + index}
          />
        ))}
    </div>
  );
}
