/** A file of this build, as vite-plugin-pwa lists them: hashed names come without a revision. */
export interface BuildFile {
  url: string;
  revision: string | null;
  /** The first 16 digits of the file's SHA-256; not of the shell, into which every site writes its own settings. */
  sha256?: string;
  /** Fetched once the worker is installed: reading and searching do without it. */
  later?: boolean;
  /** URL of the pack that holds it as well. */
  pack?: string;
  /** Not a file of the app, but the texts of many, as JSON by their URLs: for a phone that has none of them yet. */
  isPack?: boolean;
}

/** The worker's own global; its type is not that of other workers. */
export const worker = self as unknown as ServiceWorkerGlobalScope;

// The build puts the list in the place of this very expression.
export const buildFiles: readonly BuildFile[] = (self as unknown as { __WB_MANIFEST: BuildFile[] }).__WB_MANIFEST;

/** Absolute URL of a path relative to the site's base. */
export function siteUrl(path: string): string {
  return new URL(path, worker.registration.scope).href;
}

/** The page that every address of the app is answered with. */
export const SHELL_PATH = 'index.html';
