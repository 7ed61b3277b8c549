import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootDir } from './shared.ts';

const program = `${rootDir}dist/publisher/bantin.js`;

/** A site that a test publishes, again and again, with the built program. */
export interface PublishedSite {
  folder: string;
  publish(feed: object): Promise<void>;
  remove(): Promise<void>;
}

export async function createPublishedSite(): Promise<PublishedSite> {
  if (!existsSync(program)) throw new Error('no built publisher: npm run build');
  const work = await mkdtemp(join(tmpdir(), 'bantin-published-'));
  const folder = join(work, 'site');
  return {
    folder,
    async publish(feed) {
      const source = join(work, 'feed.json');
      await writeFile(source, JSON.stringify(feed));
      const { status, stderr } = spawnSync(process.execPath, [
        program,
        'publish',
        source,
        '--out',
        folder,
        '--no-compress',
        '--quiet',
      ]);
      if (status !== 0) throw new Error(`bantin publish: ${stderr}`);
    },
    remove: () => rm(work, { recursive: true, force: true }),
  };
}
