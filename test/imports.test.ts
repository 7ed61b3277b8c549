import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsOf, rules } from './support/import-rules.ts';
import { newerBuiltInsOf } from './support/newer-built-ins.ts';
import { rootDir } from './support/shared.ts';

const files = readdirSync(`${rootDir}src`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'))
  .sort();

describe('the tree', () => {
  it('has the folders of the design and no other', () => {
    const folders = [...new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))];
    expect(folders.filter((folder) => !rules[folder ?? ''])).toEqual([]);
    expect(files.filter((path) => !path.includes('/'))).toEqual([
      'background.ts',
      'main.tsx',
      'start-drawn-page.ts',
      'trusted-types.ts',
    ]);
  });

  it.each(Object.keys(rules))('%s imports only what it may, and turns no string into markup or code', (module) => {
    const own = files.filter((path) => path.startsWith(`${module}/`) || path.replace(/\.tsx?$/, '') === module);
    expect(own.flatMap((path) => faultsOf(path, readFileSync(`${rootDir}src/${path}`, 'utf8')))).toEqual([]);
  });
});

describe('the browsers of 2022', () => {
  const read = (path: string) => readFileSync(`${rootDir}src/${path}`, 'utf8');

  it('have every built-in that the app uses', () => {
    const ofBrowsers = files.filter((path) => !path.startsWith('publisher/'));
    expect(ofBrowsers.flatMap((path) => newerBuiltInsOf(path, read(path)))).toEqual([]);
  });

  it.each([
    'AbortSignal.any([a]);',
    'if (URL.canParse(a)) go();',
    'list.toSorted();',
    'for await (const a of b) go();',
  ])('have not: %s', (source) => {
    expect(newerBuiltInsOf('sync/run.ts', `go();\n${source}`)).toEqual([expect.stringMatching(/^sync\/run.ts:2: /)]);
  });
});

describe('the rules', () => {
  const refused: [why: string, path: string, source: string][] = [
    ['a layer above', 'feed/parse.ts', "import { openStore } from '../store/open.ts';"],
    ['a value where types are allowed', 'site/paths.ts', "import { parseFeed } from '../feed/parse.ts';"],
    ['a re-export from above', 'text/fold.ts', "export * from '../feed/article.ts';"],
    ['a lazy import from above', 'store/open.ts', "const later = await import('../sync/run.ts');"],
    ['a type import from above', 'store/open.ts', "let a: import('../views/page.tsx').Page;"],
    ['a worker of another module', 'views/page.tsx', "new Worker(new URL('../search/worker.ts', import.meta.url));"],
    ['the inside of search', 'views/page.tsx', "import { rank } from '../search/rank.ts';"],
    ['the service worker', 'sw-bridge/start.ts', "import { routes } from '../sw/routes.ts';"],
    ['the publisher', 'views/page.tsx', "import { publish } from '../publisher/publish.ts';"],
    ['idb outside store', 'sync/run.ts', "import { openDB } from 'idb';"],
    ['the router outside its file', 'views/page.tsx', "import { route } from 'preact-router';"],
    ['Node in the browser', 'store/open.ts', "import { readFile } from 'node:fs/promises';"],
    ['a computed import', 'views/page.tsx', 'await import(name);'],
    ['a file out of the tree', 'feed/parse.ts', "import x from '../../test/x.ts';"],
    ['innerHTML', 'views/page.tsx', 'element.innerHTML = text;'],
    ['innerHTML by index', 'views/page.tsx', "element['innerHTML'] = text;"],
    ['outerHTML', 'views/page.tsx', 'ref.current!.outerHTML += text;'],
    ['dangerouslySetInnerHTML', 'views/page.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: b }} />;'],
    ['dangerouslySetInnerHTML as a property', 'views/page.tsx', "h('p', { dangerouslySetInnerHTML: { __html: b } });"],
    ['insertAdjacentHTML', 'views/page.tsx', "list.current?.insertAdjacentHTML('beforeend', text);"],
    ['document.write', 'views/page.tsx', 'document.write(text);'],
    ['DOMParser', 'views/page.tsx', "new DOMParser().parseFromString(text, 'text/html');"],
    ['eval', 'views/page.tsx', 'eval(text);'],
    ['new Function', 'views/page.tsx', 'new Function(text);'],
    ['a timer with a string', 'views/page.tsx', "setTimeout('go()', 1);"],
    ['navigator.serviceWorker', 'main.tsx', 'navigator.serviceWorker.ready.then(go);'],
    ['indexedDB', 'sw/worker.ts', "indexedDB.open('bantin');"],
    ['a long file without a reason', 'feed/parse.ts', 'go();\n'.repeat(251)],
  ];
  it.each(refused)('refuse %s', (_, path, source) => {
    expect(faultsOf(path, source)).toHaveLength(1);
  });

  const allowed: [why: string, path: string, source: string][] = [
    ['types from feed', 'site/paths.ts', "import type { Article } from '../feed/article.ts';"],
    ['the search client', 'views/search.tsx', "import { createSearchClient } from '../search/client.ts';"],
    ['messages of the service worker', 'sw-bridge/start.ts', "import { parse } from '../sw/messages.ts';"],
    ['its own worker', 'search/client.ts', "new Worker(new URL('./worker.ts', import.meta.url));"],
    ['Node in the publisher', 'publisher/cli.ts', "import { readFile } from 'node:fs/promises';"],
    ['reading markup', 'views/page.tsx', 'const { textContent } = element; const a = element.outerHTML;'],
    ['a long file with its reason', 'feed/parse.ts', `// Over 250 lines: one table.\n${'go();\n'.repeat(251)}`],
  ];
  it.each(allowed)('allow %s', (_, path, source) => {
    expect(faultsOf(path, source)).toEqual([]);
  });
});
