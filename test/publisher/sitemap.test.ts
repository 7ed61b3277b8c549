import { expect, test } from 'vitest';
import { sitemapFiles } from '../../src/publisher/output/sitemap.ts';

const base = 'https://ward.example/';
const pages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ path: `bai-viet/bai-${index}/`, changedAtMs: null }));
const places = (text: string) => [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => place);

test('up to 50,000 pages stand in one file', () => {
  const files = sitemapFiles(pages(50_000), base);
  expect(files.map(({ path }) => path)).toEqual(['sitemap.xml']);
  expect(places(files[0]?.text ?? '')).toHaveLength(50_000);
});

test('more are split, each page once, under an index that names the parts', () => {
  const [index, ...parts] = sitemapFiles(pages(100_001), base);
  expect(index?.path).toBe('sitemap.xml');
  expect(index?.text).toContain('<sitemapindex');
  expect(places(index?.text ?? '')).toEqual(parts.map(({ path }) => base + path));
  expect(parts.map(({ text }) => places(text).length)).toEqual([50_000, 50_000, 1]);
  expect(new Set(parts.flatMap(({ text }) => places(text))).size).toBe(100_001);
});
