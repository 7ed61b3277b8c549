import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { shared, sharedDir } from '../support/shared.ts';
import { type BuiltPublisher, buildPublisher } from './build-publisher.ts';
import { createTestSite, feedOf, type TestSite } from './published-site.ts';

// Thousands of pages on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

interface Vector {
  id: string;
  html: string;
  kind: string;
  ctx?: string;
  gen?: unknown;
}

/** A vector where it is meant to stand: in the body, or in a member that is plain text or an address. */
function itemOf({ id, html, ctx }: Vector): Record<string, unknown> {
  const plain = { id, title: `Bài ${id}`, content_html: '<p>Chữ</p>' };
  switch (ctx) {
    case undefined:
      return { ...plain, content_html: html };
    case 'author':
      return { ...plain, authors: [{ name: html }] };
    case 'tag':
      return { ...plain, tags: [html] };
    case 'image_alt':
      return { ...plain, attachments: [{ url: 'x.jpg', mime_type: 'image/jpeg', _bantin: { alt: html } }] };
    case 'id':
      return { ...plain, id: html };
    default:
      return { ...plain, [ctx]: html };
  }
}

const OWN_SCRIPT = /^\/assets\/[\w.-]+\.js$/;
const DATA_TYPE = /^application\/(ld\+)?json$/;

/**
 * What a page may not hold, whatever its article says. Styles it may, where its policy names their very text.
 */
function faultsOf(html: string, styleSources: string[] = []): string[] {
  let style: string | null = null;
  const faults: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      // The page's own word that it has no icon yet: an empty picture.
      if (name === 'link' && attributes.rel === 'icon' && attributes.href === 'data:,') return;
      if (name === 'script' && !DATA_TYPE.test(attributes.type ?? '') && !OWN_SCRIPT.test(attributes.src ?? ''))
        faults.push(`script ${attributes.src}`);
      if (/^(iframe|object|embed|form|input|base|frame|applet|math|foreignobject)$/.test(name)) faults.push(name);
      if (name === 'style') style = '';
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on/i.test(attribute) || attribute === 'style' || attribute === 'srcdoc')
          faults.push(`${name} ${attribute}=${value}`);
        if (
          /^(href|src|action|formaction|data|poster)$/.test(attribute) &&
          /^\s*(javascript|vbscript|data(?!:image\/webp))/i.test(value)
        )
          faults.push(`${name} ${attribute}=${value}`);
      }
    },
    ontext(text) {
      if (style !== null) style += text;
    },
    onclosetag(name) {
      if (name !== 'style') return;
      const source = `'sha256-${createHash('sha256')
        .update(style ?? '')
        .digest('base64')}'`;
      if (!styleSources.includes(source)) faults.push(`style ${style}`);
      style = null;
    },
  });
  parser.end(html);
  return faults;
}

let publisher: BuiltPublisher;
let site: TestSite;

// ../shared is not part of a clone; the parser and the page tests have hostile text of their own.
describe.skipIf(!sharedDir)('pages of articles made of the markup vectors of ../shared', () => {
  beforeAll(async () => {
    const vectors: Vector[] = JSON.parse(readFileSync(shared('hostile/xss.json') ?? '', 'utf8'));
    publisher = await buildPublisher();
    site = await createTestSite(publisher);
    await site.write('in/feed.json', feedOf(vectors.filter(({ gen }) => !gen).map(itemOf)));
    await site.publish();
  });

  afterAll(async () => {
    await site?.remove();
    await publisher?.remove();
  });

  test('hold no script, handler, frame or address that runs', () => {
    const faults: string[] = [];
    let pages = 0;
    const { sources } = JSON.parse(site.text('.bantin/style-sources.json'));
    expect(sources.length).toBeGreaterThan(0);
    for (const [path, { content }] of site.files()) {
      if (!path.endsWith('.html')) continue;
      pages++;
      for (const fault of faultsOf(content, sources)) faults.push(`${path}: ${fault}`);
    }
    expect(pages).toBeGreaterThan(2000);
    expect(faults).toEqual([]);
  });

  test('nor does the feed that others read', () => {
    const faults: string[] = [];
    for (const [path, { content }] of site.files()) {
      if (!/^feed(\/[\w-]+)?\.json$/.test(path)) continue;
      for (const { id, content_html } of JSON.parse(content).items ?? [])
        for (const fault of faultsOf(content_html)) if (!/^iframe$/.test(fault)) faults.push(`${id}: ${fault}`);
    }
    expect(faults.filter((fault) => !fault.includes('style=text-align:'))).toEqual([]);
  });
});
