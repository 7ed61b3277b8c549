import { pictureId } from '../site/picture-id.ts';
import { pictureBudgets } from '../store/picture-budget.ts';
import { readPicture, readVariant, type StoredPicture, touchPictures } from '../store/picture-bytes.ts';
import { currentConnection, picturePolicy } from '../store/picture-policy.ts';
import { readSettings } from '../store/settings.ts';
import { siteUrl, worker } from './scope.ts';
import { isPictureResponse, isWholePicture, storePicture } from './store-picture.ts';

/** Eviction needs no finer clock, and every view would be a write. */
const SEEN_STEP_MS = 60 * 60 * 1000;

/** Pictures of this site, but for those of the app itself. */
export function isPicture(request: Request, url: URL): boolean {
  return (
    request.method === 'GET' &&
    request.destination === 'image' &&
    !request.headers.has('range') &&
    url.href.startsWith(worker.registration.scope) &&
    !url.href.startsWith(siteUrl('icons/')) &&
    !url.href.startsWith(siteUrl('assets/'))
  );
}

/** With another size of the picture on the phone, nobody waits longer for the right one. */
const PATIENCE_MS = 2_000;

/** From the store, else from the network and into the store; on a bad network in whatever size there is. */
export async function answerPicture(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const stored = await readPicture(request.url).catch(noStore);
  if (stored) {
    // Also where the clock was set back since: a time that is yet to come says nothing.
    if (Math.abs(Date.now() - stored.record.lastSeenAtMs) > SEEN_STEP_MS) {
      event.waitUntil(touchPictures([request.url], Date.now()).catch(noStore));
    }
    return pictureResponse(stored);
  }
  if (await isHeld()) {
    const held = await storedVariant(request);
    if (held) return pictureResponse(held);
  }
  const fetched = fetchPicture(event);
  const variant = await storedVariant(request);
  if (!variant) return (await fetched) ?? Response.error();
  return (await withLimit(fetched.then(whole), PATIENCE_MS)) ?? pictureResponse(variant);
}

/** Stored as well, however late it comes. `null` without an answer. */
function fetchPicture(event: FetchEvent): Promise<Response | null> {
  const fetched = fetch(event.request).catch(() => null);
  event.waitUntil(
    fetched.then((response) =>
      response && isPictureResponse(response) ? keep(event.request.url, response.clone()) : undefined,
    ),
  );
  return fetched;
}

/** The picture once all of it is here, `null` when it is none or was cut short. */
async function whole(response: Response | null): Promise<Response | null> {
  if (!response || !isPictureResponse(response)) return null;
  const bytes = await response.arrayBuffer().catch(() => null);
  return bytes && isWholePicture(response, bytes) ? new Response(bytes, { headers: response.headers }) : null;
}

function withLimit<Value>(promise: Promise<Value>, limitMs: number): Promise<Value | null> {
  return Promise.race([promise, new Promise<null>((resolve) => setTimeout(resolve, limitMs, null))]);
}

/** Pictures wait for a tap: the page asks for those that are stored in some size, and for those that were tapped. */
async function isHeld(): Promise<boolean> {
  const settings = await readSettings().catch(noStore);
  return settings !== null && picturePolicy(settings.pictureLoading, currentConnection()) !== 'load';
}

function storedVariant({ url, headers }: Request): Promise<StoredPicture | null> {
  return readVariant(pictureId(url), headers.get('accept') ?? '').catch(noStore);
}

/** A picture that cannot be kept is shown all the same. */
async function keep(url: string, response: Response): Promise<void> {
  try {
    const { pictureBudget } = await readSettings();
    await storePicture(url, response, pictureBudgets[pictureBudget]);
  } catch (error) {
    console.warn('picture not stored', url, error);
  }
}

/** Without a store, or with a broken one, pictures come from the network. */
function noStore(): null {
  return null;
}

function pictureResponse({ record, bytes }: StoredPicture): Response {
  return new Response(bytes, {
    headers: {
      'content-type': record.type,
      'content-length': String(bytes.byteLength),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
