import { pictureId } from '../site/picture-id.ts';
import { readPicture, readVariant, type StoredPicture, touchPictures } from '../store/picture-bytes.ts';
import { readSettings } from '../store/settings.ts';
import { pictureBudgets } from './picture-budget.ts';
import { siteUrl, worker } from './scope.ts';
import { isPictureResponse, storePicture } from './store-picture.ts';

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

/** From the store, else from the network and into the store; offline in whatever size there is. */
export async function answerPicture(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const stored = await readPicture(request.url).catch(noStore);
  if (stored) {
    if (Date.now() - stored.record.lastSeenAtMs > SEEN_STEP_MS) {
      event.waitUntil(touchPictures([request.url], Date.now()).catch(noStore));
    }
    return pictureResponse(stored);
  }
  const response = await fetch(request).catch(() => null);
  if (response?.ok) {
    if (isPictureResponse(response)) event.waitUntil(keep(request.url, response.clone()));
    return response;
  }
  const variant = await readVariant(pictureId(request.url), request.headers.get('accept') ?? '').catch(noStore);
  return variant ? pictureResponse(variant) : (response ?? Response.error());
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
