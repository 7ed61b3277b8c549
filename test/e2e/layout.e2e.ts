import { paths } from '../../src/site/paths.ts';
import { screens } from './screens.ts';
import { expect, test } from './settled.ts';

test('no screen scrolls sideways at 320 px, with the largest text', async ({ reader }) => {
  await reader.open(paths.settings);
  for (let step = 0; step < 3; step++) await reader.tap('button', 'Chữ lớn hơn');
  await reader.setSize(320, 640);
  for (const { name, path, role, known } of screens) {
    await reader.open(path);
    await reader.see(role, known);
    const tooWide = await reader.evaluate(() => {
      if (document.documentElement.scrollWidth <= innerWidth) return [];
      const reaching = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > innerWidth + 1,
      );
      return [
        `${document.documentElement.scrollWidth} px`,
        ...reaching.map((one) => `${one.localName}.${one.className}`),
      ];
    });
    expect.soft(tooWide, `${name} is wider than the screen`).toEqual([]);
  }
});
