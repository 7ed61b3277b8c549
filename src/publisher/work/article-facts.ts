import type { Article } from '../../feed/article.ts';
import { type ArticleUses, usesOf } from '../output/article-uses.ts';
import { type ArticleSpool, type SpoolPlace, textBytes } from './spool.ts';

/** What a run has to know of an article before its page is made; the article itself lies in the spool. */
export interface ArticleFacts
  extends SpoolPlace,
    Pick<Article, 'id' | 'title' | 'url' | 'publishedAtMs' | 'modifiedAtMs' | 'categoryId' | 'viewCount' | 'featured'> {
  hasAlbum: boolean;
  /** `''` for none. */
  coverSrc: string;
  /** `null` for a text alone. */
  uses: Pick<ArticleUses, 'pictures' | 'recordings'> | null;
}

/** Texts held at once while they are put into the spool: a feed may be one document of ten years. */
const SPOOLED_AT_ONCE = 64;

/** Puts articles into the spool, and tells what stays in memory of each. */
export function spoolArticles(articles: readonly Article[], spool: ArticleSpool): ArticleFacts[] {
  const facts: ArticleFacts[] = [];
  for (let from = 0; from < articles.length; from += SPOOLED_AT_ONCE) {
    const texts = articles.slice(from, from + SPOOLED_AT_ONCE).map((article) => {
      const uses = usesOf(article);
      return { article, uses, json: JSON.stringify(article), usesJson: uses === null ? '' : JSON.stringify(uses) };
    });
    let offset = spool.append(texts.flatMap(({ json, usesJson }) => [json, usesJson]));
    for (const { article, uses, json, usesJson } of texts) {
      const { id, title, url, publishedAtMs, modifiedAtMs, categoryId, viewCount, featured, album, cover } = article;
      const place: SpoolPlace = { offset, sizeBytes: textBytes(json), usesBytes: textBytes(usesJson) };
      facts.push({
        ...{ id, title, url, publishedAtMs, modifiedAtMs, categoryId, viewCount, featured },
        hasAlbum: album.length > 0,
        coverSrc: cover?.src ?? '',
        uses: uses && { pictures: uses.pictures, recordings: uses.recordings },
        ...place,
      });
      offset += place.sizeBytes + place.usesBytes;
    }
  }
  return facts;
}
