import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { rootDir } from '../support/shared.ts';

export interface BuiltPublisher {
  /** The command line program. */
  program: string;
  pictureProcess: string;
  /** Where the program looks for the built app. */
  appDir: string;
  remove(): Promise<void>;
}

/** Builds the Node program as `npm run build` does, into a folder of its own where it finds node_modules. */
export async function buildPublisher(): Promise<BuiltPublisher> {
  await mkdir(join(rootDir, '.cache'), { recursive: true });
  const outDir = await mkdtemp(join(rootDir, '.cache/publisher-'));
  await build({
    configFile: join(rootDir, 'src/publisher/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(outDir, 'publisher'), emptyOutDir: true },
  });
  return {
    program: join(outDir, 'publisher/bantin.js'),
    pictureProcess: join(outDir, 'publisher/picture-process.js'),
    appDir: join(outDir, 'app'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
