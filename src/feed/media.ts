import type { Block, Picture, Recording } from './article.ts';
import { limits } from './limits.ts';
import { cleanText, cutText } from './plain-text.ts';
import type { OpenTag } from './read-html.ts';
import { hostOf, pictureUrl, webUrl } from './urls.ts';
import { videoLink } from './video-link.ts';

type Video = Extract<Block, { type: 'video' }>;

const AUDIO_TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
};
const PICTURE_EXTENSIONS = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'bmp', 'svg', 'heic', 'jfif']);
const VIDEO_EXTENSIONS = new Set(['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', 'm3u8']);

/** Files made to count readers are this small, in pixels. */
const COUNTER_PIXELS = 2;
const FILE_NAME = /^[\w .()-]{1,80}\.(?:jpe?g|png|gif|webp|bmp|heic|jfif)$/i;

function extensionOf(url: string): string {
  return /\.([a-z\d]{2,5})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

/** What an attachment is, by its type, else by the ending of its address. */
export function mediaKind(mimeType: string, url: string): 'picture' | 'audio' | 'video' | 'file' {
  const type = mimeType.toLowerCase();
  if (type.startsWith('image/')) return 'picture';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  if (type !== '' && type !== 'application/octet-stream') return 'file';
  const extension = extensionOf(url);
  if (PICTURE_EXTENSIONS.has(extension)) return 'picture';
  if (AUDIO_TYPES[extension] !== undefined) return 'audio';
  return VIDEO_EXTENSIONS.has(extension) ? 'video' : 'file';
}

/** The type as given, without parameters, else by the ending of the address. */
export function audioType(mimeType: string, url: string): string {
  const type = mimeType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^audio\/[\w.+-]{1,40}$/.test(type) ? type : (AUDIO_TYPES[extensionOf(url)] ?? 'audio/mpeg');
}

function attributeText(tag: OpenTag, name: string, maxChars: number): string {
  const value = tag.attribute(name);
  if (value === undefined || value === '') return '';
  return cutText(cleanText(value.slice(0, maxChars * 4)).trim(), maxChars);
}

/** A whole number of an attribute within bounds; `fallback` when it is none. */
export function numberAttribute(tag: OpenTag, name: string, fallback: number, most: number): number {
  const digits = /^\s{0,9}(\d{1,9})(?:px)?\s{0,9}$/.exec(tag.attribute(name) ?? '')?.[1];
  return digits === undefined ? fallback : Math.min(Number(digits), most);
}

const WIDTH = /(?:^|[;\s])width:\s*(\d{1,5})(?:\.\d+)?px/i;
const HEIGHT = /(?:^|[;\s])height:\s*(\d{1,5})(?:\.\d+)?px/i;
const pixels = (match: RegExpExecArray | null): number => Number(match?.[1] ?? 0);

export type ReadPicture =
  | { type: 'picture'; picture: Picture }
  /** Its address is none a picture can have; what it shows can still be told. */
  | { type: 'refused'; src: string; alt: string }
  | { type: 'counter' };

export function readPicture(tag: OpenTag, base: string): ReadPicture {
  const style = (tag.attribute('style') ?? '').slice(0, 500);
  const width = numberAttribute(tag, 'width', 0, 100_000) || pixels(WIDTH.exec(style));
  const height = numberAttribute(tag, 'height', 0, 100_000) || pixels(HEIGHT.exec(style));
  if (width > 0 && height > 0 && Math.max(width, height) <= COUNTER_PIXELS) return { type: 'counter' };
  const given = attributeText(tag, 'alt', limits.altChars) || attributeText(tag, 'title', limits.altChars);
  // Editors leave the file's name there, which says nothing to anybody.
  const alt = FILE_NAME.test(given) ? '' : given;
  // Lazy-loading scripts keep the address apart and show a blank picture until then.
  const lazy = tag.attribute('data-src') ?? tag.attribute('data-original') ?? '';
  const src = pictureUrl(lazy, base) || pictureUrl(tag.attribute('src') ?? '', base);
  if (src === '') return { type: 'refused', src: (tag.attribute('src') ?? '').slice(0, 200), alt };
  const size = width > 0 && height > 0 ? { width, height } : {};
  const preview = placeholderOf(tag.attribute('data-placeholder'));
  return { type: 'picture', picture: { src, alt, caption: '', credit: '', ...size, ...preview } };
}

const PLACEHOLDER = /^data:image\/(?:jpeg|png|webp|avif|gif);base64,[A-Za-z\d+/]+={0,2}$/;

/** The tiny inline preview that the publisher writes; anything else is none. */
export function placeholderOf(value: unknown): { placeholder?: string } {
  const isOne = typeof value === 'string' && value.length <= limits.placeholderChars && PLACEHOLDER.test(value);
  return isOne ? { placeholder: value } : {};
}

export function readRecording(tag: OpenTag, base: string): Recording | null {
  const src = webUrl(tag.attribute('src') ?? '', base);
  const mimeType = audioType(tag.attribute('type') ?? '', src);
  return src === '' ? null : { src, mimeType, title: attributeText(tag, 'title', limits.captionChars) };
}

/** A `<video>` of the portal's own: a card as well, since the app keeps no videos. */
export function readVideo(tag: OpenTag, base: string): Video | null {
  const href = webUrl(tag.attribute('src') ?? '', base);
  if (href === '') return null;
  const title = attributeText(tag, 'title', limits.captionChars);
  const link = videoLink(href);
  return link === null ? ownVideo(href, title) : { type: 'video', ...link, title };
}

export function ownVideo(href: string, title: string): Video {
  return { type: 'video', href, provider: hostOf(href), title };
}

/** An `<iframe>`: a card for the players that are known, nothing for the rest. */
export function readFrame(tag: OpenTag, base: string): Video | null {
  const link = videoLink(webUrl(tag.attribute('data-src') ?? tag.attribute('src') ?? '', base));
  return link === null ? null : { type: 'video', ...link, title: attributeText(tag, 'title', limits.captionChars) };
}
