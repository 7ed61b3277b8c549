import type { Article } from '../../feed/article.ts';
import { type ArticleUses, usesOf } from '../output/article-uses.ts';
import type { ArticleSpool, SpoolPlace } from './spool.ts';

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

/** Puts articles into the spool, and tells what stays in memory of each. */
export function spoolArticles(articles: readonly Article[], spool: ArticleSpool): ArticleFacts[] {
  const texts = articles.map((article) => {
    const uses = usesOf(article);
    const json = Buffer.from(JSON.stringify(article));
    return { article, uses, json, usesJson: Buffer.from(uses === null ? '' : JSON.stringify(uses)) };
  });
  let offset = spool.append(Buffer.concat(texts.flatMap(({ json, usesJson }) => [json, usesJson])));
  return texts.map(({ article, uses, json, usesJson }): ArticleFacts => {
    const { id, title, url, publishedAtMs, modifiedAtMs, categoryId, viewCount, featured, album, cover } = article;
    const facts = {
      ...{ id, title, url, publishedAtMs, modifiedAtMs, categoryId, viewCount, featured },
      hasAlbum: album.length > 0,
      coverSrc: cover?.src ?? '',
      uses: uses && { pictures: uses.pictures, recordings: uses.recordings },
      ...{ offset, sizeBytes: json.length, usesBytes: usesJson.length },
    };
    offset += json.length + usesJson.length;
    return facts;
  });
}
