import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import Router, { Route, type RouterOnChangeArgs, route } from 'preact-router';
import { MissingCode, Skeleton } from './components/states.tsx';
import { routerHistory } from './navigation.ts';
import { loadCode } from './recover.ts';
import { HomeScreen } from './screens/home.tsx';
import { useSite } from './site-context.ts';
import { toTryAgain } from './try-again.ts';

// What an address is held against a pattern with.
export { exec } from 'preact-router';

/** What an address tells its screen: parts of the path and members of the query. */
export interface ScreenParameters {
  id?: string;
  slug?: string;
  q?: string;
  muc?: string;
  nam?: string;
  luu?: string;
  anh?: string;
  xem?: string;
}

interface ScreenModule {
  default: ComponentType<ScreenParameters>;
  /** Reads and remembers the screen's data, so that its first draw is complete. */
  prepare?(parameters: ScreenParameters): Promise<void>;
}

interface LaterScreen {
  /** Stands in for the screen until its code is here. */
  component: ComponentType<ScreenParameters>;
  load(): Promise<ScreenModule>;
}

/** A screen whose code loads when it is first opened, or once the first screen is idle. */
function later(importModule: () => Promise<ScreenModule>, skeleton: 'list' | 'article' | 'tiles'): LaterScreen {
  let ready: ComponentType<ScreenParameters> | undefined;
  async function load(): Promise<ScreenModule> {
    const module = await importModule();
    ready = module.default;
    return module;
  }
  function Later(props: ScreenParameters): JSX.Element {
    const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
    // As drawn: where the code comes between that and the effect, the effect has to draw again.
    const Ready = ready;
    useEffect(() => {
      if (Ready || state !== 'loading') return;
      let current = true;
      loadCode(load).then(
        () => current && setState('ready'),
        () => {
          if (!current) return;
          setState('failed');
          toTryAgain.add(() => setState('loading'));
        },
      );
      return () => {
        current = false;
      };
    }, [state]);
    if (Ready) return <Ready {...props} />;
    return state === 'failed' ? <MissingCode /> : <Skeleton shape={skeleton} />;
  }
  return { component: Later, load };
}

const notFound = later(() => import('./screens/not-found.tsx'), 'article');

/** By path below the base; `:name` is a part of the path. */
export const screens: Record<string, LaterScreen> = {
  'chuyen-muc/': later(() => import('./screens/categories.tsx'), 'list'),
  'chuyen-muc/:id/': later(() => import('./screens/category.tsx'), 'list'),
  'bai-viet/:slug/': later(() => import('./screens/article.tsx'), 'article'),
  'album/': later(() => import('./screens/albums.tsx'), 'tiles'),
  'album/:slug/': later(() => import('./screens/album.tsx'), 'tiles'),
  'tim-kiem/': later(() => import('./screens/search.tsx'), 'list'),
  'da-luu/': later(() => import('./screens/saved.tsx'), 'list'),
  'cai-dat/:xem?/': later(() => import('./screens/settings.tsx'), 'article'),
  'gioi-thieu/': later(() => import('./screens/about.tsx'), 'article'),
};

/** The only table of paths to screens, and the only place that knows preact-router. */
export function Routes({ onChange }: { onChange: (url: string) => void }): JSX.Element {
  const { base } = useSite();
  return (
    <Router history={routerHistory as never} onChange={(change: RouterOnChangeArgs) => onChange(change.url)}>
      <Route path={base} component={HomeScreen} />
      {Object.entries(screens).map(([path, { component }]) => (
        <Route key={path} path={base + path} component={component} />
      ))}
      <Route default component={notFound.component} />
    </Router>
  );
}

/** Goes to an address of this site (with its base); `replace` leaves no step to go back to. */
export function navigate(url: string, replace = false): void {
  route(url, replace);
}
