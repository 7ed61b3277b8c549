import type { Article, Block, Inline, Picture, Recording, TableCell } from './article.ts';
import { limits } from './limits.ts';
import {
  flag,
  listOf,
  matching,
  nullable,
  numberIn,
  objectOf,
  oneOf,
  type Reader,
  ShapeError,
  textOf,
  wholeIn,
} from './shape.ts';

const MAX_TIME_MS = 8.64e15;
const timeMs = numberIn(-MAX_TIME_MS, MAX_TIME_MS);
const pixels = wholeIn(1, 100_000);
const webAddress = matching(/^https?:\/\/[^\s]{1,4096}$/i, 'an http address');
const webAddressOrNone = matching(/^(?:|https?:\/\/[^\s]{1,4096})$/i, 'an http address or ""');
const linkAddress = matching(/^(?:https?:\/\/|mailto:|tel:|#)[^\s]{0,4096}$/i, 'an address');

export const readPicture: Reader<Picture> = objectOf<Picture>(
  {
    src: webAddress,
    alt: textOf(limits.altChars),
    caption: textOf(limits.captionChars),
    credit: textOf(limits.captionChars),
    width: pixels,
    height: pixels,
    sizeBytes: wholeIn(0, 1e9),
    placeholder: matching(/^data:image\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]{0,2000}$/, 'a small picture'),
  },
  ['width', 'height', 'sizeBytes', 'placeholder'],
);

const readRecording: Reader<Recording> = objectOf<Recording>(
  {
    src: webAddress,
    mimeType: textOf(200),
    title: textOf(limits.titleChars),
    durationSeconds: numberIn(0, 1e7),
    sizeBytes: wholeIn(0, 1e11),
  },
  ['durationSeconds', 'sizeBytes'],
);

/** Nodes and depth of the body being read: what is drawn recursively must not be deeper than what a feed gives. */
class Bounds {
  #nodes = 0;
  #depth = 0;

  enter<Value>(path: string, read: () => Value): Value {
    this.#nodes++;
    this.#depth++;
    // Inlines nest within blocks.
    if (this.#nodes > limits.bodyNodes || this.#depth > limits.bodyDepth * 4)
      throw new ShapeError(path, 'a smaller body');
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }
}

const emphases = ['emphasis', 'strong', 'underline', 'strike', 'superscript', 'subscript', 'code', 'mark'] as const;

/** The body tree, block by block; an unknown type is refused, since nobody knows what is in it. */
function bodyReader(bounds: Bounds): Reader<Block[]> {
  const inlines: Reader<Inline[]> = (value, path) => listOf(inline, limits.bodyNodes)(value, path);
  const blocks: Reader<Block[]> = (value, path) => listOf(block, limits.bodyNodes)(value, path);
  const text = textOf(limits.bodyChars);

  const inline: Reader<Inline> = (value, path) =>
    bounds.enter(path, () => {
      if (typeof value === 'string') return text(value, path);
      const type = typeOf(value, path);
      if (type === 'break') return { type };
      if (type === 'picture') return { type, ...objectOf<{ picture: Picture }>({ picture: readPicture })(value, path) };
      if (type === 'anchor')
        return { type, ...objectOf<{ name: string }>({ name: textOf(limits.idChars) })(value, path) };
      if (type === 'link') {
        const members = { href: linkAddress, children: inlines };
        return { type, ...objectOf<{ href: string; children: Inline[] }>(members)(value, path) };
      }
      const emphasis = oneOf(...emphases)(type, `${path}.type`);
      return { type: emphasis, ...objectOf<{ children: Inline[] }>({ children: inlines })(value, path) };
    });

  const cell: Reader<TableCell> = objectOf<TableCell>({
    header: flag,
    columnSpan: wholeIn(1, limits.tableSpan),
    rowSpan: wholeIn(1, limits.tableSpan),
    children: inlines,
  });

  type Of<Type extends Block['type']> = Reader<Omit<Extract<Block, { type: Type }>, 'type'>>;
  const readers: { [Type in Block['type']]: Of<Type> } = {
    paragraph: objectOf({ align: oneOf('center', 'right'), children: inlines }, ['align']),
    heading: objectOf({ level: oneOf(2, 3, 4, 5, 6), children: inlines }),
    list: objectOf({ ordered: flag, start: wholeIn(-1e9, 1e9), items: listOf(blocks, limits.bodyNodes) }, ['start']),
    quote: objectOf({ children: blocks }),
    preformatted: objectOf({ text }),
    rule: objectOf({}),
    table: objectOf({ caption: inlines, rows: listOf(listOf(cell, 1_000), limits.bodyNodes) }),
    figure: objectOf({ pictures: listOf(readPicture, limits.bodyPictures), caption: inlines }),
    audio: objectOf({ recording: readRecording }),
    video: objectOf({ href: webAddress, provider: textOf(200), title: textOf(limits.titleChars) }),
  };
  const block: Reader<Block> = (value, path) =>
    bounds.enter(path, () => {
      const type = oneOf(...(Object.keys(readers) as Block['type'][]))(typeOf(value, path), `${path}.type`);
      return { type, ...readers[type](value, path) } as Block;
    });
  return blocks;
}

function typeOf(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) throw new ShapeError(path, 'an object');
  return Object.hasOwn(value, 'type') ? (value as { type: unknown }).type : undefined;
}

/** An article in the form that `Article` documents, as the app itself writes it. Throws `ShapeError`. */
export const readArticleShape: Reader<Article> = (value, path) =>
  objectOf<Article>(
    {
      id: matching(/^[\s\S]{1,1000}$/, 'an id'),
      title: textOf(limits.titleChars),
      url: webAddressOrNone,
      externalUrl: webAddressOrNone,
      summary: textOf(limits.summaryChars),
      publishedAtMs: nullable(timeMs),
      modifiedAtMs: nullable(timeMs),
      categoryId: textOf(limits.idChars),
      tags: listOf(textOf(limits.tagChars), limits.tags),
      unit: textOf(limits.unitChars),
      featured: flag,
      kind: oneOf('article', 'album'),
      viewCount: nullable(wholeIn(0, Number.MAX_SAFE_INTEGER)),
      cover: nullable(readPicture),
      album: listOf(readPicture, limits.attachments),
      recordings: listOf(readRecording, limits.attachments),
      language: textOf(35),
      body: bodyReader(new Bounds()),
    },
    ['language'],
  )(value, path);
