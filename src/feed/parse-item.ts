import type { Article, Block, Category, FeedWarning } from './article.ts';
import { firstWords } from './block-text.ts';
import { bodyPictures } from './body-pictures.ts';
import { DEFAULT_TIMEZONE, parseDate } from './dates.ts';
import { readCategory, readTags } from './item-category.ts';
import { readAttachments, readCover } from './item-media.ts';
import { albumOf, coverOf } from './item-pictures.ts';
import { limits } from './limits.ts';
import { isObject, type Members, member, memberObject, Reader, typeName } from './members.ts';
import { type BodyContext, parseTextBody, type ReadBody, readBody } from './parse-body.ts';
import { cutText } from './plain-text.ts';
import { signatureOf, withoutSignature, withoutTitle } from './signature.ts';
import { hostOf } from './urls.ts';

/** What an item's members mean depends on the feed around it. */
export interface ItemContext {
  /** Absolute URL of the document, which relative addresses are resolved against. */
  url: string;
  /** IANA zone of dates without one. */
  timezone?: string;
  /** The categories that the feed declares; without any, the first tag is the category. */
  categories?: readonly Category[];
  /** Host of the portal; addresses of items elsewhere are worth a warning. */
  host?: string;
  language?: string;
  /** Who signs where an item and its text name nobody. */
  unit?: string;
}

export interface ParsedItem {
  /** `null` for an item that cannot be kept: no object, or without id and address. */
  article: Article | null;
  /** The title of `article.categoryId` when the feed does not declare it. */
  category: Category | null;
  warnings: FeedWarning[];
}

/** @param index place in `items`, for the paths of warnings */
export function parseItem(raw: unknown, index: number, context: ItemContext): ParsedItem {
  const reader = new Reader();
  const path = `items[${index}]`;
  if (!isObject(raw)) {
    reader.warn('item-not-object', path, typeName(raw));
    return { article: null, category: null, warnings: reader.warnings };
  }
  const url = reader.url(member(raw, 'url'), `${path}.url`, context.url);
  const externalUrl = reader.url(member(raw, 'external_url'), `${path}.external_url`, context.url);
  const ownId = readId(reader, raw, path);
  const id = ownId || url || externalUrl;
  if (id === '') {
    reader.warn('id-missing', path);
    return { article: null, category: null, warnings: reader.warnings };
  }
  reader.itemId = id;
  if (ownId === '') reader.warn('id-from-url', `${path}.id`, id);
  for (const warning of reader.warnings) warning.itemId = id;
  if (isElsewhere(url, context)) reader.warn('url-other-origin', `${path}.url`, url);
  const profile = memberObject(raw, '_bantin');
  const attachments = readAttachments(reader, member(raw, 'attachments'), `${path}.attachments`, context.url);
  const title = reader.text(member(raw, 'title'), `${path}.title`, limits.titleChars);
  const authors = readAuthors(reader, raw, path);
  const body = withoutTitle(readContent(reader, raw, path, { url: context.url, unit: authors }), title);
  const unit = authors || signatureOf(body) || (context.unit ?? '');
  const shown = [...withoutSignature(body, unit), ...attachments.blocks];
  const inBody = bodyPictures(shown);
  const album = albumOf(attachments.pictures, inBody);
  const coverSrc = readCover(reader, raw, path, context.url);
  const tags = readTags(reader, member(raw, 'tags'), `${path}.tags`);
  const category = readCategory(reader, profile, tags, path, context.categories ?? []);
  const dates = readDates(reader, raw, path, context.timezone ?? DEFAULT_TIMEZONE);
  if (MOJIBAKE.test(title)) reader.warn('mojibake', `${path}.title`, title);
  const language = reader.language(member(raw, 'language'), `${path}.language`);
  const article: Article = {
    id,
    title,
    url,
    externalUrl,
    summary: readSummary(reader, raw, path, shown),
    ...dates,
    categoryId: category?.id ?? '',
    tags,
    unit,
    featured: readFlag(reader, member(profile, 'featured'), `${path}._bantin.featured`),
    kind: member(profile, 'kind') === 'album' ? 'album' : 'article',
    viewCount: reader.count(member(profile, 'views'), `${path}._bantin.views`),
    cover: coverOf(coverSrc, album, inBody),
    album,
    recordings: attachments.recordings,
    body: shown,
  };
  if (language !== '' && language !== context.language) article.language = language;
  return { article, category, warnings: reader.warnings };
}

