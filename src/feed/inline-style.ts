import { markBit } from './elements.ts';

/** What a `style` attribute says that outlives the CMS: marks, alignment, whether the element shows at all. */
export interface InlineStyle {
  bits: number;
  /** Marks that the style takes away from the element itself: `<b style="font-weight:normal">`. */
  without: number;
  /** `none`: left or justified, whatever is around. */
  align: 'center' | 'right' | 'none' | undefined;
  hidden: boolean;
}

const BOLD = /(?:^|[;\s])font-weight:\s*(?:bold|bolder|[6-9]00)/;
const NOT_BOLD = /(?:^|[;\s])font-weight:\s*(?:normal|lighter|[1-4]00)/;
const ITALIC = /(?:^|[;\s])font-style:\s*(?:italic|oblique)/;
const NOT_ITALIC = /(?:^|[;\s])font-style:\s*normal/;
const UNDERLINE = /(?:^|[;\s])text-decoration(?:-line)?:\s*underline/;
const STRIKE = /(?:^|[;\s])text-decoration(?:-line)?:\s*line-through/;
const RAISED = /(?:^|[;\s])vertical-align:\s*super/;
const LOWERED = /(?:^|[;\s])vertical-align:\s*sub(?!-|\w)/;
const ALIGN = /(?:^|[;\s])text-align:\s*(?:-webkit-)?(center|right|left|justify|start|end)/;
const HIDDEN = /(?:^|[;\s])(?:display:\s*none|mso-hide:\s*all)/;
/** Nothing in a style says what is looked for here without one of these words. */
const WORTH_READING =
  /bold|[1-9]00|italic|oblique|normal|lighter|underline|line-through|super|sub|text-align|none|mso-hide/;

/** Longer styles are not what an editor made. */
const STYLE_CHARS = 2_000;
const PLAIN: InlineStyle = { bits: 0, without: 0, align: undefined, hidden: false };

const STRONG = markBit('strong');
const EMPHASIS = markBit('emphasis');

export function readStyle(style: string | undefined): InlineStyle {
  if (style === undefined || style === '') return PLAIN;
  const text = style.slice(0, STYLE_CHARS).toLowerCase().replaceAll(' :', ':');
  if (!WORTH_READING.test(text)) return PLAIN;
  let bits = 0;
  if (BOLD.test(text)) bits |= STRONG;
  if (ITALIC.test(text)) bits |= EMPHASIS;
  if (UNDERLINE.test(text)) bits |= markBit('underline');
  if (STRIKE.test(text)) bits |= markBit('strike');
  if (RAISED.test(text)) bits |= markBit('superscript');
  if (LOWERED.test(text)) bits |= markBit('subscript');
  const without = (NOT_BOLD.test(text) ? STRONG : 0) | (NOT_ITALIC.test(text) ? EMPHASIS : 0);
  const given = ALIGN.exec(text)?.[1];
  const align =
    given === undefined
      ? undefined
      : given === 'center' || given === 'right'
        ? given
        : given === 'end'
          ? 'right'
          : 'none';
  return { bits, without, align, hidden: HIDDEN.test(text) };
}
