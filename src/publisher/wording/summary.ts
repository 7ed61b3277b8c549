import type { PublishSummary } from '../publish-site.ts';
import type { Language } from './language.ts';
import { listWarnings } from './warning-wording.ts';

/** What a run did, with the warnings that an editor should see. */
export function wordSummary(summary: PublishSummary, elapsedMs: number, language: Language): string {
  const seconds = (elapsedMs / 1000).toFixed(1);
  const head =
    language === 'vi'
      ? `Đã xuất bản “${summary.settings.name}”: ${summary.articles} bài, ${summary.pictures} ảnh, ${summary.recordings} bản ghi âm, ${summary.feedPages} trang nguồn tin, ${seconds} giây.`
      : `Published “${summary.settings.name}”: ${summary.articles} articles, ${summary.pictures} pictures, ${summary.recordings} recordings, ${summary.feedPages} feed pages, ${seconds} s.`;
  const warnings = listWarnings(summary.warnings, language);
  return warnings ? `${head}\n${warnings}` : head;
}
