import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { PublishRequest } from '../../src/publisher/publish-site.ts';
import { rootDir } from '../support/shared.ts';
import { writeSampleApp } from './sample-app.ts';

export interface BuiltPublisher {
  /** The command line program. */
  program: string;
  pictureProcess: string;
  /** Where the program looks for the built app. */
  appDir: string;
  /** What `publishSite` asks of the build. */
  built: Pick<PublishRequest, 'appDir' | 'programs' | 'version'>;
  remove(): Promise<void>;
}

/** Builds the Node program as `npm run build` does, into a folder of its own where it finds node_modules. */
export async function buildPublisher(): Promise<BuiltPublisher> {
  await mkdir(join(rootDir, '.cache'), { recursive: true });
  const outDir = await mkdtemp(join(rootDir, '.cache/publisher-'));
  await build({
    configFile: join(rootDir, '.ci/publisher.vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(outDir, 'publisher'), emptyOutDir: true },
  });
  const main = join(outDir, 'publisher/bantin.js');
  const pictures = join(outDir, 'publisher/picture-process.js');
  const appDir = join(outDir, 'app');
  const [pages, prerender] = ['page-thread', 'prerender'].map((name) => join(outDir, `publisher/${name}.js`)) as [
    string,
    string,
  ];
  const programs = { main, pictures, pages, prerender };
  await writeSampleApp(appDir);
  return {
    program: main,
    pictureProcess: pictures,
    appDir,
    built: { appDir, programs, version: '0.0.0' },
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
