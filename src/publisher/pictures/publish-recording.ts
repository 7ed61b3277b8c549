import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFiles } from '../output/site-files.ts';
import { AUDIO_TYPES } from '../serve/content-types.ts';
import { contentName, PictureError } from './publish-picture.ts';
import { sniff } from './sniff.ts';

export interface PublishedRecording {
  /** Site-relative path. */
  path: string;
  mimeType: string;
  sizeBytes: number;
}

/** Writes one recording into the site as it is, under the hash of its content and the type of its content. */
export function publishRecording(bytes: Buffer, writer: SiteFiles): PublishedRecording {
  const found = sniff(bytes);
  if (found.kind !== 'audio') throw new PictureError(found.kind === 'picture' ? found.format : found.name);
  const path = `audio/${contentName(bytes)}.${found.format}`;
  // Twice the same content is the same file.
  if (!existsSync(join(writer.folder, path))) writer.write(path, bytes);
  return { path, mimeType: AUDIO_TYPES[found.format], sizeBytes: bytes.length };
}
