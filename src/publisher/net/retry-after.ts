/**
 * How long an answer asks to be left alone (RFC 9110, 10.2.3: seconds, or a date); 0 where it says nothing that can
 * be understood, and for a time that has passed.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // `Date.parse` takes more than HTTP's dates, numbers with a sign among it.
  const atMs = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? 0 : Math.max(0, atMs - nowMs);
}
