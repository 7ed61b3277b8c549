import { useEffect, useRef } from 'preact/hooks';

/**
 * Gives something that lies over the screen a step in the history, so that the back button closes it instead of
 * leaving the screen. The address stays as it is. Returns how to close it by any other means; `onClosed` is called
 * once either way.
 */
export function useBackCloses(onClosed: () => void): () => void {
  const latest = useRef(onClosed);
  latest.current = onClosed;
  const isOpen = useRef(true);

  useEffect(() => {
    // The members that are there already tell the app which entry the screen's scroll place belongs to.
    history.pushState({ ...(history.state as object | null), overlay: true }, '');
    const wentBack = () => {
      if (!isOpen.current) return;
      isOpen.current = false;
      latest.current();
    };
    addEventListener('popstate', wentBack);
    return () => removeEventListener('popstate', wentBack);
  }, []);

  return () => {
    if (isOpen.current) history.back();
  };
}
