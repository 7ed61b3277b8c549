import { pagesCache, shellCache } from './cache-names.ts';

/** Bytes of the files of this build and of the kept start page; a response tells its size only by being read. */
export async function measureCaches(): Promise<number> {
  let sizeBytes = 0;
  for (const name of [shellCache, pagesCache]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      sizeBytes += (await (await cache.match(request))?.blob())?.size ?? 0;
    }
  }
  return sizeBytes;
}
