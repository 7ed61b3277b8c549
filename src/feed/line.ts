import type { Inline, Picture } from './article.ts';
import { MARKS } from './elements.ts';

/** A piece of a line of text with the marks that apply to it: flat, so that nothing can nest too deep. */
export interface Run {
  /** `null` for text. */
  node: Extract<Inline, { type: 'break' | 'picture' }> | null;
  text: string;
  bits: number;
  href: string;
}

/** Anchors of one line; more are not what anybody wrote. */
const MOST_WAITING = 50;
/** A picture no wider and higher than this is an icon: it stays in its line. */
const ICON_PIXELS = 48;

/** The line of text being read: white space collapsed across marks, as HTML draws it. */
export class Line {
  runs: Run[] = [];
  #afterSpace = true;
  #anchors: string[] = [];

  /**
   * @param text white space already collapsed within
   * @returns true when it could not go on with the run before
   */
  addText(text: string, bits: number, href: string): boolean {
    const added = this.#afterSpace && text.startsWith(' ') ? text.slice(1) : text;
    if (added === '') return false;
    this.#afterSpace = added.endsWith(' ');
    const last = this.runs.at(-1);
    if (last !== undefined && last.node === null && last.bits === bits && last.href === href) {
      last.text += added;
      return false;
    }
    this.runs.push({ node: null, text: added, bits, href });
    return true;
  }

  /** Beyond two, breaks say no more. */
  addBreak(): void {
    if (this.runs.at(-1)?.node?.type === 'break' && this.runs.at(-2)?.node?.type === 'break') return;
    this.runs.push({ node: { type: 'break' }, text: '', bits: 0, href: '' });
    this.#afterSpace = true;
  }

  addPicture(picture: Picture, href: string): void {
    this.runs.push({ node: { type: 'picture', picture }, text: '', bits: 0, href });
    this.#afterSpace = false;
  }

