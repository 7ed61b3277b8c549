import type { Article } from '../../feed/article.ts';

/** Something that a reader passes on. */
export interface ShareSubject {
  title: string;
  /** Plain text, `''` for none. */
  summary: string;
  /** Canonical, see `canonicalLink()`. */
  url: string;
  /** The article itself, where it can be passed on whole, as a file; `shownAs` is what the screen shows of it. */
  whole?: { article: Article; shownAs: 'article' | 'album'; zone: string | undefined };
}
