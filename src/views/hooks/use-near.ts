import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A screen of a phone above and below. */
const MARGIN = '800px 0px';

/** Whether an element is on the screen or close to it, so that only such ask the store. */
export function useNear(ref: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), {
      rootMargin: MARGIN,
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return isNear;
}
