import { useLayoutEffect, useRef } from 'preact/hooks';

/** The step back that a closing has asked for, until the browser has taken it. */
let stepBack: Promise<void> | null = null;

function takeStepBack(): void {
  stepBack = new Promise((resolve) => {
    const taken = () => {
      stepBack = null;
      resolve();
    };
    addEventListener('popstate', taken, { once: true });
  });
  history.back();
}

/**
 * Gives something that lies over the screen a step in the history, so that the back button closes it instead of
 * leaving the screen. The address stays as it is. Returns how to close it by any other means, which must say whether
 * the browser has closed it already; `onClosed` is called once either way.
 *
 * The browser takes a step back some time after it is asked to. What still lies over the screen stays until then, so
 * that no tap comes in between; what the browser closed by itself is let go of at once, and what opens next waits.
 */
export function useBackCloses(onClosed: () => void): (isGone?: boolean) => void {
  const latest = useRef(onClosed);
  latest.current = onClosed;
  const state = useRef<'opening' | 'open' | 'closing' | 'closed'>('opening');

  const end = () => {
    if (state.current === 'closed') return;
    state.current = 'closed';
    latest.current();
  };

  // With the first drawing: a moment later the back button would leave the screen and not close what is seen over it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening
  useLayoutEffect(() => {
    const begin = () => {
      if (state.current !== 'opening') return;
      // The members that are there already tell the app which entry the screen's scroll place belongs to.
      history.pushState({ ...(history.state as object | null), overlay: true }, '');
      state.current = 'open';
      addEventListener('popstate', end);
    };
    if (stepBack) void stepBack.then(begin);
    else begin();
    return () => {
      // Taken off the screen while it was open: its step goes with it, unless the reader has gone on from there.
      const isOnTop = (history.state as { overlay?: boolean } | null)?.overlay === true;
      if (state.current === 'open' && isOnTop) takeStepBack();
      state.current = 'closed';
      removeEventListener('popstate', end);
    };
  }, []);

  return (isGone = false) => {
    if (state.current === 'opening') {
      end();
      return;
    }
    if (state.current === 'open') {
      state.current = 'closing';
      takeStepBack();
    }
    if (isGone) end();
  };
}
