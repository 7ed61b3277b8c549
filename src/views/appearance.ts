import type { Settings } from '../store/schema.ts';

export type Appearance = Pick<Settings, 'theme' | 'textSize' | 'lineSpacing' | 'font'>;

/**
 * Shows the reader's choices, as attributes of the root element that styles follow. The snapshot of home and the shell
 * that the service worker answers with carry them too, so nothing is painted otherwise first.
 */
export function applyAppearance({ theme, textSize, lineSpacing, font }: Appearance): void {
  Object.assign(document.documentElement.dataset, { theme, textSize, lineSpacing, font });
}
