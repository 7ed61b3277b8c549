import { posix } from 'node:path';
import { parseSync } from 'vite';

/** What a module of `src` may import: the table of DESIGN.md ("The tree"), with the files it narrows a module to. */
interface Rule {
  /** Modules of ours, or single files of them (`search/client`). */
  ours: string[];
  /** Modules of ours of which only types may be imported. */
  types?: string[];
  packages: string[];
}

const preact = ['preact', 'preact/hooks', 'preact/compat', 'preact/jsx-runtime'];

export const rules: Record<string, Rule> = {
  feed: { ours: [], packages: ['htmlparser2', 'entities', 'entities/decode'] },
  text: { ours: [], packages: [] },
  site: { ours: [], types: ['feed'], packages: [] },
  store: { ours: ['feed'], packages: ['idb', 'fake-indexeddb/auto'] },
  // The text that is indexed and the text that excerpts come from must be one and the same.
  search: { ours: ['text', 'store', 'trusted-types', 'feed/block-text'], types: ['feed'], packages: [] },
  sync: { ours: ['feed', 'site', 'store', 'search'], packages: [] },
  views: {
    ours: ['text', 'site', 'store', 'search/client', 'sw-bridge', 'trusted-types'],
    types: ['feed', 'search', 'sync'],
    packages: [...preact, 'preact-router', 'preact-render-to-string', 'uqr'],
  },
  sw: { ours: ['site', 'store', 'sync'], packages: [] },
  'sw-bridge': { ours: ['sw/messages', 'trusted-types'], packages: ['workbox-window'] },
  publisher: {
    ours: ['feed', 'text', 'site', 'views'],
    packages: [...preact, 'preact-render-to-string', 'sharp', 'send', 'htmlparser2'],
  },
  'trusted-types': { ours: [], packages: [] },
  background: {
    // search: a page that syncs itself has the search worker merge what that brought.
    ours: ['store', 'search', 'sync', 'views', 'sw-bridge', 'trusted-types'],
    types: ['site'],
    packages: [],
  },
  // The first bytes of script that a shared page asks for.
  'start-drawn-page': { ours: [], packages: [] },
  main: {
    ours: ['feed', 'text', 'site', 'store', 'search', 'sync', 'views', 'sw-bridge', 'background', 'trusted-types'],
    packages: preact,
  },
};

/** Whose only importer is one module, or one file of it. */
const singleImporters: Record<string, RegExp> = {
  idb: /^store\//,
  'fake-indexeddb/auto': /^store\/memory-database\.ts$/,
  'workbox-window': /^sw-bridge\//,
  'preact-router': /^views\/(routes|router)\.tsx$/,
  uqr: /^views\/qr-path\.ts$/,
};

/** Long files say why in a comment that starts with these words. */
const longFileReason = /(?:\/\/|\*) Over 250 lines: \S/;

export interface Import {
  /** As written. */
  specifier: string;
  typeOnly: boolean;
}

interface Node {
  type: string;
  [member: string]: unknown;
}

/** Everything one file of `src` does against the rules, in words; `path` is relative to `src`. */
export function faultsOf(path: string, source: string): string[] {
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0) return [`${path}: cannot be parsed: ${parsed.errors[0]?.message}`];
  const faults = [
    ...importsOf(parsed as unknown as Parsed, source).flatMap((one) => importFaults(path, one)),
    ...sinksOf(path, parsed.program as unknown as Node),
  ];
  const lineCount = source.split('\n').length - 1;
  if (lineCount > 250 && !longFileReason.test(source)) {
    faults.push(`${path} has ${lineCount} lines and no comment "Over 250 lines: REASON"`);
  }
  return faults;
}

interface Parsed {
  program: Node;
  module: {
    staticImports: { moduleRequest: { value: string }; entries: { isType: boolean }[] }[];
    staticExports: { entries: { moduleRequest: { value: string } | null; isType: boolean }[] }[];
    dynamicImports: { moduleRequest: { start: number; end: number } }[];
  };
}

function importsOf({ program, module }: Parsed, source: string): Import[] {
  const found: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) found.push({ specifier: moduleRequest.value, typeOnly: isType });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = source.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^(['"`])([^'"`$]*)\1$/.exec(written)?.[2];
    found.push({ specifier: literal ?? `computed: ${written}`, typeOnly: false });
  }
  walk(program, (node) => {
    // `new URL('./worker.ts', import.meta.url)` names a file of ours as well, `import('./a.ts').Name` a type.
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'URL') {
      const [first, second] = node.arguments as Node[];
      const isOurs = second && nameOf(second) === 'import.meta.url' && typeof first?.value === 'string';
      if (isOurs) found.push({ specifier: String(first.value), typeOnly: false });
    }
    if (node.type === 'TSImportType') {
      const value = ((node.argument ?? node.source) as Node | undefined)?.value;
      if (typeof value === 'string') found.push({ specifier: value, typeOnly: true });
    }
  });
  return found;
}

