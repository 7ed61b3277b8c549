import { limits } from './limits.ts';

/** Most addresses: nothing in them that the URL parser would change, so it need not run. No part of it can match in two ways. */
const PLAIN_URL = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}\/(?:[\w~-]+(?:\.[\w~-]+)*\/)*(?:[\w~-]+(?:\.[\w~-]+)*)?$/;

function resolve(value: string, base: string): URL | null {
  if (value.length > limits.urlChars) return null;
  try {
    return base ? new URL(value, base) : new URL(value);
  } catch {
    // Not a URL: the caller reports it, with its path.
    return null;
  }
}

/** The absolute http(s) form of an address, without credentials; `''` for anything else. */
export function webUrl(value: string, base: string): string {
  const trimmed = value.trim();
  if (trimmed === '') return '';
  if (trimmed.length < 300 && PLAIN_URL.test(trimmed) && !trimmed.includes('xn--')) return trimmed;
  const url = resolve(trimmed, base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url.href;
}

/**
 * As `webUrl`, but an address with credentials is refused: browsers do not fetch pictures from such, and
 * `https://portal@elsewhere/` is made to mislead.
 */
export function pictureUrl(value: string, base: string): string {
  const url = webUrl(value, base);
  if (url === '' || !value.includes('@')) return url;
  const given = resolve(value.trim(), base);
  return given === null || given.username !== '' || given.password !== '' ? '' : url;
}

/** The target of a link: absolute http(s), mailto or tel, or `#name` for a place in the same article; else `''`. */
export function linkUrl(value: string, base: string): string {
  const trimmed = value.trim();
  if (trimmed.startsWith('#')) return trimmed.length > 1 ? `#${anchorName(trimmed.slice(1))}` : '';
  const web = webUrl(trimmed, base);
  if (web !== '') return web;
  const url = resolve(trimmed, '');
  return url !== null && (url.protocol === 'mailto:' || url.protocol === 'tel:') ? url.href : '';
}

/**
 * Before every anchor of a published body, so that an `id` of a feed names no part of a page that shows it, nor a
 * member of `document` or `window`. Read again, the name is without it.
 */
export const PUBLISHED_ANCHOR_PREFIX = 'muc-';

/** An anchor's name as both its link and its target spell it. */
export function anchorName(value: string): string {
  const name = value
    .slice(value.startsWith(PUBLISHED_ANCHOR_PREFIX) ? PUBLISHED_ANCHOR_PREFIX.length : 0)
    .slice(0, 200);
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray percent sign: then it is part of the name.
    return name;
  }
}

/** The host of an absolute http(s) URL in its final form, without `www.`; `''` for anything else. */
export function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/.exec(url)?.[1] ?? '';
}
