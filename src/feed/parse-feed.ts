import type { Article, Category, FeedInfo, FeedWarning, ParsedFeed, Withdrawal } from './article.ts';
import { DEFAULT_TIMEZONE, isKnownTimezone, parseDate } from './dates.ts';
import { decodeFeed, feedEncoding } from './decode-feed.ts';
import { FeedError } from './feed-error.ts';
import { findJsonFault } from './json-fault.ts';
import { limits } from './limits.ts';
import { isObject, type Members, member, memberObject, Reader, typeName } from './members.ts';
import { type ItemContext, parseItem, readAuthors } from './parse-item.ts';
import { hostOf } from './urls.ts';

export interface FeedContext {
  /** Absolute URL that the document came from. */
  url: string;
}

/** A feed whose items are not read yet, for callers that yield between them. */
export interface OpenFeed {
  /** `categories` holds what the feed declares. */
  info: FeedInfo;
  items: readonly unknown[];
  /** For `parseItem`. */
  itemContext: ItemContext;
  warnings: FeedWarning[];
}

/**
 * Reads a JSON Feed 1.0 or 1.1 (https://jsonfeed.org/version/1.1) with the `_bantin` profile.
 * @param input the document as bytes or text, or what `JSON.parse` made of it
 * @throws FeedError when it is no feed; faults of single items and members are warnings
 */
export function parseFeed(input: unknown, context: FeedContext): ParsedFeed {
  return parseItems(openFeed(input, context));
}

/** What is left to do of an opened feed. */
export function parseItems({ info, items, itemContext, warnings }: OpenFeed): ParsedFeed {
  const articles: Article[] = [];
  const ids = new Set<string>();
  const categories = new Map(info.categories.map((category) => [category.id, category]));
  items.forEach((raw, index) => {
    const item = parseItem(raw, index, itemContext);
    addWarnings(warnings, item.warnings);
    if (item.article === null) return;
    const { id } = item.article;
    if (ids.has(id)) {
      addWarnings(warnings, [{ code: 'id-duplicate', path: `items[${index}].id`, itemId: id, detail: '' }]);
      return;
    }
    ids.add(id);
    articles.push(item.article);
    if (item.category !== null && !categories.has(item.category.id) && categories.size < limits.categories) {
      categories.set(item.category.id, item.category);
    }
  });
  return {
    info: { ...info, categories: [...categories.values()] },
    articles,
    warnings: withoutForeignItems(warnings, articles.length),
  };
}

/** As `parseFeed`, but leaves the items for `parseItem`. */
export function openFeed(input: unknown, context: FeedContext): OpenFeed {
  const document = input instanceof Uint8Array ? decodeFeed(input) : input;
  const feed = readDocument(typeof document === 'string' ? parseJson(document) : document);
  const reader = new Reader();
  const encoding = input instanceof Uint8Array ? feedEncoding(input) : 'utf-8';
  if (encoding !== 'utf-8') reader.warn('encoding-not-utf-8', '', encoding);
  const version = member(feed, 'version');
  const hasVersion = typeof version === 'string' && VERSION.test(version.trim());
  const items = member(feed, 'items');
  if (!Array.isArray(items) && (!hasVersion || (items !== undefined && items !== null))) {
    throw new FeedError('not-a-feed', `items: ${items === undefined ? 'missing' : typeName(items)}`, { path: 'items' });
  }
  if (version === undefined) reader.warn('version-missing', 'version');
  else if (!hasVersion || !STANDARD_VERSION.test(version))
    reader.warn('version-unknown', 'version', String(typeof version === 'string' ? version : typeName(version)));
  if (!Array.isArray(items)) reader.warn('items-missing', 'items');
  const given: readonly unknown[] = Array.isArray(items) ? items : [];
  if (given.length > limits.feedItems) reader.warn('items-cut', 'items', String(given.length));
  const info = readInfo(reader, feed, context);
  const itemContext: ItemContext = {
    url: baseOf(info, context),
    timezone: info.timezone,
    categories: info.categories,
    host: hostOf(info.homePageUrl),
    language: info.language,
    unit: readAuthors(reader, feed, ''),
  };
  return { info, items: given.slice(0, limits.feedItems), itemContext, warnings: reader.warnings };
}

/** Any spelling that can only mean a JSON Feed; the two that the format has. */
const VERSION = /^(?:https?:\/\/(?:www\.)?jsonfeed\.org\/version\/)?1(?:\.[01])?\/?$/i;
const STANDARD_VERSION = /^https:\/\/jsonfeed\.org\/version\/1(?:\.1)?$/;

/** A JSON document, with the place of its first fault. @throws FeedError */
export function parseJson(text: string): unknown {
  if (text.length > limits.feedBytes) throw new FeedError('too-large', `${text.length} > ${limits.feedBytes}`);
  const document = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (document.trim() === '') throw new FeedError('empty', '');
  try {
    return JSON.parse(document);
  } catch {
    // What the engine says of it differs between engines; the fault is found again, alike in all.
    if (/^\s{0,1000}<[!a-z?]/i.test(document))
      throw new FeedError('html-instead-of-json', document.trim().slice(0, 60).replace(/\s+/g, ' '));
    const { endsEarly, found, line, column } = findJsonFault(document);
    throw new FeedError(endsEarly ? 'truncated' : 'not-json', found, { line, column });
  }
}

