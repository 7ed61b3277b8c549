import type { Block, Inline, Picture, Recording } from './article.ts';
import { limits } from './limits.ts';
import { audioType, mediaKind, ownVideo, placeholderOf } from './media.ts';
import { isObject, type Members, member, memberObject, type Reader } from './members.ts';
import { cutText } from './plain-text.ts';

export interface Attachments {
  pictures: Picture[];
  recordings: Recording[];
  /** Videos and documents have no place of their own: they end the body. */
  blocks: Block[];
}

export function readAttachments(reader: Reader, value: unknown, path: string, base: string): Attachments {
  const pictures = new Map<string, Picture>();
  const recordings: Recording[] = [];
  const blocks: Block[] = [];
  const documents: Block[][] = [];
  reader.array(value, path, limits.attachments).forEach((raw, index) => {
    const at = `${path}[${index}]`;
    if (!isObject(raw)) {
      reader.warn('wrong-type', at, typeof raw);
      return;
    }
    const mimeType = reader.string(member(raw, 'mime_type'), `${at}.mime_type`).trim().toLowerCase();
    const url = reader.pictureUrl(member(raw, 'url'), `${at}.url`, base);
    if (url === '') return;
    const title = reader.text(member(raw, 'title'), `${at}.title`, limits.captionChars);
    const kind = mediaKind(mimeType, url);
    if (kind === 'picture') {
      if (!pictures.has(url)) pictures.set(url, readAttachedPicture(reader, raw, url, at));
    } else if (kind === 'audio') {
      recordings.push(readRecording(reader, raw, { src: url, mimeType: audioType(mimeType, url), title }, at));
    } else if (kind === 'video') {
      blocks.push(ownVideo(url, title));
    } else {
      const link: Inline = { type: 'link', href: url, children: [title || fileName(url)] };
      documents.push([{ type: 'paragraph', children: [link] }]);
    }
  });
  if (documents.length > 0) blocks.push({ type: 'list', ordered: false, items: documents });
  return { pictures: [...pictures.values()], recordings, blocks };
}

function readAttachedPicture(reader: Reader, raw: Members, src: string, at: string): Picture {
  const profile = memberObject(raw, '_bantin');
  const text = (name: string, most: number): string =>
    reader.text(member(profile, name), `${at}._bantin.${name}`, most);
  const picture: Picture = {
    src,
    alt: text('alt', limits.altChars),
    caption: captionLines(reader, member(profile, 'caption'), `${at}._bantin.caption`),
    credit: text('credit', limits.unitChars),
  };
  const width = reader.count(member(profile, 'width'), `${at}._bantin.width`);
  const height = reader.count(member(profile, 'height'), `${at}._bantin.height`);
  if (width && height) Object.assign(picture, { width, height });
  const sizeBytes = reader.count(member(raw, 'size_in_bytes'), `${at}.size_in_bytes`);
  if (sizeBytes) picture.sizeBytes = sizeBytes;
  Object.assign(picture, placeholderOf(member(profile, 'placeholder')));
  return picture;
}

const LINE_BREAK = /\r?\n|<br ?\/?>/i;

/** A caption keeps its line break; more than two lines become one. */
function captionLines(reader: Reader, value: unknown, path: string): string {
  if (typeof value !== 'string' || !LINE_BREAK.test(value)) return reader.text(value, path, limits.captionChars);
  const lines = value.split(LINE_BREAK, 20).map((line) => reader.text(line, path, limits.captionChars / 2));
  const filled = lines.filter((line) => line !== '');
  return filled.join(filled.length > 2 ? ' ' : '\n');
}

function readRecording(reader: Reader, raw: Members, recording: Recording, at: string): Recording {
  const seconds = reader.count(member(raw, 'duration_in_seconds'), `${at}.duration_in_seconds`);
  const size = reader.count(member(raw, 'size_in_bytes'), `${at}.size_in_bytes`);
  if (seconds) recording.durationSeconds = seconds;
  if (size) recording.sizeBytes = size;
  return recording;
}

function fileName(url: string): string {
  const { pathname, hostname } = new URL(url);
  const last = pathname.split('/').at(-1) ?? '';
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A stray percent sign: the name as the address has it.
  }
  return cutText(name || hostname, limits.tagChars);
}

/** `image` is a URL; some feeds put an object with one there. */
export function readCover(reader: Reader, item: Members, path: string, base: string): string {
  for (const name of ['image', 'banner_image']) {
    const value = member(item, name);
    const given = isObject(value) ? (member(value, 'url') ?? member(value, 'src') ?? '') : value;
    const src = reader.pictureUrl(given, `${path}.${name}`, base);
    if (src !== '') return src;
  }
  return '';
}
