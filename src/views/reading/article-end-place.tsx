import type { ComponentType, JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ArticleEndProps } from './article-end.tsx';

/** About two screens of a phone: time enough to read it from the store before it comes into view. */
const NEAR = '1500px 0px';
/** Higher than any end, in the largest letters as well. */
const ROOM_PX = 3000;

/** The place of `ArticleEnd`, whose code and data are fetched when the reader comes near. */
export function ArticleEndPlace(props: Omit<ArticleEndProps, 'onDrawn'>): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [End, setEnd] = useState<ComponentType<ArticleEndProps>>();
  const setRoom = useCallback((roomPx: number) => {
    if (place.current) place.current.style.minHeight = `${roomPx}px`;
  }, []);
  // Whoever comes back to the end is taken there before it stands: the screen settles its scroll place after this,
  // in the same task, and of the room for it only what that took is left.
  useLayoutEffect(() => {
    setRoom(ROOM_PX);
    queueMicrotask(() => {
      const belowPx = document.documentElement.scrollHeight - scrollY - innerHeight;
      setRoom(scrollY && Math.max(0, ROOM_PX - belowPx));
    });
  }, [setRoom]);
  useEffect(() => {
    const element = place.current;
    if (!element || End) return;
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        try {
          const module = await import('./article-end.tsx');
          setEnd(() => module.ArticleEnd);
        } catch {
          // Its code cannot be had now: the article itself is whole.
          setRoom(0);
        }
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [End, setRoom]);
  return <div ref={place}>{End && <End {...props} onDrawn={() => setRoom(0)} />}</div>;
}
