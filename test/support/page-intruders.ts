/**
 * What markup that got into a page has done there. Both functions run in the page itself, so they use nothing from
 * outside; `watchPage` first, `pageFaults` as often as wanted.
 */
interface Watched {
  intruded: string[];
}

/** Notes what a script of a stranger would call first, and marks the page so that a new one is told from it. */
export function watchPage(): void {
  const page = globalThis as unknown as Watched & Record<string, unknown>;
  page.intruded = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'write'])
    page[name] = (...given: unknown[]) => void page.intruded.push(`${name}(${given.map(String).join(', ')})`);
}

/** Faults of the page as it stands; `path` is where the reader should be, without query and hash. */
export function pageFaults(path: string): string[] {
  const page = globalThis as unknown as Partial<Watched>;
  if (!page.intruded) return ['the page was loaded anew'];
  const faults = page.intruded.map((what) => `ran ${what}`);
  if (decodeURI(location.pathname) !== decodeURI(path)) faults.push(`went to ${location.href}`);
  if (document.cookie !== '') faults.push(`cookie ${document.cookie}`);
  const allowed = new Set(
    (
      'a abbr address article aside audio b blockquote br button caption code dd del details div dl dt em figcaption figure ' +
      'footer g h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p path picture pre q rect s search section ' +
      'small source span strong sub summary sup svg table tbody td tfoot th thead time tr u ul use video circle line ' +
      'polyline dialog canvas progress'
    ).split(' '),
  );
  // Controls of the app's own, which a body never has.
  const own = '.status-strip *, header *, nav *, form.search-form *, .settings *, .filters *, .search *, .prose-menu *';
  const members = new Set(
    [globalThis, Document.prototype, Node.prototype, EventTarget.prototype, Object.prototype].flatMap((owner) =>
      Object.getOwnPropertyNames(owner),
    ),
  );
  for (const element of document.querySelectorAll('#app *')) {
    const tag = element.localName;
    if (!allowed.has(tag) && !element.matches(own)) faults.push(`element ${tag}`);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || /^(srcdoc|formaction|action|ping|is|nonce)$/i.test(name)) faults.push(`${tag} ${name}`);
      if (name === 'style' && element.closest('.prose, .facts, .card')) faults.push(`${tag} style ${value}`);
      if (/^(id|name)$/.test(name) && members.has(value)) faults.push(`${tag} ${name}=${value}`);
      if (/^(href|src|xlink:href|data|poster|cite)$/.test(name) && value) {
        const { protocol, origin } = new URL(value, document.baseURI);
        const isLink = name === 'href' && tag === 'a';
        const isPlaceholder = tag === 'img' && /^data:image\/(webp|png|jpeg|avif);base64,/.test(value);
        if (!(isLink ? /^(https?|mailto|tel):$/.test(protocol) : origin === location.origin || isPlaceholder))
          faults.push(`${tag} ${name}=${value.slice(0, 80)}`);
      }
    }
  }
  if (document.querySelector('#app style, #app link, #app script[src], #app base, #app meta'))
    faults.push('style or script');
  const styles = [...document.styleSheets].filter(({ href }) => href && !href.startsWith(`${location.origin}/assets/`));
  if (styles.length > 0) faults.push(`style sheet ${styles.map(({ href }) => href)}`);
  for (const control of document.querySelectorAll<HTMLElement>('.banner a, .navigation a')) {
    const box = control.getBoundingClientRect();
    const isSeen = box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    const on = isSeen && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (on && !control.contains(on) && !on.contains(control))
      faults.push(`${on.localName} over ${control.textContent?.trim()}`);
  }
  return [...new Set(faults)];
}

/** Faults of a document that was parsed from published text and never shown; `base` is the site's own address. */
export function documentFaults(parsed: Document | Element, base: string): string[] {
  const faults: string[] = [];
  const members = new Set(
    [globalThis, Document.prototype, Node.prototype, EventTarget.prototype, Object.prototype].flatMap((owner) =>
      Object.getOwnPropertyNames(owner),
    ),
  );
  const bad =
    /^(iframe|frame|frameset|object|embed|applet|form|input|textarea|select|base|math|foreignobject|animate|set|template|portal|dialog)$/;
  for (const element of parsed.querySelectorAll('*')) {
    const tag = element.localName;
    if (bad.test(tag) && !element.closest('.search-form')) faults.push(`element ${tag}`);
    if (tag === 'script') {
      const src = element.getAttribute('src');
      const isOwn = src
        ? new URL(src, base).pathname.startsWith('/assets/')
        : /^application\/(ld\+)?json$/.test(element.getAttribute('type') ?? '');
      if (!isOwn) faults.push(`script ${src ?? element.textContent?.slice(0, 60)}`);
    }
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || /^(srcdoc|formaction|action|ping|is)$/i.test(name)) faults.push(`${tag} ${name}`);
      if (name === 'style' && !/^text-align:(center|right)$/.test(value)) faults.push(`${tag} style ${value}`);
      if (/^(id|name)$/.test(name) && tag !== 'meta' && members.has(value)) faults.push(`${tag} ${name}=${value}`);
      if (/^(href|src|xlink:href|data|poster)$/.test(name) && value) {
        const { protocol, origin } = new URL(value, base);
        const isLink = name === 'href' && tag === 'a';
        const isOwn = origin === new URL(base).origin || (tag === 'img' && /^data:image\/\w+;base64,/.test(value));
        if (isLink ? !/^(https?|mailto|tel):$/.test(protocol) : !isOwn)
          faults.push(`${tag} ${name}=${value.slice(0, 80)}`);
      }
    }
  }
  return [...new Set(faults)];
}
