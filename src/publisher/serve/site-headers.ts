/**
 * The headers of a published site, for `bantin serve` and for the files that tell other hosts the same.
 * The policy is one that was tried end to end with the app: nothing inline but the styles named by their hash,
 * nothing from elsewhere.
 *
 * @param styleSources hashes of the style elements that pages hold, as source expressions (`'sha256-…'`)
 */
export function pagePolicy(styleSources: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styleSources].join(' '),
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app-sw',
  ].join('; ');
}

/**
 * A page's policy as its own head says it, for hosts that send no headers. Browsers take no `frame-ancestors` from
 * there, and complain of it.
 */
export function metaPolicy(policy: string): string {
  return policy
    .split('; ')
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
}

/** Media opened by itself runs nothing, whatever its bytes turn out to be. */
export const MEDIA_POLICY = "default-src 'none'; sandbox";

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Strict-Transport-Security': 'max-age=31536000',
  // Not even the portal's own server hears from a picture's request which article shows it.
  'Referrer-Policy': 'strict-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** Kept for a year and never asked for again: the name tells the content. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Asked for each time, answered with 304 when unchanged. */
export const REVALIDATE = 'no-cache';
/** A page or asset that is missing today may be there after the next upload. */
export const NEVER_KEPT = 'no-store';

/** Folders whose file names carry a hash of the content. */
export const HASHED_FOLDERS = ['assets', 'pictures', 'audio'] as const;
export const MEDIA_FOLDERS = ['pictures', 'audio'] as const;

/**
 * The response headers of a site-relative path (`pictures/….jpg`), its type and length apart.
 *
 * @param styleSources as for `pagePolicy`
 */
export function headersFor(path: string, styleSources: readonly string[] = []): Record<string, string> {
  const folder = path.split('/', 1)[0] ?? '';
  const isIn = (folders: readonly string[]) => path.includes('/') && folders.includes(folder);
  return {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': isIn(MEDIA_FOLDERS) ? MEDIA_POLICY : pagePolicy(styleSources),
    'Cache-Control': isIn(HASHED_FOLDERS) ? IMMUTABLE : REVALIDATE,
  };
}
