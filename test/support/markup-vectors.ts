import { readFileSync } from 'node:fs';
import { shared } from './shared.ts';

/** A piece of markup and what is to become of it, as ../shared/hostile/xss.json has them. */
export interface Vector {
  id: string;
  html: string;
  kind: 'attack' | 'neutral' | 'benign' | 'resource';
  /** The member of an item that it stands in; `content_html` without it. */
  ctx?: string;
  /** For sizes: `pre + unit × n + post`. */
  gen?: { pre: string; unit: string; n: number; post: string };
}

/** Those of a file, by default of ../shared/hostile; none where that is missing. */
export function readVectors(file = shared('hostile/xss.json')): Vector[] {
  return file === null ? [] : JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * An item with a vector in its place. Its id is in the title, or in the unit where the title is the vector's place,
 * so that its page can be known; `newest` counts down through a list.
 */
export function itemOf(vector: Vector, newest: number): Record<string, unknown> {
  const { id, html, ctx, gen } = vector;
  const markup = gen ? gen.pre + gen.unit.repeat(gen.n) + gen.post : html;
  const plain = {
    id,
    title: `Bài ${id}`,
    content_html: '<p>Chữ của bài.</p>',
    date_published: new Date(Date.UTC(2025, 0, 1) - newest * 3_600_000).toISOString(),
  };
  switch (ctx) {
    case undefined:
      return { ...plain, content_html: markup };
    case 'title':
      return { ...plain, title: markup, authors: [{ name: `Đơn vị ${id}` }] };
    case 'author':
      return { ...plain, authors: [{ name: markup }] };
    case 'tag':
      return { ...plain, tags: [markup] };
    case 'image_alt':
      return {
        ...plain,
        attachments: [
          { url: '/anh/hop-1.jpg', mime_type: 'image/jpeg', _bantin: { alt: markup, caption: markup, credit: markup } },
        ],
      };
    case 'image':
      return { ...plain, image: markup, banner_image: markup };
    case 'url':
      return { ...plain, url: markup, external_url: markup };
    case 'id':
      return { ...plain, id: markup };
    default:
      return { ...plain, [ctx]: markup };
  }
}

export function feedOfVectors(vectors: readonly Vector[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Phường Thử',
    language: 'vi',
    items: vectors.map(itemOf),
  };
}

/** As many of a list as asked for, drawn by a seed: the same for the same seed. */
export function drawn<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);
}
