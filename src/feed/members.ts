import type { FeedWarning } from './article.ts';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { pictureUrl, webUrl } from './urls.ts';

/**
 * What may be wrong in a feed that is read all the same.
 *
 * Of the feed: `encoding-not-utf-8`, `version-missing`, `version-unknown`, `items-missing`, `items-cut`, `next-url-repeats`,
 * `timezone-unknown`, `warnings-cut`. Of an item: `item-not-object` and `id-missing` (both: left out), `id-duplicate`
 * (left out), `id-from-url`, `id-not-text`, `id-number-inexact`, `date-invalid`, `date-form`, `content-missing`, `body-cut`,
 * `pictures-cut`, `picture-refused`, `category-unknown`, `url-other-origin`, `mojibake`. Of any member: `wrong-type`,
 * `url-invalid`, `text-cut`, `text-not-plain`, `language-invalid`, `members-cut`.
 */
export type FeedWarningCode =
  | 'encoding-not-utf-8'
  | 'version-missing'
  | 'version-unknown'
  | 'items-missing'
  | 'items-cut'
  | 'next-url-repeats'
  | 'timezone-unknown'
  | 'warnings-cut'
  | 'item-not-object'
  | 'id-missing'
  | 'id-duplicate'
  | 'id-from-url'
  | 'id-not-text'
  | 'id-number-inexact'
  | 'date-invalid'
  | 'date-form'
  | 'content-missing'
  | 'body-cut'
  | 'pictures-cut'
  | 'picture-refused'
  | 'category-unknown'
  | 'url-other-origin'
  | 'mojibake'
  | 'wrong-type'
  | 'url-invalid'
  | 'text-cut'
  | 'text-not-plain'
  | 'language-invalid'
  | 'members-cut';

/** A JSON object whose members are not known yet. */
export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own members only: what a prototype has is not in the feed. */
export function member(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

export function memberObject(members: Members, name: string): Members {
  const value = member(members, name);
  return isObject(value) ? value : {};
}

export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Collects the warnings about one item or the feed itself, and reads members with them. */
export class Reader {
  readonly warnings: FeedWarning[] = [];
  itemId = '';

  warn(code: FeedWarningCode, path: string, detail = ''): void {
    if (this.warnings.length >= limits.feedWarnings) return;
    this.warnings.push({ code, path, itemId: this.itemId, detail: plainText(detail, 200) });
  }

  /** Plain text; `''` for a missing member, and with a warning for one of another type. */
  text(value: unknown, path: string, maxChars: number): string {
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string' && typeof value !== 'number') {
      this.warn('wrong-type', path, typeName(value));
      return '';
    }
    if (typeof value === 'number') this.warn('wrong-type', path, 'number');
    const text = plainText(String(value), maxChars);
    if (text.endsWith('…') && typeof value === 'string' && value.length > maxChars)
      this.warn('text-cut', path, String(value.length));
    return text;
  }

  /** A string member as it is, `''` otherwise. */
  string(value: unknown, path: string): string {
    if (typeof value === 'string') return value;
    if (value !== undefined && value !== null) this.warn('wrong-type', path, typeName(value));
    return '';
  }

  url(value: unknown, path: string, base: string): string {
    return this.#address(value, path, base, webUrl);
  }

  pictureUrl(value: unknown, path: string, base: string): string {
    return this.#address(value, path, base, pictureUrl);
  }

  #address(value: unknown, path: string, base: string, resolve: (value: string, base: string) => string): string {
    const given = this.string(value, path);
    if (given.trim() === '') return '';
    const url = resolve(given, base);
    if (url === '') this.warn('url-invalid', path, given);
    return url;
  }

  /** Digits in a string are a number that a CMS has quoted. */
  count(value: unknown, path: string): number | null {
    if (value === undefined || value === null) return null;
    const number = typeof value === 'string' && /^\d{1,12}$/.test(value.trim()) ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number) && number >= 0) {
      return Math.min(Math.floor(number), Number.MAX_SAFE_INTEGER);
    }
    this.warn('wrong-type', path, typeName(value));
    return null;
  }

  /** At most `most` elements of an array; a warning for what is no array or longer. */
  array(value: unknown, path: string, most: number): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.warn('wrong-type', path, typeName(value));
      return [];
    }
    if (value.length > most) this.warn('members-cut', path, String(value.length));
    return value.length > most ? value.slice(0, most) : value;
  }

  /** BCP 47 in its usual spelling; `''` when there is none. */
  language(value: unknown, path: string): string {
    const given = this.string(value, path).trim();
    if (given === '') return '';
    const language = given.replaceAll('_', '-');
    if (language === given && LANGUAGE.test(language)) return language;
    this.warn('language-invalid', path, given);
    return LANGUAGE.test(language) ? language : '';
  }
}

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{2,8}){0,4}$/;
