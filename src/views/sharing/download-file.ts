import { readStanding } from '../install/read-standing.ts';

/** Long enough for the slowest phone to have begun the download. */
const KEPT_MS = 60_000;

/**
 * Whether a file can be saved here. Web views inside other apps drop the download of a made file without a word, unless their
 * app takes it over, and those of Facebook and WhatsApp do not (https://github.com/eligrey/FileSaver.js/issues/649,
 * https://github.com/docusealco/docuseal/issues/719).
 */
export function canDownload(): boolean {
  return readStanding().kind !== 'in-app';
}

/** Has the browser save a file where it saves downloads. `false` where that cannot be: then nothing is saved. */
export function downloadFile(file: File): boolean {
  if (!canDownload()) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  return true;
}
