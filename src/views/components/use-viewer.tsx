import type { ComponentType, JSX } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Picture } from '../../feed/article.ts';
import { isFirstEntry, settleScroll } from '../navigation.ts';
import { loadCode } from '../recover.ts';
import { navigate } from '../routes.tsx';
import type { ViewerProps } from './viewer.tsx';

interface ViewerHandle {
  /** Opens the viewer on one of the pictures. */
  open: (picture: Picture) => void;
  element: JSX.Element | null;
}

/**
 * The full-screen viewer of a screen. Which picture is open stands in the address (`?anh=3`), so that the back
 * button closes it; its code loads when it is first opened.
 */
export function useViewer(pictures: Picture[], address: string, shown: string): ViewerHandle {
  const [Viewer, setViewer] = useState<ComponentType<ViewerProps>>();
  const position = Math.trunc(Number(shown)) || 0;
  const isOpen = position >= 1 && position <= pictures.length;

  useEffect(() => {
    if (!isOpen || Viewer) return;
    let current = true;
    loadCode(() => import('./viewer.tsx')).then(
      (module) => current && setViewer(() => module.Viewer),
      // Its code cannot be had now: the pictures stay readable on the page itself.
      () => current && closeViewer(address),
    );
    return () => {
      current = false;
    };
  }, [isOpen, Viewer, address]);

  // The screen beneath is not drawn anew when the step back closes the viewer: nothing else would settle its place, and a
  // later drawing would take the reader there.
  useLayoutEffect(() => {
    const { pathname } = location;
    return () => {
      if (isOpen && location.pathname === pathname) settleScroll();
    };
  }, [isOpen]);

  return {
    open(picture) {
      const index = pictures.findIndex(({ src }) => src === picture.src);
      if (index < 0) return;
      navigate(`${address}?anh=${index + 1}`);
      settleScroll(scrollY);
    },
    element:
      isOpen && Viewer ? (
        <Viewer
          pictures={pictures}
          index={position - 1}
          onShow={(index) => navigate(`${address}?anh=${index + 1}`, true)}
          onClose={() => closeViewer(address)}
        />
      ) : null,
  };
}

let isClosing = false;

/**
 * Goes back to where the viewer was opened from; opened by a link, there is nothing of ours to go back to. The browser
 * takes the step some time after: what asks for it again until then asks for the same one.
 */
function closeViewer(address: string): void {
  if (isClosing) return;
  if (isFirstEntry()) {
    navigate(address, true);
    return;
  }
  isClosing = true;
  const closed = () => {
    isClosing = false;
  };
  addEventListener('popstate', closed, { once: true });
  history.back();
}
