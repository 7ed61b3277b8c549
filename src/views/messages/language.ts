import { translate } from './slice.ts';

/** Speaks the reader's language from the next draw on. Rejects, and changes nothing, where its words cannot be had. */
export async function speak(language: 'vi' | 'en'): Promise<void> {
  translate(language === 'en' ? (await import('./english/index.ts')).english : {});
  document.documentElement.lang = language;
}