/** True for an address on another host than the portal's and the feed's own. */
function isElsewhere(url: string, context: ItemContext): boolean {
  if (url === '' || !context.host) return false;
  const host = hostOf(url);
  return host !== context.host && host !== hostOf(context.url);
}

/** An id is opaque, so it is kept to the letter; only what UTF-8 cannot hold is mended. */
function readId(reader: Reader, item: Members, path: string): string {
  const given = member(item, 'id');
  if (typeof given === 'number' && Number.isFinite(given)) {
    reader.warn(
      Number.isInteger(given) && !Number.isSafeInteger(given) ? 'id-number-inexact' : 'id-not-text',
      `${path}.id`,
      'number',
    );
    return String(given);
  }
  if (typeof given !== 'string') {
    if (given !== undefined && given !== null) reader.warn('wrong-type', `${path}.id`, typeName(given));
    return '';
  }
  if (given.length > limits.idChars) reader.warn('text-cut', `${path}.id`, String(given.length));
  if (given.trim() === '' || given.length > limits.idChars) return '';
  if (!/\p{Cs}/u.test(given)) return given;
  reader.warn('text-not-plain', `${path}.id`);
  return given.replace(/\p{Cs}/gu, '\ufffd');
}

function readContent(reader: Reader, item: Members, path: string, context: BodyContext): Block[] {
  const html = reader.string(member(item, 'content_html'), `${path}.content_html`);
  const text = html.trim() === '' ? reader.string(member(item, 'content_text'), `${path}.content_text`) : '';
  const body: ReadBody = html.trim() === '' ? parseTextBody(text) : readBody(html, context);
  const at = html.trim() === '' ? `${path}.content_text` : `${path}.content_html`;
  if (body.cut) reader.warn('body-cut', at, String(html.length + text.length));
  if (body.picturesLeftOut > 0) reader.warn('pictures-cut', at, String(body.picturesLeftOut));
  for (const src of body.refusedPictures) reader.warn('picture-refused', at, src);
  if (body.blocks.length === 0) reader.warn('content-missing', path);
  return body.blocks;
}

function readSummary(reader: Reader, item: Members, path: string, body: Block[]): string {
  const summary = reader.text(member(item, 'summary'), `${path}.summary`, limits.summaryChars);
  if (summary !== '') return summary;
  return firstWords(body, limits.summaryChars);
}

/** 1.1 has `authors`, 1.0 has `author`; some feeds put one object where the array belongs. */
export function readAuthors(reader: Reader, members: Members, path: string): string {
  const prefix = path === '' ? '' : `${path}.`;
  const many = member(members, 'authors');
  const one = member(members, 'author');
  const given =
    isObject(many) || typeof many === 'string' ? [many] : reader.array(many, `${prefix}authors`, limits.authors);
  const names = new Set<string>();
  for (const [index, author] of (given.length > 0 ? given : one === undefined || one === null ? [] : [one]).entries()) {
    const at = given.length > 0 ? `${prefix}authors[${index}]` : `${prefix}author`;
    const name = reader.text(isObject(author) ? member(author, 'name') : author, `${at}.name`, limits.unitChars);
    if (name !== '') names.add(name);
  }
  return cutText([...names].join(', '), limits.unitChars);
}

function readDates(
  reader: Reader,
  item: Members,
  path: string,
  timezone: string,
): Pick<Article, 'publishedAtMs' | 'modifiedAtMs'> {
  const read = (name: string): number | null => {
    const value = member(item, name);
    if (value === undefined || value === null || value === '') return null;
    const date = parseDate(value, timezone);
    if (date === null)
      reader.warn('date-invalid', `${path}.${name}`, typeof value === 'string' ? value : typeName(value));
    else if (!date.wellFormed) reader.warn('date-form', `${path}.${name}`, String(value));
    return date?.ms ?? null;
  };
  const publishedAtMs = read('date_published');
  const modifiedAtMs = read('date_modified');
  return { publishedAtMs: publishedAtMs ?? modifiedAtMs, modifiedAtMs };
}

function readFlag(reader: Reader, value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value;
  if (value !== undefined && value !== null) reader.warn('wrong-type', path, typeName(value));
  return value === 1 || value === 'true';
}

/** UTF-8 that was read as Windows-1252 and saved so: "á»¦y ban" for "Ủy ban". */
const MOJIBAKE = /á[º»][\u0080-\u00ff\u2010-\u2122\u0160-\u0192]|Ã[\u00a0-\u00bf]|Æ[°¡]|Ä[‘\u0090\u0091]/;
