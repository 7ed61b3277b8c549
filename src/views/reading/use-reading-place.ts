import { useEffect, useState } from 'preact/hooks';
import { keepPlace, markRead, readReading } from '../../store/reading.ts';
import type { ReadingPlace } from '../../store/reading-record.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { goToPlace, isLong, type Progress, progressIn } from './place.ts';

/** A scrolling reader's place is written this often at most, and once more when they leave. */
const WRITE_INTERVAL_MS = 5000;

export interface PlaceOffer {
  /** 0 to 1 of the article. */
  progress: number;
  go(): void;
}

/**
 * Marks an article as read once it stands, keeps the place in a long one, and offers the place kept earlier to a
 * reader who opens the article at its beginning. The offer is withdrawn when they scroll on by themselves.
 */
export function useReadingPlace(head: Pick<ArticleHead, 'key' | 'pinnedSlug'>): PlaceOffer | null {
  const [offer, setOffer] = useState<PlaceOffer | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an article is known by its key
  useEffect(() => {
    let current = true;
    const { key } = head;
    const offered = (progress: number, place: ReadingPlace) => ({
      progress,
      go() {
        setOffer(null);
        const body = drawnBody();
        if (body) goToPlace(body, place);
      },
    });
    // At once: whoever leaves soon has opened it all the same, and what is not marked keeps no place.
    const begin = async () => {
      try {
        const known = await readReading(key);
        await markRead(head);
        const body = drawnBody();
        const isAtStart = scrollY < innerHeight / 2 && location.hash === '';
        if (current && known?.place && isAtStart && body && isLong(body)) {
          setOffer(offered(known.progress, known.place));
        }
      } catch {
        // Denied or full storage: the article reads without being remembered.
      }
    };
    const stopKeeping = keepPlaceWhileReading(key, begin(), () => setOffer(null));
    return () => {
      current = false;
      setOffer(null);
      stopKeeping();
    };
  }, [head.key]);
  return offer;
}

/**
 * @param marked ends when the article is marked as read: only one that is keeps a place
 * @param onMoved called when the reader has left the beginning
 */
function keepPlaceWhileReading(key: string, marked: Promise<void>, onMoved: () => void): () => void {
  let reached: Progress = { state: 'at-start' };
  let writtenAtMs = 0;
  let dirty = false;

  function write(): void {
    if (!dirty) return;
    dirty = false;
    writtenAtMs = Date.now();
    const { progress, place } = reached.state === 'within' ? reached : { progress: 1, place: null };
    const written = marked.then(() => keepPlace(key, progress, place));
    // Denied or full storage: as if the article had not been scrolled.
    written.catch(() => undefined);
  }

  // Once a frame at most: that is how often the browser tells of scrolling.
  function look(): void {
    const body = drawnBody();
    if (!body || !isLong(body)) return;
    const now = progressIn(body);
    if (now.state === 'at-start') return;
    onMoved();
    reached = now;
    dirty = true;
    if (Date.now() - writtenAtMs > WRITE_INTERVAL_MS) write();
  }

  const onHide = () => document.visibilityState === 'hidden' && write();
  addEventListener('scroll', look, { passive: true });
  // Whoever scrolled before this listened is not where the article begins.
  look();
  document.addEventListener('visibilitychange', onHide);
  addEventListener('pagehide', write);
  return () => {
    removeEventListener('scroll', look);
    document.removeEventListener('visibilitychange', onHide);
    removeEventListener('pagehide', write);
    write();
  };
}

function drawnBody(): Element | null {
  return document.querySelector('.article .prose');
}
