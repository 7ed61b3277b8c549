/** What a custom property of `styles/tokens.css` is for; those that only make others are none of these. */
export type TokenKind = 'colour' | 'type' | 'space' | 'shape' | 'elevation' | 'motion';

/** By name, first match: whoever adds a token of another name is told so on the page. */
const KINDS: [RegExp, TokenKind | null][] = [
  [/^--(light|dark|shade|font|font-reading|leading)$/, null],
  [/^--text/, 'type'],
  [/^--gap-/, 'space'],
  [/^--(round|touch)/, 'shape'],
  [/^--shadow/, 'elevation'],
  [/^--(rise|appear)$/, 'motion'],
];

/** Names of the tokens by kind, in the order in which the page's own style sheets define them. */
export function readTokens(sheets: Iterable<CSSStyleSheet>): Map<TokenKind, string[]> {
  const tokens = new Map<TokenKind, string[]>();
  const seen = new Set<string>();
  for (const { cssRules } of sheets) {
    for (const rule of cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
      for (const name of rule.style) {
        if (!name.startsWith('--') || seen.has(name)) continue;
        seen.add(name);
        const known = KINDS.find(([pattern]) => pattern.test(name));
        const kind = known ? known[1] : 'colour';
        if (kind) tokens.set(kind, [...(tokens.get(kind) ?? []), name]);
      }
    }
  }
  return tokens;
}
