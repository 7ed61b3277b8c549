import type { Settings } from '../store/schema.ts';

/** The attributes of the root element that styles follow; also kept with the snapshot of home. */
export function appearanceAttributes(settings: Pick<Settings, 'theme' | 'textSize'>): Record<string, string> {
  return { 'data-theme': settings.theme, 'data-text-size': String(settings.textSize) };
}

/** Shows the reader's choice of theme and text size. */
export function applyAppearance(settings: Pick<Settings, 'theme' | 'textSize'>): void {
  for (const [name, value] of Object.entries(appearanceAttributes(settings))) {
    document.documentElement.setAttribute(name, value);
  }
}
