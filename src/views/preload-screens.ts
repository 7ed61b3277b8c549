import { screens } from './routes.tsx';

/** Fetches the code of the screens that readers open next. */
export function preloadScreens(): void {
  for (const path of ['bai-viet/:slug/', 'album/:slug/', 'tim-kiem/']) {
    // Offline with an old cache: the screen says so when it is opened.
    screens[path]?.load().catch(() => undefined);
  }
}
