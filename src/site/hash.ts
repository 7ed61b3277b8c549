/**
 * 53 bits of a text, as an exact number: two FNV-1a lanes finished with MurmurHash3's avalanche step. Not
 * against an adversary: it tells versions of one editor's articles apart, and pictures of one site.
 * Persisted, and part of paths: never changed.
 */
export function hash53(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    low = (low << 13) | (low >>> 19);
  }
  return (avalanche(high ^ low) & 0x1fffff) * 2 ** 32 + avalanche(low + high);
}

function avalanche(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
