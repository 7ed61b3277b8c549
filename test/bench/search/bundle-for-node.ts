import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { rootDir } from '../../support/shared.ts';

/**
 * Bundles a TypeScript module and imports it as plain JavaScript. Vite's module runner reaches every import by way
 * of a getter: in inner loops that takes several times as long as what the app ships.
 */
export async function bundleForNode<Module>(entryFile: string): Promise<Module> {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(rootDir, '.cache'), { recursive: true });
  const outDir = await mkdtemp(join(rootDir, '.cache/bench-'));
  await build({
    configFile: false,
    root: rootDir,
    logLevel: 'error',
    build: {
      ssr: entryFile,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'module.mjs' } },
    },
  });
  return (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'module.mjs')).href)) as Module;
}
