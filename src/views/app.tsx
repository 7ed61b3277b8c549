import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { paths } from '../site/paths.ts';
import { Icon, outlines } from './components/icon.tsx';
import { StatusStrip } from './components/status-strip.tsx';
import { UpdateOffer } from './components/update-offer.tsx';
import { core } from './messages/core.ts';
import { Routes } from './routes.tsx';
import { type Site, SiteContext, useHref, useSite } from './site-context.ts';

const destinations: { path: string; outline: string; label: () => string }[] = [
  { path: paths.home, outline: outlines.home, label: () => core.home },
  { path: paths.categories, outline: outlines.categories, label: () => core.categories },
  { path: paths.albums, outline: outlines.album, label: () => core.albums },
  { path: paths.search, outline: outlines.search, label: () => core.search },
  { path: paths.saved, outline: outlines.bookmark, label: () => core.saved },
];

interface AppProps {
  site: Site;
  /** The address to draw, where it is not the browser's own. */
  url?: string;
  /** Stands in for the routed screen when a page is drawn to text from its data. */
  screen?: JSX.Element;
}

/** The whole page: banner, navigation and the screen at the current address. */
export function App({ site, url, screen }: AppProps): JSX.Element {
  const [path, setPath] = useState(() => url ?? location.pathname);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  // Readers who cannot see the page learn of a new screen by focus and by its announced title.
  const announcement = useAnnouncedTitle(path);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is the reason to move the focus
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname(path)]);

  return (
    <SiteContext.Provider value={site}>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to the content, also before the script runs */}
      <a
        class="skip-link"
        href="#noi-dung"
        data-native
        onClick={(event) => {
          // A step to the fragment would take the place of what is searched, which stands there in the address.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {core.skipToContent}
      </a>
      <Banner />
      <Navigation path={path} />
      <StatusStrip />
      <main id="noi-dung" ref={main} tabIndex={-1}>
        {screen ?? <Routes onChange={setPath} />}
      </main>
      <UpdateOffer />
      <p class="visually-hidden" aria-live="polite">
        {announcement}
      </p>
    </SiteContext.Provider>
  );
}

function pathname(url: string): string {
  return url.replace(/[?#].*$/, '');
}

/** The title of each screen after the first, as soon as the screen has set it. */
function useAnnouncedTitle(path: string): string {
  const [title, setTitle] = useState('');
  const opened = useRef(pathname(path));
  useEffect(() => {
    const element = document.querySelector('title');
    if (!element) return;
    const observer = new MutationObserver(() => {
      if (location.pathname !== opened.current) setTitle(document.title);
      opened.current = location.pathname;
    });
    observer.observe(element, { childList: true });
    return () => observer.disconnect();
  }, []);
  return title;
}

function Banner(): JSX.Element {
  const { base, settings } = useSite();
  const href = useHref();
  return (
    <header class="banner">
      <a class="banner-name" href={base}>
        <span class="banner-mark" />
        <span lang={core.contentLanguage}>{settings.name}</span>
      </a>
      <a class="icon-button" href={href(paths.settings)} aria-label={core.settings}>
        <Icon outline={outlines.settings} />
      </a>
    </header>
  );
}

function Navigation({ path }: { path: string }): JSX.Element {
  const { base } = useSite();
  const here = base + pathname(path).slice(base.length);
  return (
    <nav class="navigation" aria-label={core.mainNavigation}>
      <ul>
        {destinations.map(({ path: target, outline, label }) => {
          const address = base + target.slice(1);
          const current = target === paths.home ? here === base : here.startsWith(address);
          return (
            <li key={target}>
              <a href={address} aria-current={current ? (here === address ? 'page' : 'true') : undefined}>
                <Icon outline={outline} filled={current} />
                <span>{label()}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
