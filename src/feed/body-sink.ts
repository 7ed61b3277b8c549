import type { Block, Inline } from './article.ts';
import type { Frame, LineOwner } from './body-frame.ts';
import { type Draft, draft } from './draft.ts';
import { markBit } from './elements.ts';
import { arrange, figureOf, settleFigure } from './figures.ts';
import { limits } from './limits.ts';
import { Line, type Run, splitLine, toInlines } from './line.ts';
import { Marks } from './marks.ts';
import type { ReadPicture } from './media.ts';
import { settleTable } from './tables.ts';

const STRONG = markBit('strong');
const EMPHASIS = markBit('emphasis');
const MOST_REFUSED = 20;
/** A heading longer than this is a lead that an editor made large. */
const HEADING_CHARS = 250;

type Heading = Extract<Block, { type: 'heading' }>;

/**
 * The open elements, the line of text being read, and what becomes of both when they end. What opens and closes when
 * is decided by `BodyBuilder`.
 */
export class BodySink {
  /** True once a limit stopped the reading. */
  cut = false;
  picturesLeftOut = 0;
  /** Addresses that no picture can have, as given; the first few. */
  readonly refusedPictures: string[] = [];
  protected readonly marks = new Marks();
  readonly #stack: Frame[] = [rootFrame()];
  readonly #topByName = new Map<string, number>();
  readonly #line = new Line();
  readonly #headings: Heading[] = [];
  #nodes = 0;
  #chars = 0;
  #pictures = 0;

