import { readBackup } from '../store/backup.ts';
import { writeBackup } from '../store/backup-format.ts';

/** Everything of the reader's on this phone as one file, named after the portal and the day. */
export async function makeBackupFile(siteUrl: string, shortName: string): Promise<File> {
  const nowMs = Date.now();
  const text = writeBackup(await readBackup(siteUrl, nowMs));
  // The reader's own day, as `install/device-day.ts` tells today's; shared, that would be a file more for every phone to keep.
  const day = new Date(nowMs - new Date(nowMs).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const name = shortName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^A-Za-z0-9]+/g, '-');
  return new File([text], `sao-luu-${name.toLowerCase()}-${day}.json`, { type: 'application/json' });
}
