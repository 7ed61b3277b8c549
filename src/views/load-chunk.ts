/**
 * Stands for the build tool's own helper (`vite/preload-helper`, which gives the name and the parameters): every
 * `import()` goes through it.
 *
 * Vite's adds a style sheet that the page then waits for, and in WebKit the element that has the focus loses it
 * meanwhile. Here it comes as one for print, and is put into use when it is there; code and styles are fetched side
 * by side.
 *
 * @param load fetches the code
 * @param dependencies addresses relative to `importer`
 * @throws what the code or a style sheet failed with; both are tried again when asked for again
 */
export async function __vitePreload<T>(
  load: () => Promise<T>,
  dependencies: string[] = [],
  importer: string,
): Promise<T> {
  const styles = dependencies.filter((file) => file.endsWith('.css'));
  const [module] = await Promise.all([load(), ...styles.map((file) => addStyles(new URL(file, importer).href))]);
  return module;
}

const adding = new Map<string, Promise<void>>();

function addStyles(href: string): Promise<void> | undefined {
  if (!adding.has(href)) {
    // A published page names the styles of its screen by itself.
    for (const link of document.querySelectorAll<HTMLLinkElement>('[rel=stylesheet]')) if (link.href === href) return;
    adding.set(
      href,
      new Promise((resolve, reject) => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.media = 'print';
        link.href = href;
        link.onload = () => {
          // Not by the attribute: WebKit would load the sheet once more, and wait for it after all.
          (link.sheet as CSSStyleSheet).media.mediaText = 'all';
          resolve();
        };
        link.onerror = () => {
          adding.delete(href);
          link.remove();
          reject(new Error(href));
        };
        document.head.append(link);
      }),
    );
  }
  return adding.get(href);
}
