import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleEndProps } from './article-end.tsx';

/** About two screens of a phone: time enough to read it from the store before it comes into view. */
const NEAR = '1500px 0px';

/** The place of `ArticleEnd`, whose code and data are fetched when the reader comes near. */
export function ArticleEndPlace(props: ArticleEndProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [End, setEnd] = useState<ComponentType<ArticleEndProps>>();
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
        }
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [End]);
  return <div ref={place}>{End && <End {...props} />}</div>;
}
