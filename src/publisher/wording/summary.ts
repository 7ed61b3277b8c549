import type { PublishSummary } from '../publish-summary.ts';
import type { Language } from './language.ts';
import { listWarnings } from './warning-wording.ts';

/** What a run did, with the warnings that an editor should see. */
export function wordSummary(summary: PublishSummary, elapsedMs: number, language: Language): string {
  const seconds = (elapsedMs / 1000).toFixed(1);
  const warnings = listWarnings(summary.warnings, language);
  const head = language === 'vi' ? vietnamese(summary, seconds) : english(summary, seconds);
  return warnings ? `${head}\n${warnings}` : head;
}

function vietnamese(s: PublishSummary, seconds: string): string {
  if (s.outcome === 'unchanged')
    return `“${s.name}”: không có gì mới (${s.articles} bài), không ghi tệp nào, ${seconds} giây.`;
  const more = [
    s.kept > 0 && `giữ ${s.kept} bài cũ không còn trong nguồn tin`,
    s.withdrawn > 0 && `${s.withdrawn} bài đã gỡ`,
  ].filter(Boolean);
  const facts = [
    `${s.articles} bài`,
    `${s.pictures} ảnh`,
    `${s.recordings} bản ghi âm`,
    `${s.feedPages} trang nguồn tin`,
    ...more,
  ];
  return `Đã xuất bản “${s.name}”: ${facts.join(', ')}; ghi ${s.writtenFiles} tệp, ${seconds} giây.`;
}

function english(s: PublishSummary, seconds: string): string {
  if (s.outcome === 'unchanged')
    return `“${s.name}”: nothing new (${s.articles} articles), no file written, ${seconds} s.`;
  const more = [
    s.kept > 0 && `${s.kept} articles kept that the feed no longer has`,
    s.withdrawn > 0 && `${s.withdrawn} withdrawn`,
  ];
  const facts = [
    `${s.articles} articles`,
    `${s.pictures} pictures`,
    `${s.recordings} recordings`,
    `${s.feedPages} feed pages`,
    ...more,
  ];
  return `Published “${s.name}”: ${facts.filter(Boolean).join(', ')}; ${s.writtenFiles} files written, ${seconds} s.`;
}
