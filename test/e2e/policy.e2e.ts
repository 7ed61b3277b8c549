import { putNews } from '../support/news-feed.ts';
import { test as alone, expect } from './fixtures.ts';
import { screens } from './screens.ts';
import { test } from './settled.ts';
import { settle } from './steps.ts';

test('every screen opens without a report of a violation', async ({ reader, site }) => {
  for (const { path, role, known } of screens) {
    await reader.open(path);
    await reader.see(role, known);
  }
  expect(site.violations).toEqual([]);
});

alone(
  'what a stranger would do in the page is stopped, and each attempt is reported',
  async ({ reader, site, guard }) => {
    await putNews(site);
    await settle(reader);
    guard.expected.push(/./);
    guard.provokes = true;
    await reader.evaluate(intrude);
    const reported = () => new Set(site.violations.map(directiveOf));
    // Trusted Types stop what runs before `script-src` is asked; the collector that all tests rely on hears of either.
    for (const directive of [
      /^(require-trusted-types-for|script-src)/,
      /^style-src/,
      /^connect-src/,
      /^base-uri/,
      /^form-action/,
      /^img-src/,
    ])
      await expect
        .poll(() => [...reported()].some((name) => directive.test(name)), `${directive} is reported`)
        .toBe(true);
    expect(await reader.evaluate(() => (globalThis as unknown as { intruded: string[] }).intruded)).toEqual([]);
    expect(await reader.path()).toBe('/');
    // The second collector, which hears of them without the server, too.
    const heard = (await reader.problems()).join('\n');
    for (const directive of ['style-src', 'connect-src', 'img-src', 'form-action'])
      expect(heard).toMatch(new RegExp(`(violation|Content.Security.Policy)[^\\n]*${directive}`, 'i'));
  },
);

function directiveOf(report: string): string {
  return /"(?:effective|violated)-directive":\s*"([\w-]+)/.exec(report)?.[1] ?? report;
}

/** Runs in the page: what somebody would try whose markup or script had got in. What succeeds is noted. */
async function intrude(): Promise<void> {
  const page = globalThis as unknown as { intruded: string[]; stranger(what: string): void };
  page.intruded = [];
  page.stranger = (what) => page.intruded.push(what);
  const place = (name: string, members: Record<string, string>, text = ''): HTMLElement => {
    const element = document.createElement(name);
    for (const [member, value] of Object.entries(members)) element.setAttribute(member, value);
    if (text) element.append(text);
    document.body.append(element);
    return element;
  };
  const attempts: (() => unknown)[] = [
    () => place('script', {}, "stranger('inline script')"),
    () => place('button', { onclick: "stranger('handler')" }).click(),
    () => place('script', { src: 'data:text/javascript,stranger("data script")' }),
    () => place('iframe', { src: "javascript:parent.stranger('frame')" }),
    () => place('iframe', { srcdoc: "<script>parent.stranger('frame document')</script>" }),
    () => setTimeout("stranger('timer')"),
    () => document.body.insertAdjacentHTML('beforeend', '<p id="inserted">'),
    () => document.getElementById('inserted') && page.stranger('html string'),
    () => {
      const worker = new Worker(URL.createObjectURL(new Blob(["postMessage('')"])));
      worker.addEventListener('message', () => page.stranger('worker'));
    },
    () => fetch('https://elsewhere.invalid/told').then(() => page.stranger('fetch')),
    () => place('style', {}, 'body { outline: 7px solid }'),
    () => getComputedStyle(document.body).outlineWidth === '7px' && page.stranger('inline style'),
    () => place('base', { href: 'https://elsewhere.invalid/' }),
    () => document.baseURI.includes('elsewhere') && page.stranger('base'),
    () => (place('form', { action: 'https://elsewhere.invalid/' }) as HTMLFormElement).submit(),
    () => place('img', { src: 'https://elsewhere.invalid/pixel.gif' }),
  ];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch {
      // Stopped at once, as it should be; others are stopped without a word.
    }
  }
}
