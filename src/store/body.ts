import type { Article } from '../feed/article.ts';
import { readBody } from './body-bytes.ts';
import { type ArticleHead, PACK_SLOTS, type Pack } from './schema.ts';

/**
 * What an article has beyond its head, as kept in a pack: members that are empty are left out. `summary` is
 * there when the head's is shortened.
 */
export type ArticleBody = Partial<Pick<Article, 'externalUrl' | 'summary' | 'tags' | 'album' | 'recordings' | 'body'>>;

/** Characters of a summary in a head: two or three lines of a card. */
export const HEAD_SUMMARY_LENGTH = 160;

/** The whole article again. `null` when the pack does not hold it or what it holds cannot be read. */
export function articleOf(head: ArticleHead, pack: Pack | undefined): Article | null {
  const body = pack && bodyAt(pack, head.doc % PACK_SLOTS);
  if (!body) return null;
  return {
    id: head.id,
    title: head.title,
    url: head.url,
    externalUrl: body.externalUrl ?? '',
    summary: body.summary ?? head.summary,
    publishedAtMs: head.publishedAtMs,
    modifiedAtMs: head.modifiedAtMs,
    categoryId: head.categoryId,
    tags: body.tags ?? [],
    unit: head.unit,
    featured: head.featured === 1,
    kind: head.kind,
    viewCount: head.viewCount,
    cover: head.cover,
    album: body.album ?? [],
    recordings: body.recordings ?? [],
    body: body.body ?? [],
  };
}

/** Slot `slot` of a pack; `null` when it is empty or damaged. */
export function bodyAt(pack: Pack, slot: number): ArticleBody | null {
  const end = pack.ends[slot] ?? 0;
  const start = slot === 0 ? 0 : (pack.ends[slot - 1] ?? 0);
  if (end <= start || end > pack.bytes.byteLength) return null;
  try {
    return readBody(new Uint8Array(pack.bytes, start, end - start));
  } catch {
    // A damaged record is an article that is not stored: the next full walk of the feed brings it again.
    return null;
  }
}
