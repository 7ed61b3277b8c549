/** What became of an offer to the device's own share sheet. */
export type SystemShare = 'shared' | 'cancelled' | 'unavailable';

/** Whether the device has a share sheet that takes this. */
export function canShare(data: ShareData): boolean {
  // Some browsers have `share` for links and no `canShare`; files need both.
  if (typeof navigator.share !== 'function') return false;
  return typeof navigator.canShare === 'function' ? navigator.canShare(data) : !data.files;
}

/** Opens the device's share sheet. Call it while the reader's tap is fresh: nothing may be waited for before. */
export async function shareBySystem(data: ShareData): Promise<SystemShare> {
  if (!canShare(data)) return 'unavailable';
  try {
    await navigator.share(data);
    return 'shared';
  } catch (error) {
    // The reader closed the sheet: that is an answer. Anything else is a browser that cannot after all.
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'unavailable';
  }
}

/** Puts text on the clipboard. `false` without a secure context or against the reader's will. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The caller says so.
    return false;
  }
}
