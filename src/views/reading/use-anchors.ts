import { useEffect, useRef } from 'preact/hooks';
import { routerHistory, settleScroll } from '../navigation.ts';

/**
 * Links within an article (contents, footnotes): each is a step in the history that the back button takes back to
 * the very line it was followed from. The browser alone does not, since the app settles the scroll place itself.
 */
export function useAnchors(): void {
  const path = useRef('');
  // Of the article that stands, whichever it was before: the one does not always give way to a skeleton.
  useEffect(() => {
    path.current = location.pathname;
  });
  useEffect(() => {
    function follow(event: MouseEvent): void {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element).closest?.<HTMLAnchorElement>('.article a[href^="#"]');
      const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!target) return;
      event.preventDefault();
      routerHistory.push(location.pathname + location.search + link.hash);
      settleScroll();
      focusOn(target);
    }
    // The history's own listener came first and has looked up the place of the entry.
    const onPopState = () => location.pathname === path.current && settleScroll();
    document.addEventListener('click', follow);
    addEventListener('popstate', onPopState);
    return () => {
      document.removeEventListener('click', follow);
      removeEventListener('popstate', onPopState);
    };
  }, []);
}

/** As the browser does for a fragment: whoever goes on by Tab or listens goes on from there. */
function focusOn(target: HTMLElement): void {
  const focused = target.closest<HTMLElement>('li, p, h2, h3, h4, h5, h6, td, th') ?? target;
  focused.tabIndex = -1;
  focused.focus({ preventScroll: true });
}
