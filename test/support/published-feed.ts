import { createHash } from 'node:crypto';
import { articleKey } from '../../src/site/article-slug.ts';
import { formatManifest, type ManifestFile, versionedUrl } from '../../src/site/manifest.ts';
import { feedPage, type TestFeedOptions, type TestItem } from './feed-pages.ts';
import type { TestSite } from './servers.ts';

export interface PublishedFeed {
  /** Every file by path, with its leading slash. */
  files: Record<string, string>;
  /** Paths of the archive pages, newest first. */
  archive: string[];
  /** The address under which the app asks for a page of this very version. */
  versioned(path: string): string;
}

export interface PublishOptions extends TestFeedOptions {
  /** Items on the head page. */
  headItems?: number;
}

/**
 * The feed of a published site as DESIGN describes it, made independently of the publisher: a head page, archive
 * pages by month, view counts and the manifest that names them.
 */
export function publishedFeed(items: TestItem[], options: PublishOptions = {}): PublishedFeed {
  const { headItems = 3, withdrawn = [], ...rest } = options;
  const live = items.filter(({ id }) => !withdrawn.includes(id)).sort(newestFirst);
  const months = new Map<string, TestItem[]>();
  for (const item of live) months.set(monthOf(item), [...(months.get(monthOf(item)) ?? []), item]);
  const files: Record<string, string> = {};
  const put = (path: string, content: object): ManifestFile => {
    const text = JSON.stringify(content);
    files[`/${path}`] = text;
    return { path, sha256: sha256(text), sizeBytes: Buffer.byteLength(text) };
  };
  const names = [...months.keys()];
  const pages = [...months].map(([month, held], at) => {
    const nextUrl = names[at + 1] === undefined ? {} : { nextUrl: `/feed/${names[at + 1]}.json` };
    const file = put(`feed/${month}.json`, feedPage(held.map(uncounted), { ...rest, ...nextUrl }));
    return { ...file, articleCount: held.length, newestMs: null, oldestMs: null };
  });
  const headOf = (shown: TestItem[]) =>
    feedPage(shown.map(uncounted), {
      ...rest,
      withdrawn,
      manifest: '/feed/manifest.json',
      ...(names[0] !== undefined && { nextUrl: `/feed/${names[0]}.json` }),
    });
  const head = put('feed.json', headOf(live.slice(0, headItems)));
  const counts = live.flatMap(({ id, views = null }) => (views === null ? [] : [[articleKey(id), views] as const]));
  const views = put('feed/views.json', { version: 1, views: Object.fromEntries(counts) });
  const infoHash = sha256(JSON.stringify(headOf([]))).slice(0, 16);
  const manifest = { head: { ...head, infoHash }, pages, views, articleCount: live.length };
  files['/feed/manifest.json'] = formatManifest(manifest);
  return {
    files,
    archive: pages.map(({ path }) => `/${path}`),
    versioned: (path) => {
      const file = [head, views, ...pages].find((one) => `/${one.path}` === path);
      if (!file) throw new Error(`${path} is not published`);
      return `/${versionedUrl(file)}`;
    },
  };
}

/** Puts a published feed in place of the one that was there. */
export function putFeed(site: TestSite, feed: PublishedFeed, before?: PublishedFeed): void {
  for (const path of Object.keys(before?.files ?? {})) site.put(path, null);
  for (const [path, text] of Object.entries(feed.files)) site.put(path, text);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function monthOf({ publishedAtMs }: TestItem): string {
  return publishedAtMs == null ? 'undated' : new Date(publishedAtMs).toISOString().slice(0, 7);
}

function newestFirst(a: TestItem, b: TestItem): number {
  return (b.publishedAtMs ?? Number.NEGATIVE_INFINITY) - (a.publishedAtMs ?? Number.NEGATIVE_INFINITY) || 0;
}

function uncounted(item: TestItem): TestItem {
  return { ...item, views: null };
}
