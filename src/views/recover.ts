const MARK = 'bantin-reloaded-for';

/** Builds that are remembered: more than any deployment has in turn. */
const MAX_BUILDS = 20;

/** A server that says nothing for so long gets no page from us either. */
const ANSWER_LIMIT_MS = 10_000;

/** So long a page that is being left may wait for the next one. */
const LEAVING_MS = 30_000;

let leftAtMs = 0;
// Not where a page is drawn to text.
globalThis.addEventListener?.('beforeunload', () => {
  leftAtMs = Date.now();
});

/**
 * A screen's code could not be loaded: a new deployment may have replaced it while this page was open. Loads the
 * page anew, once for each build and only when the server answers, so it neither loops nor trades a readable
 * page for the browser's error page. The address of this very chunk tells builds apart. Resolves with `false` when it
 * stays.
 */
export async function reloadForMissingCode(build = import.meta.url): Promise<boolean> {
  try {
    // All of them: of a deployment that is half there, two builds may answer in turn.
    const builds = (sessionStorage.getItem(MARK) ?? '').split(' ');
    if (builds.includes(build)) return false;
    const limit = new AbortController();
    setTimeout(() => limit.abort(), ANSWER_LIMIT_MS);
    const answer = await fetch(location.href, { cache: 'no-store', redirect: 'error', signal: limit.signal });
    // Firefox gives up what a page is loading as soon as it is left: to load it anew would call the reader back.
    if (!answer.ok || Date.now() - leftAtMs < LEAVING_MS) return false;
    sessionStorage.setItem(MARK, [...builds, build].slice(-MAX_BUILDS).join(' '));
  } catch {
    // No network, or no session storage, without which nothing would stop a loop: the reader is told, and can try again.
    return false;
  }
  location.reload();
  return true;
}

/**
 * Loads what is asked for now. Where it is missing and the page is loaded anew for that, nothing comes of it.
 *
 * @throws what it failed with, where the page stays
 */
export async function loadCode<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (await reloadForMissingCode()) await new Promise(() => undefined);
    throw error;
  }
}
