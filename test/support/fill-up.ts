/** A round that takes less finds the rest to be crumbs. */
const CRUMBS_BYTES = 64 * 1024;

/**
 * Puts bytes that no store makes smaller, a megabyte at a time, then ever smaller, until nothing more goes in; again from the
 * beginning, since a browser counts what it has written anew now and then, and gives back some of it.
 */
export async function fillUp(put: (at: number, bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>): Promise<void> {
  let at = 0;
  for (let takenBytes = CRUMBS_BYTES; takenBytes >= CRUMBS_BYTES; ) {
    takenBytes = 0;
    for (let sizeBytes = 1024 * 1024; sizeBytes >= 1024; at++) {
      const taken = await put(at, randomBytes(sizeBytes)).then(
        () => true,
        () => false,
      );
      if (taken) takenBytes += sizeBytes;
      else sizeBytes /= 2;
    }
  }
}

export function randomBytes(sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  for (let from = 0; from < sizeBytes; from += 65_536) crypto.getRandomValues(bytes.subarray(from, from + 65_536));
  return bytes;
}
