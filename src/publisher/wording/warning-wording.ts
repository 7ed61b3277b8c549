import type { FeedWarning } from '../../feed/article.ts';
import type { Language } from './language.ts';

/** More lines than this are a fault of the export as a whole, which the first ones show. */
const SHOWN = 20;

/** Warnings as lines, the first ones in full and the rest counted; `''` for none. */
export function wordWarnings(warnings: FeedWarning[], language: Language): string {
  if (warnings.length === 0) return '';
  const count = language === 'vi' ? `${warnings.length} cảnh báo:` : `${warnings.length} warnings:`;
  const lines = warnings.slice(0, SHOWN).map((warning) => `  - ${wordWarning(warning)}`);
  const rest = warnings.length - SHOWN;
  if (rest > 0) lines.push(language === 'vi' ? `  … và ${rest} cảnh báo nữa` : `  … and ${rest} more`);
  return [count, ...lines].join('\n');
}

function wordWarning({ code, path, itemId, detail }: FeedWarning): string {
  return [path, code, detail, itemId && `(${itemId})`].filter(Boolean).join(' ');
}
