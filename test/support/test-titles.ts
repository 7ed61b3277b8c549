import { parseSync } from 'vite';

interface Node {
  type: string;
  [member: string]: unknown;
}

/** Titles of the tests and suites in a file, as written; what a template puts in is `…`. `alone` is a test with a reader of its own. */
export function titlesIn(path: string, source: string): string[] {
  const titles: string[] = [];
  walk(parseSync(path, source).program, (node) => {
    if (node.type !== 'CallExpression' || !/^(test|alone|it|describe)$/.test(rootName(node.callee))) return;
    const title = textOf((node.arguments as Node[])[0]);
    if (title !== null) titles.push(title);
  });
  return titles;
}

/** `test` of `test.each(rows)`, `test.describe.serial` and the like. */
function rootName(node: unknown): string {
  const { type, name, object, callee, tag } = (node ?? {}) as Node;
  if (type === 'Identifier') return String(name);
  if (type === 'MemberExpression') return rootName(object);
  if (type === 'CallExpression') return rootName(callee);
  return type === 'TaggedTemplateExpression' ? rootName(tag) : '';
}

function textOf(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…');
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
  } else if (typeof node === 'object' && node !== null) {
    if (typeof (node as Node).type === 'string') visit(node as Node);
    for (const child of Object.values(node)) if (typeof child === 'object') walk(child, visit);
  }
}
