/**
 * Milliseconds between two writes while letters come. WebKit throws a SecurityError at the hundredth change of the
 * history within thirty seconds; so a fast typist stays below eighty.
 */
const PAUSE_MS = 400;

/** Keeps the address bar up with what is typed, without a change of the history for every letter. */
export interface AddressWriter<Address> {
  /** Writes an address at once where the last write is long enough ago, else when it is. The last one wins. */
  soon(address: Address): void;
  /** Writes an address now, in place of what is still to be written. */
  now(address: Address): void;
  /** Writes what is still to be written: the page is about to be left. */
  flush(): void;
  /** Forgets what is still to be written: the address belongs to another page. */
  drop(): void;
}

/** `write` puts an address in the place of the present one; where the browser refuses it, it is tried again. */
export function createAddressWriter<Address>(write: (address: Address) => void): AddressWriter<Address> {
  let pending: Address | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writtenAtMs = Number.NEGATIVE_INFINITY;

  function drop(): void {
    clearTimeout(timer);
    pending = null;
  }

  function flush(): void {
    if (pending === null) return;
    const address = pending;
    drop();
    writtenAtMs = performance.now();
    try {
      write(address);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'SecurityError') throw error;
      // Too many at once after all, by another hand than the typist's: this one is still wanted.
      pending ??= address;
      timer = setTimeout(flush, PAUSE_MS);
    }
  }

  return {
    soon(address) {
      clearTimeout(timer);
      pending = address;
      const waitMs = writtenAtMs + PAUSE_MS - performance.now();
      if (waitMs <= 0) flush();
      else timer = setTimeout(flush, waitMs);
    },
    now(address) {
      pending = address;
      flush();
    },
    flush,
    drop,
  };
}
