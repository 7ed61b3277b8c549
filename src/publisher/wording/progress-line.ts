import type { Progress } from '../publish-site.ts';
import type { Language } from './language.ts';

const STEPS: Record<Language, Record<Progress['step'], string>> = {
  vi: { feed: 'Đọc nguồn tin', media: 'Ảnh và âm thanh', pages: 'Ghi trang' },
  en: { feed: 'Reading the feed', media: 'Pictures and sound', pages: 'Writing pages' },
};

/** Redrawing more often than this costs more than it tells. */
const REDRAW_MS = 100;

/**
 * A progress line with bar, rate and remaining time on a terminal; silent where nobody watches.
 */
export function createProgressLine(stream: NodeJS.WriteStream, language: Language, quiet: boolean) {
  let step = '';
  let stepStartedAtMs = 0;
  let drawnAtMs = 0;
  const show = (progress: Progress) => {
    if (quiet || !stream.isTTY) return;
    const nowMs = performance.now();
    if (progress.step !== step) {
      step = progress.step;
      stepStartedAtMs = nowMs;
    } else if (nowMs - drawnAtMs < REDRAW_MS) return;
    drawnAtMs = nowMs;
    stream.write(`\r\x1b[K${STEPS[language][progress.step]}  ${measure(progress, nowMs - stepStartedAtMs, language)}`);
  };
  const clear = () => {
    if (drawnAtMs > 0) stream.write('\r\x1b[K');
    drawnAtMs = 0;
  };
  return { show, clear };
}

function measure(progress: Progress, elapsedMs: number, language: Language): string {
  if (progress.step === 'feed') return String(progress.pages);
  const { done, total } = progress;
  const share = total > 0 ? done / total : 1;
  const filled = Math.round(share * 24);
  const rate = done / Math.max(elapsedMs / 1000, 0.001);
  const leftSeconds = Math.ceil((total - done) / Math.max(rate, 0.001));
  const left = language === 'vi' ? `còn ${leftSeconds} giây` : `${leftSeconds} s left`;
  return `[${'#'.repeat(filled)}${'·'.repeat(24 - filled)}] ${done}/${total}  ${rate.toFixed(rate < 10 ? 1 : 0)}/s  ${left}`;
}
