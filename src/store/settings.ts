import { read } from './database.ts';
import { getMeta } from './meta.ts';
import type { Settings } from './schema.ts';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 2,
  lineSpacing: 'normal',
  font: 'sans',
  pictureBudget: 'opened',
  pictureLoading: 'auto',
  articleLimit: 2000,
  language: 'vi',
  dismissedNotice: '',
};

export function readSettings(): Promise<Settings> {
  return read(['meta'], async (transaction) =>
    parseSettings(await getMeta(transaction.objectStore('meta'), 'settings')),
  );
}

/** Settings of any version: what is missing or makes no sense here is the default. */
export function parseSettings(stored: Partial<Record<keyof Settings, unknown>> | undefined): Settings {
  const { theme, textSize, lineSpacing, font, pictureBudget, pictureLoading, articleLimit, language, dismissedNotice } =
    stored ?? {};
  return {
    theme: oneOf(theme, ['system', 'light', 'dark', 'sepia', 'contrast'], DEFAULT_SETTINGS.theme),
    textSize: isWhole(textSize) && textSize <= 5 ? textSize : DEFAULT_SETTINGS.textSize,
    lineSpacing: oneOf(lineSpacing, ['normal', 'wide', 'widest'], DEFAULT_SETTINGS.lineSpacing),
    font: oneOf(font, ['sans', 'serif', 'easy'], DEFAULT_SETTINGS.font),
    pictureBudget: oneOf(pictureBudget, ['none', 'small', 'opened'], DEFAULT_SETTINGS.pictureBudget),
    pictureLoading: oneOf(pictureLoading, ['auto', 'wifi', 'tap', 'none'], DEFAULT_SETTINGS.pictureLoading),
    articleLimit:
      articleLimit === 'all' || (isWhole(articleLimit) && articleLimit > 0)
        ? articleLimit
        : DEFAULT_SETTINGS.articleLimit,
    language: oneOf(language, ['vi', 'en'], DEFAULT_SETTINGS.language),
    dismissedNotice: typeof dismissedNotice === 'string' ? dismissedNotice : '',
  };
}

function oneOf<Choice extends string>(value: unknown, choices: Choice[], fallback: Choice): Choice {
  return choices.find((choice) => choice === value) ?? fallback;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
