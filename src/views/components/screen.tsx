import type { JSX } from 'preact';
import { useErrorBoundary, useLayoutEffect } from 'preact/hooks';
import type { Loaded } from '../hooks/use-loaded.ts';
import { settleScroll } from '../navigation.ts';
import { useSite } from '../site-context.ts';
import { Failure, Skeleton } from './states.tsx';

interface ScreenProps<T> {
  loaded: Loaded<T>;
  /** Names the screen in the title bar and to screen readers; `''` is the home page. */
  title: (data: T) => string;
  skeleton: 'list' | 'article' | 'tiles';
  children: (data: T) => JSX.Element;
}

/** Draws a screen in whichever state its data is, and settles title and scroll place once it stands. */
export function Screen<T>({ loaded, title, skeleton, children }: ScreenProps<T>): JSX.Element {
  // What is stored may have a shape that nobody expects; it is mended, and the rest of the page stays.
  const [error] = useErrorBoundary(console.error);
  useTitle(loaded.state === 'ready' ? title(loaded.data) : null);
  // Of the same screen with other data as well: from one article to the next, and back.
  const content = loaded.state === 'ready' ? loaded.data : loaded.state;
  useLayoutEffect(() => {
    if (content !== 'loading') settleScroll();
  }, [content]);
  if (loaded.state === 'loading') return <Skeleton shape={skeleton} />;
  if (error || loaded.state === 'failed') return <Failure />;
  return children(loaded.data);
}

/**
 * Sets the document's title to "screen – portal", together with what it names. The first that is set on a new screen is
 * announced, so there is none (`null`) before the screen has its own.
 */
export function useTitle(title: string | null): void {
  const { settings } = useSite();
  useLayoutEffect(() => {
    if (title !== null) document.title = title ? `${title} – ${settings.name}` : settings.name;
  }, [title, settings.name]);
}
