import type { Article } from '../../feed/article.ts';
import { readArticle } from '../../store/reads.ts';
import { readSaved } from '../../store/saved.ts';
import type { ArticleHead } from '../../store/schema.ts';

/** The saved article to read after this one, in the order of the saved list; each is read once. */
export async function nextSaved(
  key: string,
  heard: ReadonlySet<string>,
): Promise<{ head: ArticleHead; article: Article } | null> {
  const saved = await readSaved();
  const at = saved.findIndex((head) => head.key === key);
  for (const head of [...saved.slice(at + 1), ...saved.slice(0, at + 1)]) {
    if (heard.has(head.key)) continue;
    const found = await readArticle(head.slug);
    if (found) return found;
  }
  return null;
}
