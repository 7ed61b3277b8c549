/** A feed item as a test makes it; only `id` is needed. */
export interface TestItem {
  id: string;
  version?: number;
  publishedAtMs?: number | null;
  modifiedAtMs?: number;
  views?: number | null;
  category?: string;
  text?: string;
  pictures?: string[];
  recordings?: string[];
}

export interface TestFeedOptions {
  nextUrl?: string;
  withdrawn?: string[];
  categories?: string[];
  /** Address of a published site's manifest. */
  manifest?: string;
}

/** A JSON Feed page with the `_bantin` profile. An item's version shows in its title and text. */
export function feedPage(items: TestItem[], options: TestFeedOptions = {}): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Cổng thông tin phường Thử',
    ...(options.nextUrl && { next_url: options.nextUrl }),
    _bantin: {
      categories: (options.categories ?? ['tin-tuc', 'thong-bao']).map((id) => ({ id, title: id })),
      ...(options.manifest && { manifest: options.manifest }),
      withdrawn: (options.withdrawn ?? []).map((id) => ({ id, reason: 'nhầm' })),
    },
    items: items.map(feedItem),
  };
}

export function titleOf({ id, version = 1 }: TestItem): string {
  return `Bài ${id} bản ${version}`;
}

function feedItem(item: TestItem): object {
  const {
    id,
    version = 1,
    publishedAtMs = null,
    views = null,
    category = 'tin-tuc',
    pictures = [],
    recordings = [],
  } = item;
  const figures = pictures.map((src) => `<figure><img src="${src}"></figure>`).join('');
  return {
    id,
    title: titleOf(item),
    content_html: `<p>${item.text ?? `Nội dung của bài ${id}, bản ${version}.`}</p>${figures}`,
    ...(publishedAtMs !== null && { date_published: new Date(publishedAtMs).toISOString() }),
    ...(item.modifiedAtMs !== undefined && { date_modified: new Date(item.modifiedAtMs).toISOString() }),
    ...(recordings.length > 0 && { attachments: recordings.map((url) => ({ url, mime_type: 'audio/mpeg' })) }),
    _bantin: { category, ...(views !== null && { views }) },
  };
}

/** Splits items into pages `/feed.json`, `/feed-2.json`, …, chained by `next_url`. */
export function feedChain(items: TestItem[], pageSize: number, options: TestFeedOptions = {}): Record<string, object> {
  const pages: Record<string, object> = {};
  const count = Math.max(1, Math.ceil(items.length / pageSize));
  for (let page = 1; page <= count; page++) {
    const path = page === 1 ? '/feed.json' : `/feed-${page}.json`;
    pages[path] = feedPage(items.slice((page - 1) * pageSize, page * pageSize), {
      ...options,
      ...(page < count && { nextUrl: `/feed-${page + 1}.json` }),
    });
  }
  return pages;
}
