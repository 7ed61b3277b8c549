import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const scope = 'https://phuong.example.vn/';
const shell =
  '<!doctype html><html lang="vi"><head><script type="module" src="/assets/main-1.js"></script></head>' +
  '<body><div id="app"></div></body></html>';

/** A Cache Storage of which the first write takes longer than those after it, as a phone's may. */
function slowAtFirst(stored: Map<string, string>) {
  let writes = 0;
  const cache = {
    match: async (url: string) => (stored.has(url) ? new Response(stored.get(url)) : undefined),
    put: async (url: string, response: Response) => {
      const steps = writes++ === 0 ? 50 : 1;
      const text = await response.text();
      for (let step = 0; step < steps; step++) await new Promise((resolve) => setImmediate(resolve));
      stored.set(url, text);
    },
  };
  return { open: async () => cache, keys: async () => [] };
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('self', { registration: { scope }, __WB_MANIFEST: [{ url: 'assets/main-1.js', revision: null }] });
});
afterEach(() => vi.unstubAllGlobals());

test('of two snapshots that come at once the later one stays, in home and in the shell', async () => {
  const stored = new Map([[`${scope}index.html`, shell]]);
  vi.stubGlobal('caches', slowAtFirst(stored));
  const { keepSnapshot } = await import('../../src/sw/home-page.ts');
  const snapshot = (lang: string) => ({
    path: '/',
    script: '/assets/main-1.js',
    html: `<p>${lang}</p>`,
    attributes: { lang },
  });
  await Promise.all([keepSnapshot(snapshot('vi')), keepSnapshot(snapshot('en'))]);
  expect(stored.get(scope)).toContain('<p>en</p>');
  expect(stored.get(`${scope}index.html`)).toContain('<html lang="en">');
});
