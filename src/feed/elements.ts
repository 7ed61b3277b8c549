import type { Inline } from './article.ts';

export type MarkType = Extract<Inline, { children: Inline[] }>['type'] extends infer Type
  ? Exclude<Type, 'link'>
  : never;

/** The marks, outermost first; a run of text holds those that apply as bits, in this order. */
export const MARKS: readonly MarkType[] = [
  'strong',
  'emphasis',
  'underline',
  'strike',
  'mark',
  'code',
  'superscript',
  'subscript',
];

export const markBit = (type: MarkType): number => 1 << MARKS.indexOf(type);

/** What an element means to the body tree. */
export type ElementRule =
  /** Ends the line of text; draws nothing itself. */
  | { kind: 'block'; align?: 'center' | 'right'; bits?: number }
  | { kind: 'paragraph' | 'figure' | 'caption' | 'quote' | 'preformatted' | 'item' | 'row' | 'table' }
  | { kind: 'heading'; level: number }
  | { kind: 'list'; ordered: boolean }
  | { kind: 'cell'; header: boolean }
  /** Applies to the text in it. */
  | { kind: 'mark'; bits: number }
  | { kind: 'link' | 'break' | 'rule' | 'picture' | 'iframe' | 'audio' | 'video' | 'source' }
  /** Neither it nor what is in it is drawn. */
  | { kind: 'nothing' }
  /** It cannot have content, and gives nothing. */
  | { kind: 'void' };

const rules = new Map<string, ElementRule>();
const define = (names: string, rule: ElementRule): void => {
  for (const name of names.split(' ')) rules.set(name, rule);
};

define('div section article header footer main aside nav address form fieldset details summary hgroup body', {
  kind: 'block',
});
define('html dl dd legend search dialog', { kind: 'block' });
define('dt', { kind: 'block', bits: markBit('strong') });
define('center', { kind: 'block', align: 'center' });
define('p', { kind: 'paragraph' });
define('figure', { kind: 'figure' });
define('figcaption caption', { kind: 'caption' });
define('blockquote', { kind: 'quote' });
define('pre listing xmp plaintext', { kind: 'preformatted' });
for (const level of [1, 2, 3, 4, 5, 6]) define(`h${level}`, { kind: 'heading', level });
define('ul menu dir', { kind: 'list', ordered: false });
define('ol', { kind: 'list', ordered: true });
define('li', { kind: 'item' });
define('table', { kind: 'table' });
define('tr', { kind: 'row' });
define('td', { kind: 'cell', header: false });
define('th', { kind: 'cell', header: true });
define('b strong', { kind: 'mark', bits: markBit('strong') });
define('i em cite dfn var', { kind: 'mark', bits: markBit('emphasis') });
define('u ins', { kind: 'mark', bits: markBit('underline') });
define('s strike del', { kind: 'mark', bits: markBit('strike') });
define('mark', { kind: 'mark', bits: markBit('mark') });
define('code kbd samp tt', { kind: 'mark', bits: markBit('code') });
define('sup', { kind: 'mark', bits: markBit('superscript') });
define('sub', { kind: 'mark', bits: markBit('subscript') });
// These have a rule only because CMS editors put styles on them that mean a mark.
define('span font', { kind: 'mark', bits: 0 });
define('a', { kind: 'link' });
define('br', { kind: 'break' });
define('hr', { kind: 'rule' });
define('img image', { kind: 'picture' });
define('iframe', { kind: 'iframe' });
define('audio', { kind: 'audio' });
define('video', { kind: 'video' });
define('source', { kind: 'source' });
define('script style template noscript noframes noembed head title svg xml frameset', { kind: 'nothing' });
define('select option optgroup datalist textarea button canvas object applet rp', { kind: 'nothing' });
define('area base basefont bgsound col embed frame input keygen link meta param track wbr', { kind: 'void' });

/** The rule of an element by its lower-case name; `undefined` for one that only gives its children. */
export const elementRule = (name: string): ElementRule | undefined => rules.get(name);
