import type { Article } from '../../feed/article.ts';
import type { ArticleHead } from '../../store/schema.ts';

/** Something that a reader passes on. */
export interface ShareSubject {
  title: string;
  /** Plain text, `''` for none. */
  summary: string;
  /** Canonical, see `canonicalLink()`. */
  url: string;
  /** The article itself, where it can be passed on whole, as a file. */
  whole?: { head: ArticleHead; article: Article; categoryTitle: string; zone: string | undefined };
}
