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

/** Arguments that take a message through its branches: none, one and several, with and without a size. */
const TRIED: unknown[][] = [
  ['2', '3', '4'],
  [0, 0, 0],
  [1, 1, 1],
  ['', '', ''],
];

/** What a reader sees: functions are called with what they may be given. */
function worded(leaf: unknown): string[] {
  return typeof leaf === 'function' ? TRIED.map((given) => String(leaf(...given))) : [String(leaf ?? '')];
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
      const own = worded(leaf);
      for (const [index, said] of worded(translation).entries()) {
        expect(said.trim(), `${path} is empty`).not.toBe('');
        if (/\p{L}{2}/u.test(own[index] ?? '') && !sameInBoth.has(path)) {
          expect(said, `${path} is not translated`).not.toBe(own[index]);
        }
        // Vietnamese letters beyond those of French: the name of the program and of the language alone may stay.
        expect(said.replace(/Bản Tin|Ngôn ngữ/g, ''), path).not.toMatch(/[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/);
      }
    }
  });
});

interface Node {
  type: string;
  [member: string]: unknown;
}

/** Visits every node, each with the one it stands in. */
function walk(node: unknown, visit: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit, parent);
  else if (typeof node === 'object' && node !== null) {
    const isNode = typeof (node as Node).type === 'string';
    if (isNode) visit(node as Node, parent);
    for (const child of Object.values(node)) {
      if (typeof child === 'object') walk(child, visit, isNode ? (node as Node) : parent);
    }
  }
}

const sources = (readdirSync(sourceDir, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, program: parseSync(path, readFileSync(join(sourceDir, path), 'utf8')).program as never }));

/** Local names of the slices that a module imports, with the slices' own. */
function importedSlices(path: string, program: never): Map<string, string> {
  const names = new Map<string, string>();
  walk(program, (node) => {
    if (node.type !== 'ImportDeclaration') return;
    const specifier = (node.source as Node).value as string;
    if (!posix.join(posix.dirname(path), specifier).startsWith('views/messages/')) return;
    for (const one of node.specifiers as Node[]) {
      const imported = one.imported as Node | undefined;
      if (imported) names.set(String((one.local as Node).name), String(imported.name));
    }
  });
  return names;
}

const isMember = (node: unknown): boolean => (node as Node | null)?.type === 'MemberExpression';

/** `slice.member.submember` as far as it is written by name; `null` where it does not begin at a slice. */
function memberPath(node: Node, slices: Map<string, string>): string | null {
  const object = node.object as Node;
  const within = isMember(object) ? memberPath(object, slices) : slices.get(String(object.name));
  const isChosen = node.computed || (isMember(object) && object.computed);
  const name = String((node.property as Node).name);
  // Chosen by a value, or a method of a list: all that lies there may be said.
  if (!within || isChosen || (name in Array.prototype && Array.isArray(valueAt(within)))) return within ?? null;
  return `${within}.${name}`;
}

function valueAt(path: string): unknown {
  return path.split('.').reduce((at, name) => (at as Words | undefined)?.[name], vietnamese as unknown);
}

/** What each module says of the slices: a path that names a group stands for all in it. */
const said = new Set<string>();
for (const { path, program } of sources) {
  const slices = importedSlices(path, program);
  walk(program, (node, parent) => {
    const isWithin = isMember(parent) && parent?.object === node;
    if (isMember(node) && !(isWithin && !parent?.computed)) {
      const found = memberPath(node, slices);
      if (found) said.add(found);
    }
  });
}

test('every message is said somewhere, down to the members of groups, and nothing else is', () => {
  const unused = Object.entries(vietnamese)
    .filter(([name]) => !chosenByCode.has(name))
    .flatMap(([name, words]) => leaves(name, words).map(([path]) => path))
    .filter((path) => {
      for (let at = path; at.includes('.'); at = at.slice(0, at.lastIndexOf('.'))) if (said.has(at)) return false;
      return true;
    });
  expect(unused).toEqual([]);
  const known = Object.entries(vietnamese).flatMap(([name, words]) => leaves(name, words).map(([path]) => path));
  const strange = [...said].filter((path) => !known.some((leaf) => leaf === path || leaf.startsWith(`${path}.`)));
  expect(strange).toEqual([]);
});

test('tables beside the slices have the same entries in both languages', () => {
  const tables = (path: string) => {
    const found: Record<string, string[]> = {};
    const source = sources.find((one) => one.path === path);
    if (!source) throw new Error(`no ${path}`);
    for (const statement of (source.program as { body: Node[] }).body) {
      if (statement.type !== 'VariableDeclaration') continue;
      for (const { id, init } of statement.declarations as { id: Node; init: Node | null }[]) {
        if (init?.type !== 'ObjectExpression') continue;
        found[String(id.name)] = (init.properties as Node[])
          .map(({ key }) => String((key as Node).name ?? (key as Node).value))
          .sort();
      }
    }
    return found;
  };
  for (const file of files) {
    const english = posix.join('views/messages/english', file);
    if (!sources.some(({ path }) => path === english)) continue;
    const translated = tables(english);
    for (const [name, entries] of Object.entries(tables(`views/messages/${file}`))) {
      // A table that is a member of its slice was compared above.
      const isMemberOfSlice = Object.values(vietnamese).some((words) => name in words);
      if (!isMemberOfSlice) expect(translated[name], `${name} of ${file}`).toEqual(entries);
    }
  }
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
