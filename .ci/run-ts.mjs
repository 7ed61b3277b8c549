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
const { createServer } = await import('vite');
// Never listens: it compiles modules as they are imported, also later, by the program itself.
const compiler = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { main } = await compiler.ssrLoadModule(resolve(file));
  process.exitCode = await main(args);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await compiler.close();
process.exit();
