/**
 * What browsers had later than the oldest that the app is for: Safari and iOS 15.4, Chrome and web views 100, Firefox 115
 * (README, "Who can use it"). The language itself is held by `lib` in src/tsconfig.*.json; this is of the platform.
 */
const NEWER = [
  'AbortSignal.any',
  'AbortSignal.timeout',
  'URL.canParse',
  'URL.parse',
  'Response.json',
  'Iterator.from',
  'Promise.withResolvers',
  'Promise.try',
  'Array.fromAsync',
  'Object.groupBy',
  'Map.groupBy',
];
const NEWER_MEMBERS = ['toSorted', 'toReversed', 'toSpliced', 'findLast', 'isWellFormed', 'showPopover', 'moveBefore'];

const pattern = new RegExp(
  `\\b(?:${NEWER.map((name) => name.replace('.', '\\.')).join('|')})\\(|\\.(?:${NEWER_MEMBERS.join('|')})\\(|\\bfor await\\b`,
  'g',
);

/** Uses of them in a source, with its path and line. */
export function newerBuiltInsOf(path: string, source: string): string[] {
  return [...source.matchAll(pattern)].map(({ 0: found, index }) => {
    const line = source.slice(0, index).split('\n').length;
    return `${path}:${line}: ${found} is newer than the oldest browser`;
  });
}
