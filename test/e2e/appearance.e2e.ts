import { paths } from '../../src/site/paths.ts';
import { putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

interface Look {
  theme: string;
  background: string;
  fontSize: number;
  lineHeight: number;
  font: string;
  bar: string;
}

function lookOfSample(): Look {
  const root = getComputedStyle(document.documentElement);
  const sample = document.querySelector('.text-sample') ?? document.body;
  const { lineHeight, fontSize, fontFamily } = getComputedStyle(sample);
  return {
    theme: document.documentElement.dataset.theme ?? '',
    background: root.backgroundColor,
    fontSize: Number.parseFloat(root.fontSize),
    lineHeight: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
    font: fontFamily,
    bar: document.querySelector('meta[name=theme-color]')?.getAttribute('content') ?? '',
  };
}

test('text size, line spacing, typeface and colours change at once, stay, and are painted first of all', async ({
  reader,
  site,
}) => {
  await putNews(site);
  await settle(reader);
  await reader.open(paths.settings);
  await reader.see('heading', 'Cỡ chữ');
  const before = await reader.evaluate(lookOfSample);

  for (let step = 0; step < 3; step++) await reader.tap('button', 'Chữ lớn hơn');
  await reader.tap('radio', 'Rất rộng');
  await reader.tap('radio', 'Nét rõ, dễ đọc');
  await reader.tap('radio', 'Giấy vàng');
  const after = await reader.evaluate(lookOfSample);
  expect(after.fontSize / before.fontSize).toBeCloseTo(1.55, 1);
  expect(after.lineHeight - before.lineHeight).toBeGreaterThan(0.4);
  expect(after.font).toContain('Lexend');
  expect(after.theme).toBe('sepia');
  await reader.until(
    () => [...document.fonts].some(({ family, status }) => /Lexend/.test(family) && status === 'loaded'),
    'the typeface is here',
  );
  await reader.until(async () => {
    const source = performance.getEntriesByType('resource').find(({ name }) => /lexend-vietnamese.*woff2/.test(name));
    return source && (await caches.match(source.name));
  }, 'the worker keeps the typeface');

  // What the next start is answered with, before any script has run.
  await reader.until(async () => {
    const home = await (await caches.match(new URL('/', location.href)))?.text();
    return ['theme="sepia"', 'text-size="5"', 'line-spacing="widest"', 'font="easy"'].every((attribute) =>
      home?.slice(0, 300).includes(`data-${attribute}`),
    );
  }, 'the kept home carries the choices');
  // What the browser paints by before any style is there: its canvas, and its own bar.
  const kept = await reader.evaluate(async () => {
    const home = (await (await caches.match(new URL('/', location.href)))?.text()) ?? '';
    const contents = (name: string) =>
      [...home.matchAll(new RegExp(`name="${name}" content="([^"]*)"`, 'g'))].map(([, content]) => content);
    return { schemes: contents('color-scheme'), bars: contents('theme-color') };
  });
  expect(kept.schemes, 'paper is light, whatever the system wishes').toEqual(['light']);
  expect(new Set(kept.bars).size).toBe(1);
  await site.stop();
  await reader.reopen(paths.settings);
  await reader.see('heading', 'Cỡ chữ');
  // The browser's bar follows once the page is idle.
  await expect.poll(() => reader.evaluate(lookOfSample)).toEqual(after);
  await reader.until(
    () => [...document.fonts].some(({ family, status }) => /Lexend/.test(family) && status === 'loaded'),
    'the typeface is on the phone',
  );

  await reader.tap('radio', 'Tương phản cao');
  const strong = await reader.evaluate(lookOfSample);
  expect(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']).toContain(strong.background);
  await reader.tap('radio', 'Tối');
  expect((await reader.evaluate(lookOfSample)).bar).not.toBe(after.bar);
});
