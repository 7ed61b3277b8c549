import { pictureId } from '../site/picture-id.ts';
import { pictureBudgets } from '../store/picture-budget.ts';
import { readPicture, readVariant, type StoredPicture, touchPictures } from '../store/picture-bytes.ts';
import { currentConnection, picturePolicy } from '../store/picture-policy.ts';
import { readSettings } from '../store/settings.ts';
import { siteUrl, worker } from './scope.ts';
import { isPictureResponse, isPictureType, isWholePicture, storePicture } from './store-picture.ts';

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
  event.waitUntil(fetched);
  const variant = await storedVariant(request);
  if (!variant) return (await fetched) ?? Response.error();
  return (await withLimit(fetched.then(asPicture), PATIENCE_MS)) ?? pictureResponse(variant);
}

/** Longer than any picture that is kept: one that is streamed instead. */
const MAX_WHOLE_BYTES = pictureBudgets.opened.pictureBytes;

/**
 * Once all of it is here, and into the store, however late it comes; `null` when it did not come whole. Firefox draws half
 * a picture that was cut short as if it had come, and asks for one no more in the same page that came with an error: a
 * failed answer has neither.
 */
async function fetchPicture(event: FetchEvent): Promise<Response | null> {
  const { request } = event;
  const first = await fetchWhole(request);
  // What a cache on the way has wrong would stay wrong: WebKit keeps garbled bytes for as long as their headers say.
  const came = first === 'broken' ? await fetchWhole(new Request(request, { cache: 'reload' })) : first;
  if (came === 'broken' || came === 'none') return null;
  const { response, bytes } = came;
  if (!bytes) return response;
  event.waitUntil(keep(request.url, response, bytes));
  return new Response(bytes, { headers: response.headers });
}

/** Without `bytes` what is no picture by its type, or too long to be held: it is passed on as it comes. */
async function fetchWhole(
  request: Request,
): Promise<{ response: Response; bytes: ArrayBuffer | null } | 'broken' | 'none'> {
  const response = await fetch(request).catch(() => null);
  if (!response || (response.type === 'basic' && !response.ok)) return 'none';
  if (!isPictureResponse(response) || Number(response.headers.get('content-length')) > MAX_WHOLE_BYTES) {
    return { response, bytes: null };
  }
  const bytes = await response.arrayBuffer().catch(() => null);
  return bytes && isWholePicture(response, bytes) ? { response, bytes } : 'broken';
}

/** What came is a picture, not a page that stands in for it. */
function asPicture(response: Response | null): Response | null {
  return response && isPictureType(response) ? response : null;
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
async function keep(url: string, { headers }: Response, bytes: ArrayBuffer): Promise<void> {
  try {
    const { pictureBudget } = await readSettings();
    await storePicture(url, headers, bytes, pictureBudgets[pictureBudget]);
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
