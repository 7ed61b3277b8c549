import type { Block } from './article.ts';
import type { Content } from './body-frame.ts';
import { BodyStructure } from './body-structure.ts';
import { type Draft, draft } from './draft.ts';
import type { ElementRule } from './elements.ts';
import { type InlineStyle, readStyle } from './inline-style.ts';
import { limits } from './limits.ts';
import { numberAttribute, readFrame, readPicture, readRecording, readVideo } from './media.ts';
import type { HtmlHandler, OpenTag } from './read-html.ts';
import { anchorName, linkUrl } from './urls.ts';

const CAPTION_CLASS = /caption|chu-?thich|ima?ge?-?desc|photo-?desc|picture-?desc/;
const TABLE_PARTS = new Set(['table', 'tr', 'td', 'th', 'caption']);
/** An unclosed element of these names, whose content is not drawn, ends where any of these kinds begins. */
const OPEN_TO_BREAKS = new Set(['svg', 'select', 'title', 'xml']);
const BREAKS_OUT = new Set(['block', 'paragraph', 'heading', 'list', 'table', 'quote', 'figure']);
/** What cannot be within a heading ends one that was not closed. */
const ENDS_HEADING = new Set(['heading', 'list', 'table', 'quote', 'figure', 'preformatted']);
const HEADING_NAME = /^h[1-6]$/;
const NO_CONTENT = new Set(['break', 'rule', 'picture', 'source', 'void']);

/**
 * Builds the blocks of a body from the events of its markup: blocks on a stack; marks and the line of text apart
 * from it (in the sink). Every event costs amortised constant time, however wrong or deep the markup is.
 */
export class BodyBuilder extends BodyStructure implements HtmlHandler {
  readonly #base: string;
  /** Names that links in the same body point to, and that are not met yet. */
  readonly #anchors: Set<string>;
  #media: 'audio' | 'video' | null = null;

  constructor(base: string, anchors: Set<string>) {
    super();
    this.#base = base;
    this.#anchors = anchors;
  }

  isFull(): boolean {
    return this.cut;
  }

  keepsSpace(): boolean {
    return this.top().lineOwner?.type === 'preformatted';
  }

  text(text: string): void {
    if (this.top().content.type === 'nothing' || this.cut) return;
    if (this.isLineEmpty() && !this.keepsSpace()) {
      if (text === ' ' || text === '') return;
      this.ensureContent();
    }
    this.addText(text);
  }

