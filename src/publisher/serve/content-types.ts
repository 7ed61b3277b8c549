/** Of published pictures and recordings, by extension. */
export const PICTURE_TYPES = { jpg: 'image/jpeg', avif: 'image/avif' } as const;
export const AUDIO_TYPES = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  aac: 'audio/aac',
} as const;

/** The type of every kind of file a site holds, by extension; text is always UTF-8. */
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  ico: 'image/x-icon',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  ...PICTURE_TYPES,
  ...AUDIO_TYPES,
  woff2: 'font/woff2',
};

/** Files that nobody's browser asks for (`_headers`, records) go as bytes. */
export function contentType(path: string): string {
  return TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
