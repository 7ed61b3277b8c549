import type { OutputFile } from './app-shell.ts';

/** The mark in the banner, as the app asks for it. */
export const MARK_PATH = 'icons/favicon.svg';

/** Of a mark that lies in every drawn page. */
const MOST_BYTES = 8_000;

/** The mark as a `data:` address (RFC 2397), fit for an attribute in double quotes; `''` for an app without. */
export function heldMark(files: readonly OutputFile[]): string {
  const svg =
    files
      .find(({ path }) => path === MARK_PATH)
      ?.bytes.toString('utf8')
      .trim() ?? '';
  // A detailed emblem would weigh more than a page's text: it is asked for as any picture.
  if (svg.length > MOST_BYTES) return '';
  const text = svg.replaceAll('"', "'").replace(/[%#<>&]/g, encodeURIComponent);
  return text && `data:image/svg+xml,${text}`;
}
