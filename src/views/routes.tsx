import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import Router, { Route, type RouterOnChangeArgs, route } from 'preact-router';
import { MissingCode, Skeleton } from './components/states.tsx';
import { routerHistory } from './navigation.ts';
import { reloadForMissingCode } from './recover.ts';
import { HomeScreen } from './screens/home.tsx';
import { useSite } from './site-context.ts';

/** What an address tells its screen: parts of the path and members of the query. */
export interface ScreenParameters {
  id?: string;
  slug?: string;
  q?: string;
  muc?: string;
  nam?: string;
  luu?: string;
  anh?: string;
}

type LoadScreen = () => Promise<{ default: ComponentType<ScreenParameters> }>;

/** Everything but home, loaded when first opened and once the first screen is idle. */
const screens = {
  article: () => import('./screens/article.tsx'),
  categories: () => import('./screens/categories.tsx'),
  category: () => import('./screens/category.tsx'),
  albums: () => import('./screens/albums.tsx'),
  album: () => import('./screens/album.tsx'),
  search: () => import('./screens/search.tsx'),
  saved: () => import('./screens/saved.tsx'),
  settings: () => import('./screens/settings.tsx'),
  about: () => import('./screens/about.tsx'),
  notFound: () => import('./screens/not-found.tsx'),
} satisfies Record<string, LoadScreen>;

/** A component that stands in for a screen whose code is not here yet. */
function later(load: LoadScreen, skeleton: 'list' | 'article' | 'tiles' = 'list'): ComponentType<ScreenParameters> {
  let ready: ComponentType<ScreenParameters> | undefined;
  return function LaterScreen(props) {
    const [state, setState] = useState<'loading' | 'ready' | 'failed'>(ready ? 'ready' : 'loading');
    useEffect(() => {
      if (ready) return;
      let current = true;
      load().then(
        (module) => {
          ready = module.default;
          if (current) setState('ready');
        },
        async () => {
          if (!(await reloadForMissingCode()) && current) setState('failed');
        },
      );
      return () => {
        current = false;
      };
    }, []);
    if (ready) {
      const Ready = ready;
      return <Ready {...props} />;
    }
    return state === 'failed' ? <MissingCode /> : <Skeleton shape={skeleton} />;
  };
}

const ArticleScreen = later(screens.article, 'article');
const CategoriesScreen = later(screens.categories);
const CategoryScreen = later(screens.category);
const AlbumsScreen = later(screens.albums, 'tiles');
const AlbumScreen = later(screens.album, 'tiles');
const SearchScreen = later(screens.search);
const SavedScreen = later(screens.saved);
const SettingsScreen = later(screens.settings, 'article');
const AboutScreen = later(screens.about, 'article');
const NotFoundScreen = later(screens.notFound, 'article');

/** The only table of paths to screens, and the only place that knows preact-router. */
export function Routes({ onChange }: { onChange: (url: string) => void }): JSX.Element {
  const { base } = useSite();
  return (
    <Router history={routerHistory as never} onChange={(change: RouterOnChangeArgs) => onChange(change.url)}>
      <Route path={base} component={HomeScreen} />
      <Route path={`${base}chuyen-muc/`} component={CategoriesScreen} />
      <Route path={`${base}chuyen-muc/:id/`} component={CategoryScreen} />
      <Route path={`${base}bai-viet/:slug/`} component={ArticleScreen} />
      <Route path={`${base}album/`} component={AlbumsScreen} />
      <Route path={`${base}album/:slug/`} component={AlbumScreen} />
      <Route path={`${base}tim-kiem/`} component={SearchScreen} />
      <Route path={`${base}da-luu/`} component={SavedScreen} />
      <Route path={`${base}cai-dat/`} component={SettingsScreen} />
      <Route path={`${base}gioi-thieu/`} component={AboutScreen} />
      <Route default component={NotFoundScreen} />
    </Router>
  );
}

/** Goes to an address of this site (with its base); `replace` leaves no step to go back to. */
export function navigate(url: string, replace = false): void {
  route(url, replace);
}

/** Fetches the code of the screens that readers open next. */
export function preloadScreens(): void {
  for (const load of [screens.article, screens.album, screens.search]) {
    // Offline with an old cache: the screen says so when it is opened.
    load().catch(() => undefined);
  }
}
