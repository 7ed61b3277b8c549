import type { Article, FeedWarning, ParsedFeed } from '../feed/article.ts';
import { decodeFeed } from '../feed/decode-feed.ts';
import { limits } from '../feed/limits.ts';
import { type OpenFeed, openFeed } from '../feed/parse-feed.ts';
import { parseItem } from '../feed/parse-item.ts';
import { servedText } from '../site/served-text.ts';
import { breathe } from './breathe.ts';

/** What a feed page says of itself, its items still to be read by `readItems`. Throws `FeedError`. */
export function openPage(bytes: Uint8Array, url: string): OpenFeed {
  return openFeed(servedText(decodeFeed(bytes), url), { url });
}

/**
 * Parses a feed page item by item, with pauses for other work of this thread. An article that comes twice is
 * left to the comparison, where the first one counts.
 */
export async function readItems({ info, items, itemContext, warnings }: OpenFeed): Promise<ParsedFeed> {
  const articles: Article[] = [];
  const found: FeedWarning[] = [...warnings];
  const categories = new Map(info.categories.map((category) => [category.id, category]));
  for (const [index, raw] of items.entries()) {
    await breathe();
    const { article, category, warnings: ofItem } = parseItem(raw, index, itemContext);
    if (found.length < limits.feedWarnings) found.push(...ofItem);
    if (!article) continue;
    articles.push(article);
    if (category && !categories.has(category.id) && categories.size < limits.categories) {
      categories.set(category.id, category);
    }
  }
  return { info: { ...info, categories: [...categories.values()] }, articles, warnings: found };
}
