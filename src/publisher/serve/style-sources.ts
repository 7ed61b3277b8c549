import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a site tells its server which style elements its pages hold. */
export const STYLE_SOURCES_PATH = '.bantin/style-sources.json';

const VERSION = 1;

export function formatStyleSources(sources: readonly string[]): string {
  return `${JSON.stringify({ version: VERSION, sources })}\n`;
}

/**
 * The source expressions of a published site. Read with each page, since a site may be replaced while it is served.
 * Only hashes count: nothing in the folder can loosen the policy further.
 */
export async function readStyleSources(dir: string): Promise<string[]> {
  try {
    const { version, sources } = JSON.parse(await readFile(join(dir, STYLE_SOURCES_PATH), 'utf8'));
    if (version !== VERSION || !Array.isArray(sources)) return [];
    return sources.filter((source) => typeof source === 'string' && /^'sha256-[A-Za-z0-9+/]{43}='$/.test(source));
  } catch {
    // A folder of another publisher, or of an earlier version: no page of it holds styles.
    return [];
  }
}
