import type { Article, Block, FeedInfo } from '../../feed/article.ts';
import { bodyHtml, escapeHtml } from './body-html.ts';

/**
 * The head feed once more as RSS 2.0 (https://www.rssboard.org/rss-specification), for readers that know nothing
 * else. The articles are published ones: their addresses and pictures are the site's.
 */
export function rssFeed(articles: Article[], info: FeedInfo, base: string): string {
  const items = articles.map((article) => {
    const content = bodyHtml(article.body.map(withoutPlayers)).replaceAll(']]>', ']]]]><![CDATA[>');
    return [
      '<item>',
      `<title>${escapeXml(article.title || article.summary)}</title>`,
      `<link>${escapeXml(article.url)}</link>`,
      `<guid isPermaLink="false">${escapeXml(article.id)}</guid>`,
      article.publishedAtMs === null ? '' : `<pubDate>${new Date(article.publishedAtMs).toUTCString()}</pubDate>`,
      article.unit && `<dc:creator>${escapeXml(article.unit)}</dc:creator>`,
      ...article.tags.map((tag) => `<category>${escapeXml(tag)}</category>`),
      `<description>${escapeXml(article.summary)}</description>`,
      `<content:encoded><![CDATA[${withoutControls(content)}]]></content:encoded>`,
      ...article.recordings
        .slice(0, 1)
        .map(
          ({ src, sizeBytes, mimeType }) =>
            `<enclosure url="${escapeXml(src)}" length="${sizeBytes ?? 0}" type="${escapeXml(mimeType)}"/>`,
        ),
      '</item>',
    ]
      .filter(Boolean)
      .join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(info.title)}</title>
<link>${escapeXml(base)}</link>
<description>${escapeXml(info.description || info.title)}</description>
<language>${escapeXml(info.language)}</language>
<atom:link href="${escapeXml(base)}rss.xml" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel>
</rss>
`;
}

/** A video stays a link here: readers of RSS differ in what they let a frame do, and a frame asks another party at once. */
function withoutPlayers(block: Block): Block {
  switch (block.type) {
    case 'video': {
      const words = block.title ? `${block.provider}: ${block.title}` : block.provider;
      return { type: 'paragraph', children: [{ type: 'link', href: block.href, children: [words] }] };
    }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(withoutPlayers)) };
    case 'quote':
      return { ...block, children: block.children.map(withoutPlayers) };
    default:
      return block;
  }
}

function escapeXml(text: string): string {
  return escapeHtml(withoutControls(text));
}

/** XML 1.0 has no way to write these, escaped or not. */
function withoutControls(text: string): string {
  return text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
