const MARK = 'bantin-reloaded-for';

/**
 * A screen's code could not be loaded: a new deployment may have replaced it while this page was open. Loads the
 * page anew, once for each build and only when the server answers, so it neither loops nor trades a readable
 * page for the browser's error page. Resolves with `false` when it stays.
 */
export async function reloadForMissingCode(): Promise<boolean> {
  // The address of this very chunk tells builds apart.
  const build = import.meta.url;
  try {
    if (sessionStorage.getItem(MARK) === build) return false;
    sessionStorage.setItem(MARK, build);
  } catch {
    // Without session storage nothing would stop a loop.
    return false;
  }
  try {
    const answer = await fetch(location.href, { cache: 'no-store', redirect: 'error' });
    if (!answer.ok) return false;
  } catch {
    // No network: the reader is told, and can try again.
    sessionStorage.removeItem(MARK);
    return false;
  }
  location.reload();
  return true;
}
