import { core } from './messages/core.ts';

/** `310 KB`, `4,2 MB`, `1,7 GB` (`4.2 MB` in English); 1 KB is 1,000 bytes, as phones count storage. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} KB`;
  return bytes < 1_000_000_000 ? `${short(bytes / 1_000_000)} MB` : `${short(bytes / 1_000_000_000)} GB`;
}

/** One decimal where it says something. */
function short(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0).replace('.', core.decimalPoint);
}
