/**
 * A result's link carries the query behind the `#`, as the search's own address does: it goes to no server, and is
 * no part of the address that is shared.
 */
export function withFoundQuery(articleAddress: string, query: string): string {
  return query.trim() ? `${articleAddress}#?tim=${encodeURIComponent(query)}` : articleAddress;
}

/** The query in such an address's `#` part, `''` for none. */
export function foundQuery(hash: string): string {
  return hash.startsWith('#?') ? (new URLSearchParams(hash.slice(2)).get('tim') ?? '') : '';
}
