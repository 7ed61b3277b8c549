import type { PlaywrightReader } from './reader/playwright-reader.ts';

export const SMALLEST_TARGET_PX = 44;

/**
 * Controls that a thumb misses, with their size. Links within running text are as high as its line (WCAG 2.5.8), and a
 * radio button is tapped by its label.
 */
export function smallTargets(leastPx: number): string[] {
  const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [role=button]');
  return [...controls].flatMap((control) => {
    const target = control.closest('label') ?? control;
    const { width, height } = target.getBoundingClientRect();
    const isShown = control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1;
    const isInText =
      getComputedStyle(control).display === 'inline' && control.closest('p, li, figcaption, td') !== null;
    // The whole card answers: the link spreads over it.
    const spread = getComputedStyle(control, '::after');
    const isSpread = spread.position === 'absolute' && spread.inset === '0px';
    if (!isShown || isInText || isSpread || control.matches('.skip-link')) return [];
    if (Math.min(width, height) >= leastPx - 0.5) return [];
    return [`${control.localName}.${control.className} "${control.textContent}" ${width} × ${height}`];
  });
}

/** What screen readers go by: one h1, no level left out, one main, every region named where there are several. */
export function outlineFaults(): string[] {
  const scope = document.querySelector('dialog[open]') ?? document;
  const levels = [...scope.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => Number(localName[1]));
  const faults = levels.flatMap((level, index) =>
    index > 0 && level > (levels[index - 1] ?? 0) + 1 ? [`h${level} follows h${levels[index - 1]}`] : [],
  );
  if (scope !== document) return faults;
  if (levels.filter((level) => level === 1).length !== 1) faults.push(`levels ${levels.join(' ')}: not one h1`);
  for (const landmark of ['main', 'header.banner']) {
    if (document.querySelectorAll(landmark).length !== 1) faults.push(`not one ${landmark}`);
  }
  if (document.querySelector('nav:not([aria-label], [aria-labelledby])')) faults.push('a navigation without a name');
  return faults;
}

/** What reaches beyond the edge of a narrow screen, in the largest text: at 320 px, which is 1,280 px at 400 % (WCAG 1.4.10). */
export async function tooWide(reader: PlaywrightReader): Promise<string[]> {
  const size = reader.page.viewportSize();
  await reader.setSize(320, 640);
  const found = await reader.evaluate(() => {
    const { dataset } = document.documentElement;
    const worn = dataset.textSize;
    dataset.textSize = '5';
    const within = document.querySelector('dialog[open]') ?? document.documentElement;
    const isWide = document.documentElement.scrollWidth > innerWidth || within.scrollWidth > within.clientWidth;
    const reaching = isWide
      ? [...within.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      : [];
    if (worn === undefined) delete dataset.textSize;
    else dataset.textSize = worn;
    return [
      ...(isWide ? [`${within.scrollWidth} px`] : []),
      ...reaching.map((one) => `${one.localName}.${one.getAttribute('class')}`),
    ];
  });
  if (size) await reader.setSize(size.width, size.height);
  return found;
}
