import { tryInApp } from '../promises/markup-in-app.ts';
import { drawn, readVectors } from '../support/markup-vectors.ts';
import { pageFaults, watchPage } from '../support/page-intruders.ts';
import { sharedDir } from '../support/shared.ts';
import { expect, test } from './fixtures.ts';

// biome-ignore lint/suspicious/noSkippedTests: the vectors are beside the clone, or not to be had.
test.skip(!sharedDir, 'the markup vectors are not there (../shared/hostile/xss.json)');

test('markup of a raw feed does nothing in the app but be read: 95 vectors by lot', async ({ reader, site, guard }) => {
  // Pictures that the feed names and nobody has.
  guard.expected.push(/Failed to load resource|A ServiceWorker passed/);
  const vectors = readVectors().filter(({ gen }) => !gen);
  const benign = vectors.filter(({ kind }) => kind === 'benign');
  expect(await tryInApp(reader, site, [...drawn(vectors, 79, 7), ...benign])).toEqual([]);
});

test('what does get into a page is seen', async ({ reader, guard }) => {
  guard.expected.push(/./);
  guard.provokes = true;
  await reader.open('/gioi-thieu/');
  await reader.see('heading');
  await reader.evaluate(watchPage);
  expect(await reader.evaluate(pageFaults, '/gioi-thieu/')).toEqual([]);
  const faults = await reader.evaluate(() => {
    const main = document.querySelector('#app') ?? document.body;
    const over = document.createElement('p');
    over.id = 'cookie';
    over.className = 'over';
    Object.assign(over.style, { position: 'fixed', inset: '0', zIndex: '9999' });
    main.append(over, document.createElement('iframe'));
    const link = document.createElement('a');
    link.setAttribute('href', 'data:text/html,x');
    over.append(link);
    alert('ran');
    return null;
  });
  expect(faults).toBeNull();
  const found = (await reader.evaluate(pageFaults, '/khac/')).join('\n');
  for (const sign of ['ran alert(ran)', 'went to', 'element iframe', 'p id=cookie', 'a href=data:', ' over '])
    expect(found).toContain(sign);
});
