import { useEffect, useState } from 'preact/hooks';
import { subscribe } from '../../store/changes.ts';
import type { ArticleHead, Availability } from '../../store/schema.ts';
import { whenIdle } from '../idle.ts';

/** The last answers, so that cards drawn again start with what was true a moment ago. */
const known = new Map<string, Availability>();

/**
 * What of these articles is on the device, asked of the store once the cards stand and again when pictures
 * come or go. `undefined` until known.
 */
export function useAvailability(heads: ArticleHead[] | null): Map<string, Availability> | undefined {
  const [found, setFound] = useState<Map<string, Availability> | undefined>(() =>
    heads?.every(({ key }) => known.has(key)) ? known : undefined,
  );
  useEffect(() => {
    if (!heads) return;
    let current = true;
    const read = () =>
      import('../../store/pictures.ts')
        .then(({ readAvailability }) => readAvailability(heads))
        .then(
          (map) => {
            for (const [key, availability] of map) known.set(key, availability);
            if (current) setFound(map);
          },
          // Without the store nothing is on the device, and the screen itself says so.
          () => current && setFound(undefined),
        );
    const cancelIdle = whenIdle(read);
    const unsubscribe = subscribe((change) => {
      if (change.type === 'changed' && change.stores.includes('pictures')) void read();
    });
    return () => {
      current = false;
      cancelIdle();
      unsubscribe();
    };
  }, [heads]);
  return found;
}
