/**
 * What is said to somebody who has just saved something, with a warning where one is due: in a tab of an iPhone, once.
 * Its code is fetched there alone.
 */
export async function saidOnSaving(words: string): Promise<string> {
  if (!inIosTab()) return words;
  try {
    const { sevenDaysWarning } = await import('./install/seven-days.ts');
    return [words, await sevenDaysWarning()].filter(Boolean).join(' ');
  } catch {
    // Neither code nor a record of it can be had now: it can wait for the next time.
    return words;
  }
}

/** In a tab of an iPhone or iPad, where storage goes after seven days without a visit. */
export function inIosTab(): boolean {
  const { userAgent, maxTouchPoints, standalone } = navigator as Navigator & { standalone?: boolean };
  // iPads call themselves Macs; no Mac has a touch screen.
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return isIos && standalone !== true;
}