  /** The target of a link: it is set before the text it stands in, or waits for the next. */
  addAnchor(name: string): void {
    if (this.#anchors.length < MOST_WAITING) this.#anchors.push(name);
  }

  takeAnchors(): Inline[] {
    if (this.#anchors.length === 0) return [];
    const anchors = this.#anchors.map((name): Inline => ({ type: 'anchor', name }));
    this.#anchors = [];
    return anchors;
  }

  /** Hands over the runs and starts a new line; none when nothing in them would be drawn. */
  take(): Run[] {
    const { runs } = this;
    this.runs = [];
    this.#afterSpace = true;
    return runs.every((run) => run.node?.type === 'break' || run.text === ' ') ? [] : runs;
  }
}

export type LinePart =
  | { type: 'text'; runs: Run[]; besidePicture: boolean }
  | { type: 'pictures'; pictures: Picture[] };

/**
 * Parts a paragraph into text and pictures. Two breaks part paragraphs, as they look. A picture at the beginning or
 * end of a line stands on its own; one within a sentence, or no larger than an icon, stays in it.
 */
export function splitLine(runs: Run[]): LinePart[] {
  const parts: LinePart[] = [];
  let text: Run[] = [];
  let besidePicture = false;
  const endText = (): void => {
    const trimmed = trimRuns(text);
    if (trimmed.length > 0) parts.push({ type: 'text', runs: trimmed, besidePicture });
    text = [];
  };
  const addPictures = (pictures: Run[]): void => {
    if (pictures.length === 0) return;
    endText();
    besidePicture = true;
    const added = pictures.flatMap((run) => (run.node?.type === 'picture' ? [run.node.picture] : []));
    const last = parts.at(-1);
    if (last?.type === 'pictures') last.pictures.push(...added);
    else parts.push({ type: 'pictures', pictures: added });
  };
  for (const line of splitAtBreaks(runs)) {
    const { before, middle, after } = partPictures(line);
    addPictures(before);
    if (middle.length > 0) {
      if (text.length > 0) text.push({ node: { type: 'break' }, text: '', bits: 0, href: '' });
      text.push(...middle);
    } else if (before.length === 0 && after.length === 0) {
      endText();
    }
    addPictures(after);
  }
  endText();
  return parts;
}

function splitAtBreaks(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.node?.type === 'break') lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines;
}

const isLoose = (run: Run): boolean => {
  if (run.node?.type !== 'picture') return false;
  const { width, height } = run.node.picture;
  return width === undefined || height === undefined || width > ICON_PIXELS || height > ICON_PIXELS;
};
const isBlank = (run: Run): boolean => run.node === null && run.text === ' ';

function partPictures(line: Run[]): { before: Run[]; middle: Run[]; after: Run[] } {
  let from = 0;
  let to = line.length;
  let leading = 0;
  let trailing = line.length;
  for (let run = line[from]; run !== undefined && (isLoose(run) || isBlank(run)); run = line[from]) {
    from += 1;
    if (isLoose(run)) leading = from;
  }
  for (let run = line[to - 1]; run !== undefined && to > from && (isLoose(run) || isBlank(run)); run = line[to - 1]) {
    to -= 1;
    if (isLoose(run)) trailing = to;
  }
  const middle = trimRuns(line.slice(leading, Math.max(trailing, leading)));
  return { before: line.slice(0, leading), middle, after: line.slice(Math.max(trailing, leading)) };
}

/** Without white space at both ends; empty when nothing but space and breaks is there. */
function trimRuns(runs: Run[]): Run[] {
  let from = 0;
  let to = runs.length;
  const isNothing = (run: Run | undefined): boolean =>
    run !== undefined && (run.node?.type === 'break' || (run.node === null && run.text.trim() === ''));
  while (from < to && isNothing(runs[from])) from += 1;
  while (to > from && isNothing(runs[to - 1])) to -= 1;
  const trimmed = from === 0 && to === runs.length ? runs : runs.slice(from, to);
  const first = trimmed[0];
  if (first !== undefined) first.text = first.text.trimStart();
  const last = trimmed.at(-1);
  if (last !== undefined) last.text = last.text.trimEnd();
  return trimmed;
}

/** @param withoutBits marks that say nothing here: bold in a heading */
export function toInlines(runs: Run[], withoutBits = 0): Inline[] {
  const only = runs[0];
  if (
    runs.length === 1 &&
    only !== undefined &&
    only.node === null &&
    only.href === '' &&
    (only.bits & ~withoutBits) === 0
  ) {
    return [only.text];
  }
  return groupByLink(runs, withoutBits);
}

function groupByLink(runs: Run[], withoutBits: number): Inline[] {
  const inlines: Inline[] = [];
  for (let from = 0; from < runs.length; ) {
    const href = runs[from]?.href ?? '';
    let to = from + 1;
    while (to < runs.length && runs[to]?.href === href) to += 1;
    const children = groupByMark(runs.slice(from, to), 0, withoutBits);
    if (href === '') inlines.push(...children);
    else inlines.push({ type: 'link', href, children });
    from = to;
  }
  return inlines;
}

function groupByMark(runs: Run[], level: number, withoutBits: number): Inline[] {
  const type = MARKS[level];
  if (type === undefined) return leaves(runs);
  const bit = (1 << level) & ~withoutBits;
  let any = 0;
  for (const run of runs) any |= run.bits;
  if (any >> level === 0) return leaves(runs);
  if ((any & bit) === 0) return groupByMark(runs, level + 1, withoutBits);
  const inlines: Inline[] = [];
  for (let from = 0; from < runs.length; ) {
    const marked = ((runs[from]?.bits ?? 0) & bit) !== 0;
    let to = from + 1;
    while (to < runs.length && (((runs[to]?.bits ?? 0) & bit) !== 0) === marked) to += 1;
    const children = groupByMark(runs.slice(from, to), level + 1, withoutBits);
    if (marked) inlines.push({ type, children });
    else inlines.push(...children);
    from = to;
  }
  return inlines;
}

function leaves(runs: Run[]): Inline[] {
  const inlines: Inline[] = [];
  for (const run of runs) {
    const last = inlines.length - 1;
    const before = inlines[last];
    if (run.node !== null) inlines.push(run.node);
    else if (typeof before === 'string') inlines[last] = before + run.text;
    else if (run.text !== '') inlines.push(run.text);
  }
  return inlines;
}
