import { putKeptBack, readKeptRecord, unkeep } from '../store/kept.ts';
import type { KeptThing } from '../store/kept-record.ts';
import { releasePictures } from '../store/picture-room.ts';
import { putSavedBack, readSavedRecord, setSaved } from '../store/saved.ts';
import type { ToastAction } from './components/toast.tsx';
import { keeping as words } from './messages/keeping.ts';
import { wordStoreFailure } from './word-store-failure.ts';

/** Lets go of a saved article, and gives the way to take that back; only when that is gone its recordings go. */
export async function letGoOfSaved(key: string): Promise<ToastAction | undefined> {
  const record = await readSavedRecord(key);
  if (!record) return undefined;
  const release = await import('../store/recordings.ts').then(
    ({ spareRecordings }) => spareRecordings(key),
    // Where that code does not come nothing takes recordings away either.
    () => () => undefined,
  );
  await setSaved(key, false).catch((error) => {
    release();
    throw error;
  });
  return {
    label: words.takeBack,
    run: takingBack(() => putSavedBack(record).finally(release)),
    onRefused: release,
  };
}

/**
 * Lets go of an album or a category, and gives the way to take that back; only when that is gone its pictures go, so
 * that a wrong tap costs nobody the download.
 *
 * @param urls of its pictures
 */
export async function letGoOfKept(thing: KeptThing, urls: string[]): Promise<ToastAction | undefined> {
  const record = await readKeptRecord(thing);
  if (!record) return undefined;
  await unkeep(thing);
  return {
    label: words.takeBack,
    run: takingBack(() => putKeptBack(record)),
    onRefused: () => {
      // What stays for that makes room as any picture that was only seen.
      releasePictures(urls).catch((error) => console.warn('pictures not taken off the phone', error));
    },
  };
}

function takingBack(work: () => Promise<void>): ToastAction['run'] {
  return () =>
    work().then(
      () => words.takenBack,
      async (error) => words.failed(await wordStoreFailure(error)),
    );
}
