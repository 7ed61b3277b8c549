import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { rootDir } from '../support/shared.ts';

const sourceDir = join(rootDir, 'src');
const messagesDir = join(sourceDir, 'views/messages');
const notSlices = new Set(['slice.ts', 'language.ts']);
/** Words of pages that the publisher draws; it draws Vietnamese only. */
const vietnameseOnly = new Set(['prerendered']);
/** Written alike in both languages. */
const sameInBoth = new Set(['viewer.position', 'sharing.zalo', 'sharing.facebook']);
/** Chosen by a code, never by name: every member counts as used. */
const chosenByCode = new Set(['failure']);

type Words = Record<string, unknown>;

const files = readdirSync(messagesDir).filter((name) => name.endsWith('.ts') && !notSlices.has(name));
const vietnamese: Record<string, Words> = {};
for (const file of files)
  Object.assign(vietnamese, slicesOf(await import(pathToFileURL(join(messagesDir, file)).href)));
const { english } = (await import('../../src/views/messages/english/index.ts')) as { english: Record<string, Words> };

/** A module of words may also export the function that chooses among them. */
function slicesOf(module: Record<string, unknown>): Record<string, Words> {
  return Object.fromEntries(Object.entries(module).filter(([, value]) => typeof value === 'object')) as never;
}

/** `slice.member` and `slice.member.submember` with what stands there. */
function leaves(prefix: string, value: unknown): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[prefix, value]];
  return Object.entries(value).flatMap(([name, member]) => leaves(`${prefix}.${name}`, member));
}

/** What a reader sees: functions are called with their own position as arguments. */
function worded(leaf: unknown): string {
  return typeof leaf === 'function' ? String(leaf('2', '3', '4')) : String(leaf ?? '');
}

describe('the English interface', () => {
  const translated = Object.entries(vietnamese).filter(([name]) => !vietnameseOnly.has(name));

  test('has every slice, and no other', () => {
    expect(Object.keys(english).sort()).toEqual(translated.map(([name]) => name).sort());
  });

  test.each(translated)('says all of %s', (name, words) => {
    const expected = leaves(name, words);
    const given = new Map(leaves(name, english[name]));
    expect([...given.keys()].sort()).toEqual(expected.map(([path]) => path).sort());
    for (const [path, leaf] of expected) {
      const translation = given.get(path);
      if (leaf === undefined) continue;
      expect(typeof translation, path).toBe(typeof leaf);
      expect(worded(translation).trim(), `${path} is empty`).not.toBe('');
      if (/\p{L}{2}/u.test(worded(leaf)) && !sameInBoth.has(path)) {
        expect(worded(translation), `${path} is not translated`).not.toBe(worded(leaf));
      }
      // Vietnamese letters beyond those of French: the name of the program and of the language alone may stay.
      const strange = worded(translation).replace(/Bản Tin|Ngôn ngữ/g, '');
      expect(strange, path).not.toMatch(/[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/);
    }
  });
});

interface Node {
  type: string;
  [member: string]: unknown;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node === 'object' && node !== null) {
    if (typeof (node as Node).type === 'string') visit(node as Node);
    for (const child of Object.values(node)) if (typeof child === 'object') walk(child, visit);
  }
}

const sources = (readdirSync(sourceDir, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, program: parseSync(path, readFileSync(join(sourceDir, path), 'utf8')).program as never }));

test('every message is said somewhere', () => {
  const used = new Set<string>();
  for (const { path, program } of sources) {
    const namesHere = new Map<string, string>();
    walk(program, (node) => {
      if (node.type !== 'ImportDeclaration') return;
      const specifier = (node.source as Node).value as string;
      if (!posix.join(posix.dirname(path), specifier).startsWith('views/messages/')) return;
      for (const one of node.specifiers as Node[]) {
        const imported = one.imported as Node | undefined;
        if (imported) namesHere.set(String((one.local as Node).name), String(imported.name));
      }
    });
    walk(program, (node) => {
      const member = node.type === 'MemberExpression' && !node.computed;
      const slice = member && namesHere.get(String((node.object as Node).name));
      if (slice) used.add(`${slice}.${(node.property as Node).name}`);
    });
  }
  const unused = Object.entries(vietnamese)
    .filter(([name]) => !chosenByCode.has(name))
    .flatMap(([name, words]) => Object.keys(words).map((member) => `${name}.${member}`))
    .filter((path) => !used.has(path));
  expect(unused).toEqual([]);
});

test('no words for readers stand outside of the slices', () => {
  const strays: string[] = [];
  for (const { path, program } of sources) {
    // The page of the visual language is for those who build the app, and shows how words of readers look.
    if (!path.startsWith('views/') || /^views\/(messages|design)\//.test(path)) continue;
    walk(program, (node) => {
      const text = node.type === 'TemplateElement' ? (node.value as { cooked: string }).cooked : node.value;
      const isText = ['Literal', 'JSXText', 'TemplateElement'].includes(node.type) && typeof text === 'string';
      if (isText && /[À-ỹ]/.test(text)) strays.push(`${path}: ${text.trim()}`);
    });
  }
  // The name of a language is written in that language, whichever the interface speaks.
  expect(strays).toEqual(['views/components/settings/language-settings.tsx: Tiếng Việt']);
});
