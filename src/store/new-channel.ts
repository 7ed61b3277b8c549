/** `null` where there are none: in old web views, and where a browser that denies storage refuses these, too. */
export function newChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    // A page hears of its own changes only.
    return null;
  }
}
