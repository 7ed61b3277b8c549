import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limits } from '../../src/feed/limits.ts';
import { FEED_LIMITS } from '../../src/publisher/source/feed-source.ts';
import { rootDir } from '../support/shared.ts';

const text = readFileSync(`${rootDir}SECURITY.md`, 'utf8');
const atMost = (of: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`| ${of} |`))
      ?.split('|')[2]
      ?.replace(/[^\d]/g, ''),
  );
/** A constant that its module keeps to itself. */
const constant = (path: string, name: string) =>
  Number(new RegExp(`${name} = ([\\d_]+)`).exec(readFileSync(rootDir + path, 'utf8'))?.[1]?.replaceAll('_', ''));

test('SECURITY.md tells the limits that hold', () => {
  expect(limits.feedBytes).toBe(FEED_LIMITS.maxBytes);
  expect({
    megabytes: atMost('one feed document, decoded'),
    items: atMost('items of one document'),
    pages: atMost('pages of one chain, in the publisher'),
    chars: atMost('text of one body'),
    nodes: atMost('blocks, runs and pictures of one body'),
    depth: atMost('depth of lists, quotes and tables'),
    title: atMost('title'),
    seconds: atMost('time for a feed document, in the publisher'),
    redirects: atMost('redirects, in the publisher'),
    silence: atMost('silence of a server, in the app'),
  }).toEqual({
    megabytes: limits.feedBytes / 2 ** 20,
    items: limits.feedItems,
    pages: constant('src/publisher/source/read-feed.ts', 'MAX_PAGES'),
    chars: limits.bodyChars,
    nodes: limits.bodyNodes,
    depth: limits.bodyDepth,
    title: limits.titleChars,
    seconds: FEED_LIMITS.timeoutMs / 1000,
    redirects: FEED_LIMITS.maxRedirects,
    silence: constant('src/sync/fetch-document.ts', 'SILENCE_LIMIT_MS') / 1000,
  });
});

interface Package {
  name: string;
  version: string;
  licence: string;
}

test('every package that ships has a licence that lets it', async () => {
  const { shippedPackages, licenceFaults } = (await import(/* @vite-ignore */ `${rootDir}.ci/audit.mjs`)) as {
    shippedPackages(): Package[];
    licenceFaults(packages: Package[]): Package[];
  };
  const packages = shippedPackages();
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['preact', 'sharp', '@fontsource-variable/lexend']),
  );
  expect(licenceFaults(packages)).toEqual([]);
  expect(licenceFaults([{ name: 'somebody', version: '1.0.0', licence: 'GPL-3.0-only' }])).toHaveLength(1);
});
