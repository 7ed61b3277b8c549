import type { Content } from './body-frame.ts';
import { BodySink } from './body-sink.ts';
import type { Draft } from './draft.ts';
import { limits } from './limits.ts';
import type { CellDraft } from './tables.ts';

const LISTS = ['ul', 'ol', 'menu', 'dir'];
const CELLS = ['td', 'th'];

/** Where blocks, items, rows and cells can stand: closes what has to end before them, opens what they lack. */
export class BodyStructure extends BodySink {
  /** Ends the line, and the paragraph that a block cannot be in. */
  protected startBlock(): void {
    this.flush();
    const paragraph = this.indexOf('p');
    if (paragraph > this.top().barrier) this.closeFrom(paragraph);
  }

  /** Index of the innermost table when the place is in it but in none of its cells; else -1. */
  protected directTable(): number {
    const table = this.indexOf('table');
    if (table === -1 || this.frameAt(table).content.type !== 'table') return -1;
    return table > this.indexOfAny(CELLS) && table > this.indexOf('caption') ? table : -1;
  }

  protected tableRows(): CellDraft[][] | undefined {
    const table = this.frameAt(this.indexOf('table')).content;
    return table.type === 'table' ? table.rows : undefined;
  }

  /** Closes whatever is open in the innermost table down to where a row or cell can stand. */
  protected openRow(kind: 'row' | 'cell'): void {
    const table = this.indexOf('table');
    if (table === -1 || this.frameAt(table).content.type !== 'table') return;
    const row = this.indexOf('tr');
    this.closeFrom(kind === 'cell' && row > table ? row + 1 : table + 1);
    if (kind === 'cell' && row <= table) this.#openImpliedRow();
  }

  #openImpliedRow(): void {
    this.tableRows()?.push([]);
    this.push({ ...this.top(), name: 'tr', content: { type: 'none' }, markPosition: this.marks.position() });
  }

  /** Closes the item before; opens a list where an item stands outside of any. */
  protected openList(): void {
    const list = this.indexOfAny(LISTS);
    if (list > 0 && list >= this.top().barrier) {
      const item = this.indexOf('li');
      this.closeFrom(item > list ? item : list + 1);
      return;
    }
    this.ensureContent();
    const parent = this.top();
    if (parent.depth >= limits.bodyDepth) return;
    const content: Content = { type: 'list', ordered: false, start: 1, items: [], implied: true };
    this.push({
      ...parent,
      name: 'ul',
      content,
      drafts: [],
      lineOwner: null,
      depth: parent.depth + 1,
      markPosition: this.marks.position(),
    });
  }

  /** Text and blocks cannot stand in a table or list but in a cell or item: opens one where it is missing. */
  protected ensureContent(): void {
    if (this.directTable() !== -1) {
      this.openRow('cell');
      const drafts: Draft[] = [];
      this.tableRows()?.at(-1)?.push({ header: false, columnSpan: 1, rowSpan: 1, drafts });
      this.#openPart('td', drafts, this.topIndex() + 1);
      return;
    }
    const list = this.indexOfAny(LISTS);
    if (list < Math.max(1, this.top().barrier) || this.indexOf('li') > list) return;
    const { content } = this.frameAt(list);
    if (content.type !== 'list') return;
    if (content.implied) {
      this.closeFrom(list);
      return;
    }
    // A list straight within a list goes on with the item before it.
    const drafts = content.items.at(-1) ?? [];
    if (content.items.length === 0) content.items.push(drafts);
    this.#openPart('li', drafts, this.top().barrier);
  }

  #openPart(name: string, drafts: Draft[], barrier: number): void {
    const content: Content = { type: 'none' };
    const markPosition = this.marks.position();
    this.push({ ...this.top(), name, content, drafts, barrier, lineOwner: null, align: undefined, markPosition });
  }
}
