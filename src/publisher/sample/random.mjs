/** A repeatable source of chance (mulberry32): the same seed draws the same picture on every machine. */
export function createRandom(seed) {
  let state = hashSeed(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => Math.floor(low + (high - low + 1) * next()),
    pick: (list) => list[Math.floor(next() * list.length)],
    chance: (probability) => next() < probability,
    /** Around 0, mostly within ±1. */
    around: () => next() + next() - 1,
  };
}

function hashSeed(text) {
  let hash = 0x811c9dc5;
  for (const letter of String(text)) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  return hash | 0;
}
