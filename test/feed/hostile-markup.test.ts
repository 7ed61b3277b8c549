import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blockText, captionText } from '../../src/feed/block-text.ts';
import { BodyBuilder } from '../../src/feed/body-builder.ts';
import { BodySink } from '../../src/feed/body-sink.ts';
import { BodyStructure } from '../../src/feed/body-structure.ts';
import { limits } from '../../src/feed/limits.ts';
import { Line } from '../../src/feed/line.ts';
import { Marks } from '../../src/feed/marks.ts';
import { parseBody, readBody } from '../../src/feed/parse-body.ts';
import { parseItem } from '../../src/feed/parse-item.ts';
import { shared } from '../support/shared.ts';
import { base } from './outline.ts';
import { articleFaults, treeFaults } from './tree-faults.ts';

interface Vector {
  id: string;
  html: string;
  kind: 'attack' | 'neutral' | 'benign' | 'resource';
  ctx?: string;
  gen?: { pre: string; unit: string; n: number; post: string };
}

const file = shared('hostile/xss.json');
const vectors: Vector[] = file === null ? [] : JSON.parse(readFileSync(file, 'utf8'));

/** Where a vector goes that is not markup of a body. */
const members: Record<string, (text: string) => object> = {
  title: (title) => ({ title }),
  summary: (summary) => ({ summary }),
  author: (name) => ({ authors: [{ name }] }),
  tag: (tag) => ({ tags: [tag] }),
  image_alt: (alt) => ({
    attachments: [{ url: '/a.jpg', mime_type: 'image/jpeg', _bantin: { alt, caption: alt, credit: alt } }],
  }),
  url: (url) => ({ url, external_url: url }),
  image: (image) => ({ image, banner_image: image }),
  id: (id) => ({ id }),
};

describe.skipIf(file === null)('markup vectors (needs ../shared)', () => {
  test('there are 2,642 of them', () => expect(vectors).toHaveLength(2642));

  test('each body becomes a tree of allowed shapes and addresses', () => {
    const faults = vectors
      .filter(({ ctx, gen }) => ctx === undefined && gen === undefined)
      .flatMap(({ id, html }) => treeFaults(parseBody(html, { url: base })).map((fault) => `${id}: ${fault}`));
    expect(faults).toEqual([]);
  });

  test('each member that is plain text or an address keeps what its type promises', () => {
    const faults = vectors
      .filter(({ ctx }) => ctx !== undefined)
      .flatMap(({ id, html, ctx }) => {
        const member = members[ctx ?? ''];
        if (member === undefined) return [`${id}: unknown place ${ctx}`];
        const { article } = parseItem({ id: 'x', content_text: 'x', ...member(html) }, 0, { url: base });
        return article === null ? [] : articleFaults(article).map((fault) => `${id}: ${fault}`);
      });
    expect(faults).toEqual([]);
  });

  test.each(vectors.filter(({ kind, gen, ctx }) => kind === 'benign' && !gen && !ctx).map(({ html }) => [html]))(
    'the text of %s survives',
    (html) => {
      const body = parseBody(html, { url: base });
      const shown = words(`${blockText(body)} ${captionText({ body, album: [] })}`);
      // What a reader would read of the markup, made the simple way that benign markup allows.
      const expected = html
        .replace(/<br\s*\/?>|<hr>|<\/(?:p|li)>/g, ' ')
        .replace(/<\/?[a-z][^>]*>/g, '')
        .replace(/&(?:#?\w+);/g, ' ');
      for (const word of words(expected)) expect(shown.join(' ')).toContain(word);
    },
  );

  test.each(vectors.flatMap(({ gen }) => (gen ? [[JSON.stringify(gen).slice(0, 80), gen] as const] : [])))(
    'the size of %s is no matter',
    (_, { pre, unit, n, post }) => {
      const half = work(pre + unit.repeat(n / 2) + post);
      const whole = work(pre + unit.repeat(n) + post);
      // Twice the input, twice the work at most; the tree stays within its limits.
      expect(whole.steps).toBeLessThanOrEqual(half.steps * 2 + 100);
      expect(whole.nodes).toBeLessThanOrEqual(limits.bodyNodes * 4);
      expect(whole.depth).toBeLessThan(limits.bodyDepth * 8);
    },
    60_000,
  );
});

const words = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * How often the builder's methods are called for a text: each costs amortised constant time, so calls that grow with
 * the text and no faster are the proof that time does.
 */
function work(html: string): { steps: number; nodes: number; depth: number } {
  let steps = 0;
  const spied: (() => void)[] = [];
  for (const owner of [BodyBuilder, BodyStructure, BodySink, Line, Marks].map(({ prototype }) => prototype as object)) {
    for (const [name, { value, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (name === 'constructor' || typeof value !== 'function') continue;
      const counted = function (this: unknown, ...args: unknown[]): unknown {
        steps += 1;
        return Reflect.apply(value, this, args);
      };
      Object.defineProperty(owner, name, { ...rest, value: counted });
      spied.push(() => Object.defineProperty(owner, name, { ...rest, value }));
    }
  }
  const { blocks } = readBody(html, { url: base });
  for (const restore of spied) restore();
  return { steps, ...sizeOf(blocks) };
}

function sizeOf(tree: unknown): { nodes: number; depth: number } {
  let nodes = 0;
  let depth = 0;
  const visit = (value: unknown, level: number): void => {
    nodes += 1;
    depth = Math.max(depth, level);
    if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) visit(child, level + 1);
  };
  visit(tree, 0);
  return { nodes, depth };
}
