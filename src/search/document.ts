import type { Article } from '../feed/article.ts';
import { blockText, captionText } from '../feed/block-text.ts';
import type { SearchDocument } from './types.ts';

/** What of an article is searched, under the number of its stored version. */
export function searchDocumentOf(article: Article, doc: number, body = blockText(article.body)): SearchDocument {
  return {
    doc,
    title: article.title,
    captions: captionText(article),
    body,
    unit: article.unit,
    categoryId: article.categoryId,
    publishedAtMs: article.publishedAtMs,
    hasPictures: article.cover !== null || article.album.length > 0,
  };
}
