import type { Block } from './article.ts';

/** A block with what is known of its looks in the CMS: what tells a caption from a paragraph, and a layout from a table. */
export interface Draft {
  block: Block;
  centred: boolean;
  /** `marked`: its class says caption. `beside`: it shared a paragraph, cell or figure with a picture. */
  caption: 'marked' | 'beside' | '';
}

export const draft = (block: Block, centred = false, caption: Draft['caption'] = ''): Draft => ({
  block,
  centred,
  caption,
});
