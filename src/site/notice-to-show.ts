import type { SiteNotice, SiteSettings } from './settings.ts';

/** The notice to show now to a reader who has put away the one named. */
export function noticeToShow(settings: SiteSettings, dismissedId: string, nowMs: number): SiteNotice | null {
  const { notice } = settings;
  return notice && notice.id !== dismissedId && (notice.untilMs ?? nowMs) >= nowMs ? notice : null;
}