function readDocument(input: unknown): Members {
  if (!isObject(input)) throw new FeedError('not-a-feed', typeName(input));
  return input;
}

function readInfo(reader: Reader, feed: Members, context: FeedContext): FeedInfo {
  const profile = memberObject(feed, '_bantin');
  const feedUrl = reader.url(member(feed, 'feed_url'), 'feed_url', context.url);
  const base = context.url || feedUrl;
  const homePageUrl = reader.url(member(feed, 'home_page_url'), 'home_page_url', base);
  const timezone = readTimezone(reader, profile);
  return {
    title: reader.text(member(feed, 'title'), 'title', limits.summaryChars),
    description: reader.text(member(feed, 'description'), 'description', limits.captionChars),
    homePageUrl,
    feedUrl,
    iconUrl:
      reader.pictureUrl(member(feed, 'icon'), 'icon', base) ||
      reader.pictureUrl(member(feed, 'favicon'), 'favicon', base),
    language: reader.language(member(feed, 'language'), 'language') || 'vi',
    timezone,
    categories: readCategories(reader, member(profile, 'categories')),
    abbreviations: readAbbreviations(reader, member(profile, 'abbreviations')),
    withdrawn: readWithdrawn(reader, member(profile, 'withdrawn'), timezone),
    manifestUrl: reader.url(member(profile, 'manifest'), '_bantin.manifest', base),
    nextUrl: readNextUrl(reader, feed, base, feedUrl),
  };
}

/** Where the document was found decides, so that a feed also reads from another place than the one it names. */
function baseOf(info: FeedInfo, context: FeedContext): string {
  return context.url || info.feedUrl || info.homePageUrl;
}

function readTimezone(reader: Reader, profile: Members): string {
  const given = reader.string(member(profile, 'timezone'), '_bantin.timezone').trim();
  if (given === '' || isKnownTimezone(given)) return given || DEFAULT_TIMEZONE;
  reader.warn('timezone-unknown', '_bantin.timezone', given);
  return DEFAULT_TIMEZONE;
}

function readNextUrl(reader: Reader, feed: Members, base: string, feedUrl: string): string {
  const next = reader.url(member(feed, 'next_url'), 'next_url', base);
  if (next === '' || (next !== base && next !== feedUrl)) return next;
  reader.warn('next-url-repeats', 'next_url', next);
  return '';
}

function readCategories(reader: Reader, value: unknown): Category[] {
  const categories = new Map<string, Category>();
  reader.array(value, '_bantin.categories', limits.categories).forEach((raw, index) => {
    const path = `_bantin.categories[${index}]`;
    const members = isObject(raw) ? raw : {};
    const id = reader.text(member(members, 'id'), `${path}.id`, limits.tagChars);
    if (id === '') reader.warn('wrong-type', path, typeName(raw));
    else if (!categories.has(id)) {
      categories.set(id, { id, title: reader.text(member(members, 'title'), `${path}.title`, limits.tagChars) || id });
    }
  });
  return [...categories.values()];
}

function readAbbreviations(reader: Reader, value: unknown): Record<string, string> {
  const abbreviations: Record<string, string> = {};
  if (value === undefined || value === null) return abbreviations;
  if (!isObject(value)) {
    reader.warn('wrong-type', '_bantin.abbreviations', typeName(value));
    return abbreviations;
  }
  const { length } = Object.keys(value);
  if (length > limits.abbreviations) reader.warn('members-cut', '_bantin.abbreviations', String(length));
  for (const [short, long] of Object.entries(value).slice(0, limits.abbreviations)) {
    const text = reader.text(long, `_bantin.abbreviations.${short.slice(0, 40)}`, limits.unitChars);
    // Assigned, `__proto__` would set the prototype.
    if (text !== '' && short !== '__proto__' && short.length <= limits.tagChars) abbreviations[short] = text;
  }
  return abbreviations;
}

function readWithdrawn(reader: Reader, value: unknown, timezone: string): Withdrawal[] {
  return reader.array(value, '_bantin.withdrawn', limits.withdrawn).flatMap((raw, index): Withdrawal[] => {
    const path = `_bantin.withdrawn[${index}]`;
    const members: Members = isObject(raw) ? raw : { id: raw };
    const id = member(members, 'id');
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
      reader.warn('wrong-type', path, typeName(raw));
      return [];
    }
    const reason = reader.text(member(members, 'reason'), `${path}.reason`, limits.captionChars);
    return [{ id: String(id), reason, dateMs: parseDate(member(members, 'date'), timezone)?.ms ?? null }];
  });
}

/** A feed that mostly links elsewhere gathers news from others: then an item elsewhere is no fault. */
function withoutForeignItems(warnings: FeedWarning[], articleCount: number): FeedWarning[] {
  const foreign = warnings.filter((warning) => warning.code === 'url-other-origin').length;
  return foreign * 2 > articleCount ? warnings.filter((warning) => warning.code !== 'url-other-origin') : warnings;
}

function addWarnings(all: FeedWarning[], added: FeedWarning[]): void {
  for (const warning of added) {
    if (all.length < limits.feedWarnings) all.push(warning);
    else if (all.length === limits.feedWarnings) {
      all.push({ code: 'warnings-cut', path: '', itemId: '', detail: String(limits.feedWarnings) });
    }
  }
}