  open(tag: OpenTag): void {
    const { name, rule } = tag;
    if (this.top().content.type === 'nothing' && !this.#leaveNothing(tag)) return;
    if (rule === undefined || rule.kind === 'void') {
      this.#anchor(tag);
      return;
    }
    const style = readStyle(tag.attribute('style'));
    if (rule.kind === 'nothing' || style.hidden || tag.attribute('hidden') !== undefined) {
      if (!NO_CONTENT.has(rule.kind)) this.#openNothing(name);
      return;
    }
    switch (rule.kind) {
      case 'mark':
        this.#anchor(tag);
        this.marks.open(name, (rule.bits & ~style.without) | style.bits, style.without, null);
        return;
      case 'link':
        this.#anchor(tag);
        this.marks.close('a');
        this.marks.open('a', style.bits, style.without, linkUrl(tag.attribute('href') ?? '', this.#base));
        return;
      case 'break':
        this.addBreak();
        return;
      case 'picture':
        this.ensureContent();
        this.addPicture(readPicture(tag, this.#base));
        return;
      case 'source':
        return;
      case 'rule':
        this.startBlock();
        this.ensureContent();
        this.add(draft({ type: 'rule' }));
        return;
      case 'iframe':
      case 'audio':
      case 'video':
        this.#openMedia(tag, rule.kind);
        return;
      default:
        this.#openBlock(tag, rule, style);
    }
  }

  close(name: string): void {
    const index = this.indexOf(name);
    const lowest = TABLE_PARTS.has(name) ? this.indexOf('table') : this.top().barrier;
    if (index > 0 && index >= lowest) this.closeFrom(index);
    else if (this.top().content.type === 'nothing') return;
    else if (name === 'br') this.addBreak();
    else if (name === 'p') this.flush();
    else this.marks.close(name);
  }

  #openNothing(name: string): void {
    this.push({ ...this.top(), name, content: { type: 'nothing' }, markPosition: this.marks.position() });
  }

  /** @returns true when the tag ended the element that is not drawn, and is to be read */
  #leaveNothing(tag: OpenTag): boolean {
    const { name } = this.top();
    if (tag.rule?.kind === 'source' && this.#media !== null) this.#addMedia(tag, this.#media);
    if (OPEN_TO_BREAKS.has(name) && tag.rule !== undefined && BREAKS_OUT.has(tag.rule.kind)) {
      while (this.top().content.type === 'nothing') this.closeFrom(this.topIndex());
      return true;
    }
    if (tag.name === name) this.#openNothing(name);
    return false;
  }

  #openMedia(tag: OpenTag, kind: 'iframe' | 'audio' | 'video'): void {
    this.#media = kind === 'iframe' ? null : kind;
    this.#addMedia(tag, kind);
    this.#openNothing(tag.name);
  }

  #addMedia(tag: OpenTag, kind: 'iframe' | 'audio' | 'video'): void {
    const recording = kind === 'audio' ? readRecording(tag, this.#base) : null;
    const video = kind === 'audio' ? null : kind === 'video' ? readVideo(tag, this.#base) : readFrame(tag, this.#base);
    const block: Block | null = recording === null ? video : { type: 'audio', recording };
    if (block === null) return;
    // The first source that can be used is enough.
    this.#media = null;
    this.flush();
    if (this.top().content.type !== 'nothing') this.ensureContent();
    this.add(draft(block));
  }

  #openBlock(tag: OpenTag, rule: ElementRule, style: InlineStyle): void {
    this.startBlock();
    if (ENDS_HEADING.has(rule.kind) && HEADING_NAME.test(this.top().name)) this.closeFrom(this.topIndex());
    if ((tag.name === 'dt' || tag.name === 'dd') && /^d[dt]$/.test(this.top().name)) this.closeFrom(this.topIndex());
    let inTable = this.directTable() !== -1;
    if (rule.kind === 'item') this.openList();
    else if (rule.kind === 'row' || rule.kind === 'cell') {
      this.openRow(rule.kind);
      inTable = this.directTable() !== -1;
      if (!inTable) this.ensureContent();
    } else if (!(rule.kind === 'caption' && inTable)) this.ensureContent();
    const parent = this.top();
    const drafts: Draft[] = [];
    const content = this.#contentOf(tag, rule, inTable, drafts);
    const isOwn = content.type !== 'none' && content.type !== 'line';
    const isPart = (rule.kind === 'item' && parent.content.type === 'list') || (rule.kind === 'cell' && inTable);
    const align = style.align ?? alignOf(tag) ?? (rule.kind === 'block' ? rule.align : undefined) ?? parent.align;
    this.push({
      name: tag.name,
      content,
      sameBelow: -1,
      barrier: isPart && rule.kind === 'cell' ? this.topIndex() + 1 : parent.barrier,
      drafts: isOwn || isPart ? drafts : parent.drafts,
      lineOwner: content.type === 'line' ? content.owner : isOwn || isPart ? null : parent.lineOwner,
      align: align === 'none' || isPart ? undefined : align,
      markPosition: this.marks.position(),
      depth: parent.depth + (isOwn ? 1 : 0),
      isCaption: parent.isCaption || CAPTION_CLASS.test((tag.attribute('class') ?? '').slice(0, 500).toLowerCase()),
    });
    const bits = style.bits | (rule.kind === 'block' ? (rule.bits ?? 0) : 0);
    if (bits !== 0) this.marks.open('', bits, 0, null);
    this.#anchor(tag);
  }

  #contentOf(tag: OpenTag, rule: ElementRule, inTable: boolean, drafts: Draft[]): Content {
    const parent = this.top();
    const isDeep = parent.depth >= limits.bodyDepth;
    switch (rule.kind) {
      case 'heading':
        return { type: 'line', owner: { type: 'heading', level: rule.level } };
      case 'caption':
        return { type: 'line', owner: { type: 'caption', lines: [], pictures: [] } };
      case 'preformatted':
        return { type: 'line', owner: { type: 'preformatted', text: '' } };
      case 'list': {
        const start = numberAttribute(tag, 'start', 1, 1_000_000);
        return isDeep ? { type: 'none' } : { type: 'list', ordered: rule.ordered, start, items: [], implied: false };
      }
      case 'quote':
        return isDeep ? { type: 'none' } : { type: 'quote' };
      case 'figure':
        return isDeep ? { type: 'none' } : { type: 'figure', caption: [] };
      case 'table':
        return isDeep ? { type: 'none' } : { type: 'table', rows: [], caption: [] };
      case 'item':
        if (parent.content.type === 'list') parent.content.items.push(drafts);
        return { type: 'none' };
      case 'row':
        if (inTable) this.tableRows()?.push([]);
        return { type: 'none' };
      case 'cell':
        if (inTable) {
          const columnSpan = Math.max(1, numberAttribute(tag, 'colspan', 1, limits.tableSpan));
          const rowSpan = Math.max(1, numberAttribute(tag, 'rowspan', 1, limits.tableSpan));
          this.tableRows()?.at(-1)?.push({ header: rule.header, columnSpan, rowSpan, drafts });
        }
        return { type: 'none' };
      default:
        return { type: 'none' };
    }
  }

  #anchor(tag: OpenTag): void {
    if (this.#anchors.size === 0) return;
    for (const given of [tag.attribute('id'), tag.attribute('name')]) {
      const name = anchorName(given ?? '');
      if (this.#anchors.delete(name)) this.addAnchor(name);
    }
  }
}

function alignOf(tag: OpenTag): 'center' | 'right' | 'none' | undefined {
  const align = tag.attribute('align')?.toLowerCase();
  if (align === undefined) return undefined;
  return align === 'center' || align === 'right' ? align : align === 'middle' ? 'center' : 'none';
}
