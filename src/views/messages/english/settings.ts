import type { settings as vietnamese } from '../settings.ts';

export const settings: typeof vietnamese = {
  reading: 'Text size',
  readingHint: 'Choose the size that is easiest on your eyes.',
  smaller: 'Smaller text',
  larger: 'Larger text',
  sample:
    'This month’s vaccination schedule is posted at the ward health station. Please bring your vaccination book and come at the time given in your invitation.',
  lineSpacing: 'Line spacing',
  lineSpacings: { normal: 'Normal', wide: 'Wide', widest: 'Widest' },
  font: 'Typeface',
  fonts: { sans: 'As on this phone', serif: 'Serif, like a newspaper', easy: 'Clear and easy to read' },
  appearance: 'Appearance',
  themes: { system: 'Same as phone', light: 'Light', dark: 'Dark', sepia: 'Warm paper', contrast: 'High contrast' },
  language: 'Language (Ngôn ngữ)',
  languageHint: 'Changes the words on buttons and screens. Articles stay in Vietnamese.',
  languageFailed:
    'The language could not be changed: this part is not on your phone yet. Try again when you are online.',
  saveFailed: (why) => `The setting could not be kept: ${why}`,
  feed: 'News source',
  warnings: (count) =>
    count === 1
      ? 'The last update met one error in the news source:'
      : `The last update met ${count} errors in the news source. The first of them:`,
  forEditors:
    'Readers need not do anything. Editors can run “npx bantin check” to see what each of them is and how to mend it.',
  noWarnings: 'The last update met no errors.',
  heldWithdrawals: (count) =>
    `The news source takes back ${count} articles, most of those on your phone. That may be a mistake, so they are kept here for you to read.`,
  agreeToWithdrawals: 'Remove them from this phone',
  withdrawalsAgreed: 'Removing these articles from your phone.',
  about: 'About this site',
};