  /** @param unit who signs the article, `''` when the feed does not say */
  finish(unit: string): Block[] {
    this.closeFrom(1);
    const blocks = arrange(this.top().drafts, unit);
    rankHeadings(this.#headings);
    return blocks;
  }

  protected top(): Frame {
    return this.#stack[this.#stack.length - 1] as Frame;
  }

  protected topIndex(): number {
    return this.#stack.length - 1;
  }

  protected frameAt(index: number): Frame {
    return this.#stack[index] as Frame;
  }

  /** Index of the innermost open element of that name, -1 for none. */
  protected indexOf(name: string): number {
    return this.#topByName.get(name) ?? -1;
  }

  protected indexOfAny(names: readonly string[]): number {
    let index = -1;
    for (const name of names) index = Math.max(index, this.indexOf(name));
    return index;
  }

  protected push(frame: Frame): void {
    frame.sameBelow = this.indexOf(frame.name);
    this.#topByName.set(frame.name, this.#stack.length);
    this.#stack.push(frame);
  }

  /** Ends the line and the frame at `index` with all within it. */
  protected closeFrom(index: number): void {
    this.flush();
    while (this.#stack.length > index) {
      const frame = this.#stack.pop() as Frame;
      this.#topByName.set(frame.name, frame.sameBelow);
      this.marks.restore(frame.markPosition);
      this.#settle(frame);
    }
  }

  protected isLineEmpty(): boolean {
    return this.#line.runs.length === 0;
  }

  protected addText(given: string): void {
    const text = cutAt(given, limits.bodyChars - this.#chars);
    if (text !== given) this.cut = true;
    const owner = this.top().lineOwner;
    if (owner?.type === 'preformatted') {
      owner.text += text;
      this.#count(0, text.length);
      return;
    }
    const isNewRun = this.#line.addText(text, this.marks.bits, this.marks.href);
    this.#count(isNewRun ? 1 : 0, text.length);
  }

  protected addBreak(): void {
    if (this.top().lineOwner?.type === 'preformatted') this.addText('\n');
    else if (!this.isLineEmpty()) this.#line.addBreak();
  }

  protected addAnchor(name: string): void {
    this.#line.addAnchor(name);
  }

  protected addPicture(read: ReadPicture): void {
    if (read.type === 'counter') return;
    if (read.type === 'refused') {
      if (this.refusedPictures.length < MOST_REFUSED) this.refusedPictures.push(read.src);
      if (read.alt !== '') this.#line.addText(read.alt, EMPHASIS, '');
    } else if (this.#pictures >= limits.bodyPictures) {
      this.picturesLeftOut += 1;
    } else {
      this.#pictures += 1;
      this.#count(1, 0);
      this.#line.addPicture(read.picture, this.marks.href);
    }
  }

  protected add(added: Draft): void {
    this.top().drafts.push(added);
    this.#count(1, 0);
  }

  /** Ends the line of text: it becomes what the innermost element makes of its lines. */
  protected flush(): void {
    if (this.#line.runs.length === 0) return;
    const frame = this.top();
    for (const part of splitLine(this.#line.take())) {
      if (part.type === 'text') this.#addLine(frame, part.runs, part.besidePicture);
      else if (frame.lineOwner?.type === 'caption') frame.lineOwner.pictures.push(...part.pictures);
      else this.add(draft(figureOf(part.pictures), frame.align === 'center'));
    }
  }

  #addLine(frame: Frame, runs: Run[], besidePicture: boolean): void {
    const owner = frame.lineOwner;
    const anchors = this.#line.takeAnchors();
    const isHeading = owner?.type === 'heading' && textLength(runs) <= HEADING_CHARS;
    const line = toInlines(runs, isHeading ? STRONG : 0);
    const inlines = anchors.length === 0 ? line : [...anchors, ...line];
    if (owner?.type === 'caption') {
      appendLine(owner.lines, inlines);
    } else if (isHeading) {
      const heading: Heading = {
        type: 'heading',
        level: owner.level as Heading['level'],
        children: inlines,
      };
      this.#headings.push(heading);
      this.add(draft(heading));
    } else {
      const { align } = frame;
      const caption = frame.isCaption ? 'marked' : besidePicture ? 'beside' : '';
      this.add(draft({ type: 'paragraph', ...(align && { align }), children: inlines }, align === 'center', caption));
    }
  }

  #settle(ended: Frame): void {
    const { content } = ended;
    switch (content.type) {
      case 'none':
      case 'nothing':
        return;
      case 'line':
        this.#settleLine(content.owner);
        return;
      case 'list': {
        const items = content.items.map((item) => arrange(item, '')).filter((item) => item.length > 0);
        const start = content.ordered && content.start !== 1 ? { start: content.start } : {};
        if (items.length > 0) this.add(draft({ type: 'list', ordered: content.ordered, ...start, items }));
        return;
      }
      case 'quote': {
        const children = arrange(ended.drafts, '');
        if (children.length > 0) this.add(draft({ type: 'quote', children }));
        return;
      }
      case 'figure':
        for (const each of settleFigure(ended.drafts, content.caption)) this.add(each);
        return;
      case 'table':
        for (const each of settleTable(content.rows, content.caption)) this.add(each);
    }
  }

  #settleLine(owner: LineOwner): void {
    if (owner.type === 'preformatted') {
      const text = owner.text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').replace(/^\n/, '').trimEnd();
      if (text.trim() !== '') this.add(draft({ type: 'preformatted', text }));
    }
    if (owner.type !== 'caption') return;
    if (owner.pictures.length > 0) this.add(draft(figureOf(owner.pictures)));
    if (owner.lines.length === 0) return;
    const { content } = this.frameAt(Math.max(this.indexOf('figure'), this.indexOf('table'), 0));
    if (content.type === 'figure' || content.type === 'table') appendLine(content.caption, owner.lines);
    else this.add(draft({ type: 'paragraph', children: owner.lines }, false, 'marked'));
  }

  #count(nodes: number, chars: number): void {
    this.#nodes += nodes;
    this.#chars += chars;
    if (this.#nodes > limits.bodyNodes || this.#chars > limits.bodyChars) this.cut = true;
  }
}

function rootFrame(): Frame {
  return {
    name: '',
    content: { type: 'none' },
    sameBelow: -1,
    barrier: 0,
    drafts: [],
    lineOwner: null,
    align: undefined,
    markPosition: 0,
    depth: 0,
    isCaption: false,
  };
}

/** Not through a surrogate pair. */
function cutAt(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const last = text.charCodeAt(chars - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? chars - 1 : chars);
}

function appendLine(lines: Inline[], line: Inline[]): void {
  if (lines.length > 0) lines.push({ type: 'break' });
  lines.push(...line);
}

function textLength(runs: Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

/** The title of an article is its first level; whatever levels an editor used start at the second and leave none out. */
function rankHeadings(headings: Heading[]): void {
  const used = [...new Set(headings.map((heading) => heading.level as number))].sort((a, b) => a - b);
  for (const heading of headings) heading.level = Math.min(6, 2 + used.indexOf(heading.level)) as Heading['level'];
}
