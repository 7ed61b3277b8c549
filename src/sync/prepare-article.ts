import type { Article } from '../feed/article.ts';
import { blockText, countWords } from '../feed/block-text.ts';
import { articleKey, articleSlug, keyOfSlug } from '../site/article-slug.ts';
import { hash53 } from '../site/hash.ts';
import { pictureId } from '../site/picture-id.ts';
import { articlePictures } from '../store/article-pictures.ts';
import { type ArticleBody, HEAD_SUMMARY_LENGTH } from '../store/body.ts';
import type { ArticleHead } from '../store/schema.ts';
import { encodeBody } from './body-encoder.ts';
import { type OrderTime, orderInTime } from './order-time.ts';

/** Counted up when heads or bodies are made in another way, so that the next walk of the feed writes them anew. */
const PREPARATION = 2;

/** An article in the form it is stored in, but for the number it will get. */
export interface PreparedArticle {
  article: Article;
  head: Omit<ArticleHead, 'doc'>;
  /** As `encodeBody` gives it. */
  bodyBytes: Uint8Array<ArrayBuffer>;
  /** The body as plain text, for search. */
  text: string;
}

/** `origin` is the app's own: it loads pictures of no other. */
export function prepareArticle(article: Article, origin: string, time: OrderTime): PreparedArticle {
  const text = blockText(article.body);
  const key = articleKey(article.id);
  const slug = articleSlug(article);
  const pictures = articlePictures(article);
  const bodyBytes = encodeBody(bodyOf(article));
  const head: Omit<ArticleHead, 'doc'> = {
    order: orderInTime(article.publishedAtMs, key, time),
    key,
    id: article.id,
    slug,
    title: article.title,
    summary: shortSummary(article.summary),
    unit: article.unit,
    url: article.url,
    publishedAtMs: article.publishedAtMs,
    modifiedAtMs: article.modifiedAtMs,
    categoryId: article.categoryId,
    kind: article.kind,
    cover: article.cover,
    pictureCount: pictures.length,
    pictureIds: pictures.filter(({ src }) => src.startsWith(`${origin}/`)).map(({ src }) => pictureId(src)),
    recordingCount: article.recordings.length,
    viewCount: null,
    wordCount: countWords(text),
    fingerprint: 0,
  };
  if (keyOfSlug(slug) !== key) head.pinnedSlug = slug;
  if (article.featured) head.featured = 1;
  if (article.album.length > 0) head.album = 1;
  // Before the view count is set: a count never makes an article look changed.
  head.fingerprint = hash53(`${PREPARATION} ${hashBytes(bodyBytes)} ${JSON.stringify(head)}`);
  head.viewCount = article.viewCount;
  return { article, head, bodyBytes, text };
}

function bodyOf(article: Article): ArticleBody {
  return {
    ...(article.externalUrl && { externalUrl: article.externalUrl }),
    ...(article.summary.length > HEAD_SUMMARY_LENGTH && { summary: article.summary }),
    ...(article.tags.length > 0 && { tags: article.tags }),
    ...(article.album.length > 0 && { album: article.album }),
    ...(article.recordings.length > 0 && { recordings: article.recordings }),
    ...(article.body.length > 0 && { body: article.body }),
  };
}

/** Cut between words, with an ellipsis, where it is too long for a head. */
function shortSummary(summary: string): string {
  if (summary.length <= HEAD_SUMMARY_LENGTH) return summary;
  const cut = summary.lastIndexOf(' ', HEAD_SUMMARY_LENGTH - 1);
  return `${summary.slice(0, cut > HEAD_SUMMARY_LENGTH / 2 ? cut : HEAD_SUMMARY_LENGTH - 1)}…`;
}

/** 64 bits of bytes that begin on a multiple of four, four at a time: a body is hashed in every sync that meets it. */
function hashBytes(bytes: Uint8Array<ArrayBuffer>): string {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
  let high = 0x811c9dc5 ^ bytes.byteLength;
  let low = 0x9e3779b9;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    high = Math.imul(high ^ word, 0x01000193);
    high ^= high >>> 15;
    low = Math.imul(low + word, 0x85ebca6b);
    low ^= low >>> 13;
  }
  for (let i = words.length * 4; i < bytes.byteLength; i++) high = Math.imul(high ^ (bytes[i] ?? 0), 0x01000193);
  return `${high >>> 0}.${low >>> 0}`;
}
