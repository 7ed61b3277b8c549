/** Today by the device's clock and zone: `yyyy-mm-dd`. */
export function deviceDay(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
