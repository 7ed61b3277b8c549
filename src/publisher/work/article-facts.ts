import type { Article } from '../../feed/article.ts';
import { type ArticleUses, usesOf } from '../output/article-uses.ts';

/** What a run has to know of an article before its page is made, and the article itself as the spool takes it. */
export interface ArticleFacts
  extends Pick<
    Article,
    'id' | 'title' | 'url' | 'publishedAtMs' | 'modifiedAtMs' | 'categoryId' | 'viewCount' | 'featured'
  > {
  hasAlbum: boolean;
  /** `''` for none. */
  coverSrc: string;
  /** `null` for a text alone. */
  uses: Pick<ArticleUses, 'pictures' | 'recordings'> | null;
  spooled: SpooledArticle;
}

/** JSON of an article, and behind it of what it uses: nothing of a text alone. */
export interface SpooledArticle {
  bytes: Uint8Array;
  sizeBytes: number;
  usesBytes: number;
}

/** @returns the facts, and the memory that all of their `spooled` bytes lie in, so that it can be handed on whole */
export function articleFacts(articles: readonly Article[]): { facts: ArticleFacts[]; memory: ArrayBuffer } {
  const texts = articles.map((article) => {
    const uses = usesOf(article);
    return { article, uses, json: Buffer.from(JSON.stringify(article)), usesJson: uses && JSON.stringify(uses) };
  });
  const sizes = texts.map(({ json, usesJson }) => json.length + Buffer.byteLength(usesJson ?? ''));
  const memory = new ArrayBuffer(sizes.reduce((sum, size) => sum + size, 0));
  let offset = 0;
  const facts = texts.map(({ article, uses, json, usesJson }, index): ArticleFacts => {
    const bytes = Buffer.from(memory, offset, sizes[index]);
    offset += bytes.length;
    json.copy(bytes);
    const usesBytes = usesJson === null ? 0 : bytes.write(usesJson, json.length);
    const { id, title, url, publishedAtMs, modifiedAtMs, categoryId, viewCount, featured, album, cover } = article;
    return {
      ...{ id, title, url, publishedAtMs, modifiedAtMs, categoryId, viewCount, featured },
      hasAlbum: album.length > 0,
      coverSrc: cover?.src ?? '',
      uses: uses && { pictures: uses.pictures, recordings: uses.recordings },
      spooled: { bytes, sizeBytes: json.length, usesBytes },
    };
  });
  return { facts, memory };
}
