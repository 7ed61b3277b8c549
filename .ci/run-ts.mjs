// Runs a TypeScript program on Node 20, which does not strip types itself: `node .ci/run-ts.mjs FILE [ARG…]`.
// Vite's module runner compiles the file and what it imports; packages come from node_modules as they are.
// The file exports `main(args)`, which resolves to the exit code.
import { resolve } from 'node:path';
import { ensurePackages, root } from './packages.mjs';

ensurePackages();
const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node .ci/run-ts.mjs FILE [ARG…]');
  process.exit(2);
}
const { runnerImport } = await import('vite');
try {
  const { module } = await runnerImport(resolve(file), { root, configFile: false, logLevel: 'error' });
  process.exit(await module.main(args));
} catch (error) {
  console.error(error);
  process.exit(1);
}
