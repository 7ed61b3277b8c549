/**
 * The one script that a page drawn by the publisher names. It has the page painted before anything of the app is asked
 * for: on a slow phone the app's 25 KB took the network and the processor from the text that the reader came for
 * (by Lighthouse's reckoning 1.5 times the paint of bare HTML, so 1.1 to 1.2: this script's own round trip,
 * which is charged to the paint where a server is near enough to answer before it). Then it brings the whole style sheets, and
 * with them in place the app, and what that will ask for.
 */
const data = document.querySelector<HTMLElement>('script[data-app]')?.dataset ?? {};
const { app = '', ahead = '', styles = '', later = '' } = data;

/** A picture that never comes must not keep the app away for ever; nor must a tab that is not looked at, nor a browser that tells no paint. */
const PATIENCE_MS = 3000;

/** Resolves once the first screen's text and pictures are there. */
function whenPainted(): Promise<unknown> {
  const painted = new Promise<void>((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
  });
  const loaded = new Promise<void>((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
  return Promise.race([Promise.all([painted, loaded]), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

function wordsOf(list: string): string[] {
  return list.split(' ').filter(Boolean);
}

function addLink(rel: string, href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  link.fetchPriority = 'low';
  return link;
}

/**
 * Resolves when the sheets are in use, as far as they can be had: what the page needs of them stands in the page. All at once,
 * since one sheet takes back what another says: with some of them alone the text moved up and down again.
 */
async function addStyles(hrefs: string[]): Promise<void> {
  const links = await Promise.all(
    hrefs.map((href) => {
      const link = addLink('stylesheet', href);
      // As ones for print until they are there: a browser may hold the page back for any other.
      link.media = 'print';
      document.head.append(link);
      return new Promise<HTMLLinkElement>((resolve) => {
        link.onload = link.onerror = () => resolve(link);
      });
    }),
  );
  for (const { sheet } of links) if (sheet) sheet.media.mediaText = 'all';
}

/** So long after it was pressed a button is still meant. */
const MEANT_MS = 10_000;
const DRAWN = 'data-drawn';

/**
 * A button that is pressed before the app is there is pressed once more when it is, and looks to be at work until then; of
 * several the last. Preact takes the drawn elements over, and takes from them what it has not put there: by that it is known.
 */
function keepEarlyPress(): void {
  const first = document.querySelector('#app > *');
  if (!first) return;
  first.setAttribute(DRAWN, '');
  let pressed: HTMLElement | null = null;
  let forgetting: ReturnType<typeof setTimeout>;
  const forget = () => {
    pressed?.removeAttribute('aria-busy');
    pressed?.style.removeProperty('opacity');
    pressed = null;
  };
  const onClick = ({ target }: Event) => {
    const button = (target as Element).closest<HTMLElement>('#app button');
    if (!button || button === pressed) return;
    forget();
    pressed = button;
    button.setAttribute('aria-busy', 'true');
    button.style.opacity = '0.6';
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, MEANT_MS);
  };
  addEventListener('click', onClick, true);
  new MutationObserver((_, observer) => {
    observer.disconnect();
    removeEventListener('click', onClick, true);
    const button = pressed;
    forget();
    if (button?.isConnected) button.click();
  }).observe(first, { attributes: true, attributeFilter: [DRAWN] });
}

keepEarlyPress();
await whenPainted();
document.head.append(addLink('modulepreload', app));
// `manifest /manifest.webmanifest icon /icons/favicon.svg`
for (const [, rel = '', href = ''] of later.matchAll(/(\S+) (\S+)/g)) document.head.append(addLink(rel, href));
await addStyles(wordsOf(styles));
for (const script of wordsOf(ahead)) document.head.append(addLink('modulepreload', script));
await import(/* @vite-ignore */ app);

export {};
