import { createHash } from 'node:crypto';

/** Styles that stand in a page itself, with what a policy allows them by. */
export interface InlineStyles {
  /** Content of the `style` element. */
  css: string;
  /** Source expression of `style-src`: `'sha256-…'` (https://www.w3.org/TR/CSP3/#grammardef-hash-source). */
  source: string;
}

/**
 * The rules of a style sheet that can apply to a page, so that its first paint waits for nothing but the page. A
 * state that comes by itself (hover, a pressed button, dark colours) counts as possible; an element, class or id that
 * is not in the markup does not, nor what a reader has set, which a script says. What is left out comes with the whole
 * sheet, which the page loads after itself.
 *
 * @param css as the build minifies it: no comments, no nesting
 * @param html every kind of markup that such a page may hold
 */
export function criticalStyles(css: string, html: string): InlineStyles {
  const kept = keepRules(css, readVocabulary(html));
  const text =
    kept.rules +
    kept.keyframes
      .filter((one) => kept.rules.includes(one.name))
      .map((one) => one.text)
      .join('');
  if (/<\/style/i.test(text)) throw new Error('a style sheet that would end its own element');
  return { css: text, source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}

interface Vocabulary {
  elements: Set<string>;
  classes: Set<string>;
  ids: Set<string>;
}

function readVocabulary(html: string): Vocabulary {
  const attribute = (name: string) =>
    [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');
  return {
    elements: new Set(['html', 'body', ...[...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name ?? '')]),
    classes: new Set(attribute('class').flatMap((value) => value.split(' '))),
    ids: new Set(['app', ...attribute('id')]),
  };
}

interface KeptRules {
  rules: string;
  keyframes: { name: string; text: string }[];
}

/** Nothing on a first screen needs these: paper, and a pointer above something. */
const LATER_CONDITION = /^@media (print|\(hover: ?hover\))$/;

function keepRules(css: string, vocabulary: Vocabulary): KeptRules {
  const kept: KeptRules = { rules: '', keyframes: [] };
  for (const { prelude, body } of statements(css)) {
    // An address in a sheet is relative to it; whatever it names may come later too.
    if (body !== null && !prelude.startsWith('@media') && /url\((?!["']?(data:|#))/.test(body)) continue;
    if (body === null) kept.rules += `${prelude};`;
    else if (/^@(media|supports|layer|container)/.test(prelude)) {
      const inner = LATER_CONDITION.test(prelude) ? null : keepRules(body, vocabulary);
      if (inner?.rules) kept.rules += `${prelude}{${inner.rules}}`;
      kept.keyframes.push(...(inner?.keyframes ?? []));
    } else if (prelude.startsWith('@keyframes ')) {
      kept.keyframes.push({ name: prelude.slice('@keyframes '.length), text: `${prelude}{${body}}` });
    } else if (prelude.startsWith('@')) kept.rules += `${prelude}{${body}}`;
    else {
      const selectors = splitOutside(prelude, ',').filter((selector) => canMatch(selector, vocabulary));
      if (selectors.length > 0) kept.rules += `${selectors.join(',')}{${body}}`;
    }
  }
  return kept;
}

const READERS_CHOICE = /\[data-(theme|text-size|line-spacing|font)\b/;

function canMatch(selector: string, { elements, classes, ids }: Vocabulary): boolean {
  if (READERS_CHOICE.test(selector)) return false;
  // Attributes and pseudo-classes are states, or lists of alternatives: what they ask for may well be there.
  const bare = selector.replace(/\[[^\]]*\]/g, '').replace(/::?[a-z-]+(\([^()]*(\([^()]*\)[^()]*)*\))?/g, '');
  const named = (pattern: RegExp) => [...bare.matchAll(pattern)].map(([, name]) => name ?? '');
  return (
    named(/\.([\w-]+)/g).every((name) => classes.has(name)) &&
    named(/#([\w-]+)/g).every((name) => ids.has(name)) &&
    named(/(?:^|[\s>+~])([a-z][a-z0-9]*)/g).every((name) => elements.has(name))
  );
}

/** The rules of a sheet or of a block, in order; `body` is `null` for a statement without a block. */
function* statements(css: string): Generator<{ prelude: string; body: string | null }> {
  let at = 0;
  while (at < css.length) {
    const end = findOutside(css, /[{;}]/, at);
    const prelude = css.slice(at, end).trim();
    if (css[end] !== '{') {
      if (prelude) yield { prelude, body: null };
      at = end + 1;
      continue;
    }
    const close = closingBrace(css, end);
    yield { prelude, body: css.slice(end + 1, close) };
    at = close + 1;
  }
}

function closingBrace(css: string, open: number): number {
  let depth = 0;
  for (let at = open; ; at++) {
    at = findOutside(css, /[{}]/, at);
    if (at >= css.length) return css.length;
    depth += css[at] === '{' ? 1 : -1;
    if (depth === 0) return at;
  }
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = findOutside(text, /,/, 0); at < text.length; at = findOutside(text, /,/, at + 1)) {
    parts.push(text.slice(start, at).trim());
    start = at + separator.length;
  }
  return [...parts, text.slice(start).trim()];
}

/** Where a character stands outside strings and parentheses, from `from` on; the text's length when nowhere. */
function findOutside(text: string, wanted: RegExp, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") {
      for (at++; at < text.length && text[at] !== character; at++) if (text[at] === '\\') at++;
    } else if (character === '\\') at++;
    else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    else if (depth === 0 && wanted.test(character)) return at;
  }
  return text.length;
}
