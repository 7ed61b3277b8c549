import { otherPages, pagesCache, shellCache } from './cache-names.ts';
import { isShellOf } from './precache.ts';
import { putWithRoom } from './put-with-room.ts';
import { SHELL_PATH, siteUrl, worker } from './scope.ts';
import { EMPTY_APP, inTheme } from './shell-html.ts';

/** Names of attributes that a page may have set on itself. */
const ATTRIBUTE = /^(?:lang|dir|class|data-[a-z-]+)$/;

/** A home with all its cards is about 60 KB. */
const SNAPSHOT_LIMIT = 500_000;

/** The start page without a snapshot: the empty shell, as this reader wants it where that is known. */
export async function resetHome(): Promise<void> {
  const shell = (await matchDressedShell()) ?? (await (await caches.open(shellCache)).match(siteUrl(SHELL_PATH)));
  if (!shell) throw new Error('the shell is not stored');
  await putWithRoom(await caches.open(pagesCache), worker.registration.scope, withoutVary(shell, shell.body));
}

/**
 * Puts the start page back where it is gone. The browser takes it from the cache without asking this worker, and from the
 * network where the cache has none; Chromium lets go of the old one before it writes a new one, so a kill in between
 * left a phone without a start page offline until a page drew it again.
 */
export async function restoreHome(): Promise<void> {
  if (!(await matchHome())) await resetHome();
}

/**
 * Takes over how the reader wants pages from the version that this one follows, whose pages are about to go: the first
 * page of a new version is painted before any script has asked the store.
 */
export async function inheritDress(): Promise<void> {
  const [previous] = (await otherPages()).slice(-1);
  const shell = await (await caches.open(shellCache)).match(siteUrl(SHELL_PATH));
  if (!previous || !shell || (await matchDressedShell())) return;
  const worn = await (await (await caches.open(previous)).match(siteUrl(SHELL_PATH)))?.text();
  const tag = worn && /<html\b[^>]*>/.exec(worn)?.[0];
  if (!tag) return;
  // Written by another version: names and plain values are taken over, nothing else.
  const attributes = Object.fromEntries(
    [...tag.matchAll(/ ([a-z-]+)="([\w-]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const dressed = inTheme(
    (await shell.clone().text()).replace(/<html\b[^>]*>/, () => openingTag(attributes)),
    attributes['data-theme'],
  );
  await (await caches.open(pagesCache)).put(siteUrl(SHELL_PATH), withoutVary(shell, dressed));
  await resetHome();
}

export async function matchHome(): Promise<Response | undefined> {
  return await (await caches.open(pagesCache)).match(worker.registration.scope);
}

/** The empty shell as this reader wants it, so that no page flashes in other colours; absent until a page has told. */
export async function matchDressedShell(): Promise<Response | undefined> {
  return await (await caches.open(pagesCache)).match(siteUrl(SHELL_PATH));
}

interface Snapshot {
  path: string;
  script: string;
  html: string;
  attributes: Record<string, string>;
}

let keeping: Promise<void> = Promise.resolve();

/**
 * The start page as a page drew it, and the shell in the same dress. Nothing is kept of another build's page, nor of
 * any other path. Snapshots are kept in the order they come in, so that the last one stays.
 */
export async function keepSnapshot(snapshot: Snapshot): Promise<void> {
  const kept = keeping.then(() => writeSnapshot(snapshot));
  // A failure is told to who sent that one.
  keeping = kept.catch(() => undefined);
  await kept;
}

async function writeSnapshot(snapshot: Snapshot): Promise<void> {
  if (siteUrl(snapshot.path) !== worker.registration.scope || snapshot.html.length > SNAPSHOT_LIMIT) return;
  const shell = await (await caches.open(shellCache)).match(siteUrl(SHELL_PATH));
  const text = (await shell?.clone().text()) ?? '';
  if (!shell || !text.includes(EMPTY_APP) || !isShellOf(snapshot.script, text)) return;
  const { attributes } = snapshot;
  const dressed = inTheme(
    text.replace(/<html\b[^>]*>/, () => openingTag(attributes)),
    attributes['data-theme'],
  );
  const page = dressed.replace(EMPTY_APP, () => EMPTY_APP.replace('><', () => `>${snapshot.html}<`));
  const cache = await caches.open(pagesCache);
  await putWithRoom(cache, siteUrl(SHELL_PATH), withoutVary(shell, dressed));
  await putWithRoom(cache, worker.registration.scope, withoutVary(shell, page));
}

function openingTag(attributes: Record<string, string>): string {
  const written = Object.entries(attributes)
    .filter(([name]) => ATTRIBUTE.test(name))
    .map(([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
  return `<html${written.join('')}>`;
}

/** The security headers stay; a Vary would keep the stored response from matching. */
function withoutVary(shell: Response, body: BodyInit | null): Response {
  const headers = new Headers(shell.headers);
  headers.delete('vary');
  headers.delete('content-length');
  headers.delete('content-encoding');
  return new Response(body, { headers });
}