const computedImporters = [
  // Page components are built apart for Node and loaded by path, so that DOM and Node types never meet.
  'publisher/pages/load-prerenderer.ts',
  // A drawn page names the app as any page does, beside this script: by that name the worker knows its build.
  'start-drawn-page.ts',
];

function importFaults(path: string, { specifier, typeOnly }: Import): string[] {
  const importer = moduleOf(path);
  const rule = rules[importer];
  if (!rule) return [`${path} belongs to no module of the tree`];
  if (specifier.startsWith('computed: ')) {
    if (computedImporters.includes(path)) return [];
    return [`${path} imports something that is only known when it runs: ${specifier}`];
  }
  if (!specifier.startsWith('.')) return packageFaults(path, importer, rule, specifier);

  const target = posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
  if (target.startsWith('..')) return [`${path} reaches out of src: ${specifier}`];
  const imported = moduleOf(target);
  if (imported === importer || allows(rule.ours, target)) return [];
  if (typeOnly && allows(rule.types ?? [], target)) return [];
  return [`${path} may not import ${typeOnly ? 'types of ' : ''}${target}`];
}

function packageFaults(path: string, importer: string, rule: Rule, specifier: string): string[] {
  if (specifier.startsWith('node:')) return importer === 'publisher' ? [] : [`${path} may not import ${specifier}`];
  const only = singleImporters[specifier];
  if (only && !only.test(path)) return [`${path} may not import ${specifier}: its only importer is ${only.source}`];
  return rule.packages.includes(specifier) ? [] : [`${path} may not import ${specifier}`];
}

function allows(list: string[], target: string): boolean {
  return list.some((allowed) =>
    allowed.includes('/') ? target.replace(/\.tsx?$/, '') === allowed : moduleOf(target) === allowed,
  );
}

/** The first folder, or the name of a file at the top. */
function moduleOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.tsx?$/, '');
}

const sinkMembers = new Set(['innerHTML', 'outerHTML', 'srcdoc', 'dangerouslySetInnerHTML']);
const sinkCalls = new Set([
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'parseFromString',
  'document.write',
  'document.writeln',
  'eval',
]);

/** Places where a string would become markup or code, and a global that another module owns. */
function sinksOf(path: string, program: Node): string[] {
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${path} uses ${what}`);
  walk(program, (node) => {
    if (node.type === 'AssignmentExpression') {
      const member = lastName(node.left);
      if (sinkMembers.has(member)) fault(`${member} =`);
    }
    if (node.type === 'CallExpression') {
      const name = nameOf(node.callee);
      if (sinkCalls.has(name) || sinkCalls.has(lastName(node.callee))) fault(`${name}()`);
      const [first] = node.arguments as Node[];
      if (/^(globalThis\.|self\.|window\.)?set(Timeout|Interval)$/.test(name) && typeof first?.value === 'string') {
        fault(`${name} with a string`);
      }
    }
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'Function') fault('new Function');
    if (node.type === 'JSXAttribute' && sinkMembers.has(String((node.name as Node).name))) {
      fault(`${(node.name as Node).name} as an attribute`);
    }
    if (node.type === 'Property' && sinkMembers.has(keyOf(node))) fault(`${keyOf(node)} as a property`);
    if (node.type === 'MemberExpression') {
      if (/(^|\.)navigator\.serviceWorker$/.test(nameOf(node)) && !path.startsWith('sw-bridge/')) {
        fault('navigator.serviceWorker, which belongs to sw-bridge');
      }
    }
    if (node.type === 'Identifier' && node.name === 'indexedDB' && !path.startsWith('store/')) {
      fault('indexedDB, which belongs to store');
    }
  });
  return faults;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
  } else if (typeof node === 'object' && node !== null) {
    if (typeof (node as Node).type === 'string') visit(node as Node);
    for (const child of Object.values(node)) if (typeof child === 'object') walk(child, visit);
  }
}

/** `a.b.c` of a chain of plain names, `''` for anything else. */
function nameOf(node: unknown): string {
  const { type, name, object, property, computed, expression, meta } = (node ?? {}) as Node;
  if (type === 'Identifier') return String(name);
  if (type === 'MetaProperty') return `${nameOf(meta)}.${nameOf(property)}`;
  if (type === 'ChainExpression' || type === 'TSNonNullExpression') return nameOf(expression);
  if (type === 'MemberExpression' && !computed) {
    const owner = nameOf(object);
    return owner ? `${owner}.${nameOf(property)}` : nameOf(property);
  }
  return '';
}

function lastName(node: unknown): string {
  const member = node as Node;
  if (member?.type === 'MemberExpression' && member.computed) return String((member.property as Node).value ?? '');
  return nameOf(node).split('.').at(-1) ?? '';
}

function keyOf(node: Node): string {
  const key = node.key as Node;
  return String(key.name ?? key.value ?? '');
}
