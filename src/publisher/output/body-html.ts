import type { Block, Inline, Picture, Recording, TableCell } from '../../feed/article.ts';
import { PUBLISHED_ANCHOR_PREFIX } from '../../feed/urls.ts';
import { inlineElements } from '../../site/inline-elements.ts';

/**
 * A body tree as `content_html` for feed readers. It holds only what the tree can say, so a published feed
 * is clean whatever the upstream one was, and reading it again gives the same tree.
 */
export function bodyHtml(blocks: Block[]): string {
  return blocks.map(blockHtml).join('');
}

/** Text for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p${block.align ? ` style="text-align:${block.align}"` : ''}>${inlineHtml(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.children)}</h${block.level}>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${listItemHtml(item)}</li>`).join('');
      const start = block.start === undefined ? '' : ` start="${block.start}"`;
      return block.ordered ? `<ol${start}>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'quote':
      return `<blockquote>${bodyHtml(block.children)}</blockquote>`;
    case 'preformatted':
      // The HTML parser drops a first line feed right after <pre>.
      return `<pre>${block.text.startsWith('\n') ? '\n' : ''}${escapeHtml(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
    case 'table':
      return tableHtml(block.caption, block.rows);
    case 'figure': {
      const caption = block.caption.length > 0 ? `<figcaption>${inlineHtml(block.caption)}</figcaption>` : '';
      return `<figure>${block.pictures.map(pictureHtml).join('')}${caption}</figure>`;
    }
    case 'audio':
      return recordingHtml(block.recording);
    case 'video':
      return videoHtml(block.href, block.title);
  }
}

/** The player of a known provider, as every feed reader embeds it; else a plain video. */
function videoHtml(href: string, title: string): string {
  const label = title ? ` title="${escapeHtml(title)}"` : '';
  const player = playerUrl(new URL(href));
  if (player === null) return `<video controls src="${escapeHtml(href)}"${label}></video>`;
  return `<iframe src="${escapeHtml(player)}"${label} allowfullscreen></iframe>`;
}

function playerUrl(page: URL): string | null {
  const host = page.hostname.replace(/^www\./, '');
  if (host === 'youtube.com') {
    const list = page.searchParams.get('list');
    const path = list === null ? page.searchParams.get('v') : `videoseries?list=${list}`;
    return `https://www.youtube.com/embed/${path}`;
  }
  if (host === 'vimeo.com') return `https://player.vimeo.com/video${page.pathname}`;
  if (/^((m|web)\.)?facebook\.com$|^fb\.watch$/.test(host))
    return `https://www.facebook.com/plugins/video.php?href=${encodeURIComponent(page.href)}`;
  return null;
}

/** A list item of one paragraph needs no `p` of its own. */
function listItemHtml(blocks: Block[]): string {
  const [only] = blocks;
  if (blocks.length === 1 && only?.type === 'paragraph' && !only.align) return inlineHtml(only.children);
  return bodyHtml(blocks);
}

function tableHtml(caption: Inline[], rows: TableCell[][]): string {
  const cell = ({ header, columnSpan, rowSpan, children }: TableCell) => {
    const tag = header ? 'th' : 'td';
    const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
    return `<${tag}${spans}>${inlineHtml(children)}</${tag}>`;
  };
  const head = caption.length > 0 ? `<caption>${inlineHtml(caption)}</caption>` : '';
  return `<table>${head}<tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`;
}

export function inlineHtml(children: Inline[]): string {
  return children.map(oneInlineHtml).join('');
}

function oneInlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return escapeHtml(inline);
  switch (inline.type) {
    case 'link':
      return `<a href="${escapeHtml(publishedHref(inline.href))}">${inlineHtml(inline.children)}</a>`;
    case 'break':
      return '<br>';
    case 'picture':
      return pictureHtml(inline.picture);
    case 'anchor':
      return `<a id="${escapeHtml(PUBLISHED_ANCHOR_PREFIX + inline.name)}"></a>`;
    default:
      return `<${inlineElements[inline.type]}>${inlineHtml(inline.children)}</${inlineElements[inline.type]}>`;
  }
}

function publishedHref(href: string): string {
  return href.startsWith('#') ? `#${PUBLISHED_ANCHOR_PREFIX}${href.slice(1)}` : href;
}

function pictureHtml(picture: Picture): string {
  const size = picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : '';
  const placeholder = picture.placeholder ? ` data-placeholder="${escapeHtml(picture.placeholder)}"` : '';
  return `<img src="${escapeHtml(picture.src)}" alt="${escapeHtml(picture.alt)}"${size}${placeholder}>`;
}

function recordingHtml(recording: Recording): string {
  const title = recording.title ? ` title="${escapeHtml(recording.title)}"` : '';
  const type = recording.mimeType ? ` type="${escapeHtml(recording.mimeType)}"` : '';
  return `<audio controls${title}><source src="${escapeHtml(recording.src)}"${type}></audio>`;
}
