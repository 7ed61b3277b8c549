/**
 * How long an answer asks to be left alone (RFC 9110, 10.2.3: seconds, or a date), in milliseconds; 0 where it says
 * nothing that can be understood, and for a time that has passed.
 *
 * @param fromMs the moment that a date is counted from
 */
export function retryAfterMs(header: string | null | undefined, fromMs: number): number {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - fromMs;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}
