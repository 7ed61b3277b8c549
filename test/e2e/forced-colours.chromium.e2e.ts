import { paths } from '../../src/site/paths.ts';
import { meeting } from '../support/news-feed.ts';
import { screens, stands, states } from './screens.ts';
import { expect, test } from './settled.ts';

/** Controls whose edge cannot be seen where the system's few colours replace all of ours. */
function edgeless(): string[] {
  const scope = document.querySelector('dialog[open]') ?? document;
  return [
    ...scope.querySelectorAll<HTMLElement>(
      '.button, .choice label, .card, select, input:is([type=search], [type=text])',
    ),
  ]
    .filter((control) => control.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((control) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor, outlineStyle } =
        getComputedStyle(control);
      const hasBorder = borderTopStyle !== 'none' && borderTopWidth !== '0px' && borderTopColor !== backgroundColor;
      // Inside a frame of its own: the search field.
      const frame = control.closest('.search-form, label');
      const isFramed = frame !== null && getComputedStyle(frame).borderTopStyle !== 'none';
      return !hasBorder && outlineStyle === 'none' && !isFramed;
    })
    .map((control) => `${control.localName}.${control.className} "${control.textContent?.trim().slice(0, 30)}"`);
}

/** Where what is chosen looks like what is not. */
function indistinct(): string[] {
  const told = [
    'color',
    'backgroundColor',
    'outline',
    'borderTopWidth',
    'borderTopColor',
    'fontWeight',
    'fill',
    'textDecorationLine',
  ] as const;
  const look = (element: Element) => {
    const parts = [element, ...element.querySelectorAll('.icon, .icon path, input, span')];
    return parts
      .map((part) => {
        const style = getComputedStyle(part);
        const checked = part instanceof HTMLInputElement ? String(part.checked) : '';
        return [...told.map((property) => style[property]), checked].join();
      })
      .join('|');
  };
  const pairs: [string, string][] = [
    ['.navigation a[aria-current]', '.navigation a:not([aria-current])'],
    ['.button[aria-pressed=true]', '.button[aria-pressed=false]'],
    ['.chip[aria-pressed=true]', '.chip[aria-pressed=false]'],
    ['.choice label:has(:checked)', '.choice label:not(:has(:checked))'],
  ];
  return pairs.flatMap(([chosen, other]) => {
    const [a, b] = [document.querySelector(chosen), document.querySelector(other)];
    return a && b && look(a) === look(b) ? [`${chosen} looks like ${other}`] : [];
  });
}

/** Icons that the system's background swallows. */
function lostIcons(): string[] {
  return [...document.querySelectorAll<SVGElement>('svg.icon')]
    .filter((icon) => icon.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((icon) => {
      const { stroke, color } = getComputedStyle(icon);
      return stroke !== color && stroke !== 'none';
    })
    .map((icon) => `icon in ${icon.parentElement?.className}`);
}

test('in the system’s own strong colours every control has an edge, what is chosen shows, every icon is seen', async ({
  inPlaywright: reader,
}) => {
  await reader.page.emulateMedia({ forcedColors: 'active' });
  const look = async (name: string) => {
    await stands(reader);
    expect.soft(await reader.evaluate(edgeless), `edges of ${name}`).toEqual([]);
    expect.soft(await reader.evaluate(indistinct), `what is chosen on ${name}`).toEqual([]);
    expect.soft(await reader.evaluate(lostIcons), `icons of ${name}`).toEqual([]);
  };
  for (const { name, path, role, known } of screens) {
    await reader.open(path);
    await reader.see(role, known);
    await look(name);
  }
  for (const { name, path, show } of states) {
    await reader.open(path);
    await show(reader);
    await look(name);
  }
  await reader.open(`${paths.search}#?q=bi%20thu&anh=1`);
  await reader.see('heading', meeting.title);
  await look('search among what has pictures');
  await reader.open(paths.settings);
  await reader.see('heading', 'Cỡ chữ');
  expect(await reader.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
});
