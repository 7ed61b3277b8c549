import type { Inline, Picture } from './article.ts';
import type { Draft } from './draft.ts';
import type { CellDraft } from './tables.ts';

/** What a line of text becomes when it ends. */
export type LineOwner =
  | { type: 'heading'; level: number }
  | { type: 'caption'; lines: Inline[]; pictures: Picture[] }
  | { type: 'preformatted'; text: string };

/** What an element collects until its end. */
export type Content =
  | { type: 'none' }
  /** Neither it nor what is in it is drawn. */
  | { type: 'nothing' }
  | { type: 'line'; owner: LineOwner }
  | { type: 'list'; ordered: boolean; start: number; items: Draft[][]; implied: boolean }
  | { type: 'quote' }
  | { type: 'figure'; caption: Inline[] }
  | { type: 'table'; rows: CellDraft[][]; caption: Inline[] };

/** An open element that ends lines, or one whose content is not drawn. */
export interface Frame {
  name: string;
  content: Content;
  /** Index of the next lower open frame of the same name, -1 for none: closing needs no search. */
  sameBelow: number;
  /** Index of the innermost frame that the end tags within do not close: a cell, or the root. */
  barrier: number;
  /** Where finished blocks go: the parent's list, or its own for a container. */
  drafts: Draft[];
  lineOwner: LineOwner | null;
  align: 'center' | 'right' | undefined;
  /** Marks opened later end with the frame. */
  markPosition: number;
  /** Lists, quotes, figures and tables around it, itself included. */
  depth: number;
  isCaption: boolean;
}
