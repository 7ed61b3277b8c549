import { earlierPages, earlierShells, otherShells, shellCache } from './cache-names.ts';
import { putWithRoom } from './put-with-room.ts';
import { type BuildFile, buildFiles, SHELL_PATH, siteUrl, worker } from './scope.ts';
import { isOwnShell } from './shell-html.ts';

/** Shells kept besides the current one while pages of other builds may be open. */
const KEPT_SHELLS = 2;

/** `wOF2` */
const WOFF2_SIGNATURE = 0x774f4632;

/** What a file must come as: a captive portal answers everything with a web page. */
const TYPES: [RegExp, RegExp][] = [
  [/\.html$/, /^text\/html/],
  [/\.js$/, /javascript/],
  [/\.css$/, /^text\/css/],
  [/\.svg$/, /^image\/svg/],
  [/\.json$/, /json/],
];

/** Fetches what reading needs of this build, or fails: then the browser tries the installation again later. */
export function precacheShell(): Promise<void> {
  return precache(buildFiles.filter(({ later }) => !later));
}

/** Fetches the rest of this build: after the installation, and again with each sync, what was lost since as well. */
export async function precacheLater(): Promise<void> {
  try {
    await precache(buildFiles);
  } catch (error) {
    // Without a network: what is used meanwhile comes when it is asked for.
    console.warn('not everything is fetched ahead', error);
  }
}

async function precache(files: readonly BuildFile[]): Promise<void> {
  const cache = await caches.open(shellCache);
  const present = new Set((await cache.keys()).map(({ url }) => url));
  const others = await Promise.all((await otherShells()).map((name) => caches.open(name)));
  // One that was cut short goes on where it was.
  const missing = files.filter(({ url, isPack }) => !isPack && !present.has(siteUrl(url)));
  const wanted = new Set(missing);
  await Promise.all(
    missing.map(async (file) => {
      const found = await fromOtherBuild(file, others);
      if (!found) return;
      await putWithRoom(cache, siteUrl(file.url), found);
      wanted.delete(file);
    }),
  );
  for (const pack of buildFiles.filter(({ isPack }) => isPack)) {
    const unpacked = await unpack(pack, wanted);
    await Promise.all([...unpacked].map(([{ url }, response]) => putWithRoom(cache, siteUrl(url), response)));
    for (const file of unpacked.keys()) wanted.delete(file);
  }
  await Promise.all(
    [...wanted].map(async (file) => {
      const url = siteUrl(file.url);
      await putWithRoom(cache, url, await fetchFile(file, url));
    }),
  );
}

/** A file with a hashed name is the same in every build that has it. */
async function fromOtherBuild(file: BuildFile, others: readonly Cache[]): Promise<Response | undefined> {
  if (file.revision !== null) return undefined;
  for (const cache of others) {
    const found = await cache.match(siteUrl(file.url));
    if (found) return found;
  }
  return undefined;
}

/** The wanted files of a pack, where they are most of it; none where it does not come: each comes by itself then. */
async function unpack(pack: BuildFile, wanted: ReadonlySet<BuildFile>): Promise<Map<BuildFile, Response>> {
  const files = buildFiles.filter(({ pack: url }) => url === pack.url);
  const missing = files.filter((file) => wanted.has(file));
  if (missing.length <= files.length / 2) return new Map();
  try {
    const response = await fetchFile(pack, siteUrl(pack.url));
    const texts = (await response.json()) as Record<string, string>;
    return new Map(missing.map((file) => [file, fileOfPack(file, texts[file.url] ?? '', response.headers)]));
  } catch (error) {
    console.warn(`${pack.url} did not come`, error);
    return new Map();
  }
}

/** With the pack's own headers: a host sends its policy with each of them. */
function fileOfPack({ url }: BuildFile, text: string, packHeaders: Headers): Response {
  const headers = new Headers(packHeaders);
  headers.set('content-type', `text/${url.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`);
  headers.delete('etag');
  return new Response(text, { headers });
}

async function fetchFile(file: BuildFile, url: string): Promise<Response> {
  try {
    return await fetchAs(file, url, file.revision === null ? 'default' : 'reload');
  } catch (error) {
    // What a cache on the way has wrong would stay wrong.
    if (file.revision !== null) throw error;
    return await fetchAs(file, url, 'reload');
  }
}

/** A file of this build, whole, or an error: what is stored here is started from for as long as the build lasts. */
async function fetchAs(file: BuildFile, url: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(url, { cache, credentials: 'same-origin', priority: 'low' });
  const type = response.headers.get('content-type') ?? '';
  const expected = TYPES.find(([name]) => name.test(file.url))?.[1];
  if (response.status !== 200 || (expected && !expected.test(type))) {
    throw new Error(`${file.url}: status ${response.status}, type ${type}`);
  }
  const bytes = await response.arrayBuffer();
  if (!(await isWhole(file, bytes))) throw new Error(`${file.url}: not the file of this build`);
  // Made anew: a navigation may not be answered with a redirected response, and hosts redirect index.html to its folder.
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(bytes, { headers });
}

async function isWhole({ url, sha256 }: BuildFile, bytes: ArrayBuffer): Promise<boolean> {
  if (url === SHELL_PATH) return isOwnShell(new TextDecoder().decode(bytes));
  if (sha256 === undefined) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .startsWith(sha256);
}

/** The file at this URL in this build, else in one whose pages may still be open. */
export async function matchShell(url: string): Promise<Response | undefined> {
  const found = await (await caches.open(shellCache)).match(url);
  if (found) return found;
  for (const name of (await otherShells()).reverse()) {
    const older = await (await caches.open(name)).match(url);
    if (older) return older;
  }
  return undefined;
}

/** A font is not fetched ahead; whoever chose it has it offline from then on. */
export async function keepFont(url: string, response: Response): Promise<void> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status !== 200) return;
  const bytes = await response.arrayBuffer();
  if (!isWholeFont(bytes)) return;
  await putWithRoom(await caches.open(shellCache), url, new Response(bytes, { headers: { 'content-type': type } }));
}

/** A WOFF2 file tells its own length (https://www.w3.org/TR/WOFF2/#woff20Header). */
function isWholeFont(bytes: ArrayBuffer): boolean {
  const header = new DataView(bytes);
  return bytes.byteLength > 48 && header.getUint32(0) === WOFF2_SIGNATURE && header.getUint32(8) === bytes.byteLength;
}

/** Whether a page with this entry script is of this build. */
export async function isCurrentPage(script: string): Promise<boolean> {
  const shell = await (await caches.open(shellCache)).match(siteUrl(SHELL_PATH));
  return isShellOf(script, (await shell?.text()) ?? '');
}

export function isShellOf(script: string, shellHtml: string): boolean {
  return script !== '' && shellHtml.includes(`"${script}"`);
}

/** Deletes what no open page can want, as far as that is known on activation. */
export async function deleteOldCaches(): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shells = await earlierShells();
  const old = windows.length === 0 ? shells : shells.slice(0, -KEPT_SHELLS);
  await Promise.all([...old, ...(await earlierPages())].map((name) => caches.delete(name)));
}

/**
 * Deletes the files of earlier builds when this client, a page of the current build, is the only one open. A build
 * that is being installed or waits has its shell already and must keep it.
 */
export async function deleteOldShells(current: Client): Promise<void> {
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some(({ id }) => id !== current.id)) return;
  await Promise.all((await earlierShells()).map((name) => caches.delete(name)));
}
