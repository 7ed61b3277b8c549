/** HTML element by kind of inline node: what the app draws and what the publisher writes into feeds are the same. */
export const inlineElements = {
  emphasis: 'em',
  strong: 'strong',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
  mark: 'mark',
} as const;
