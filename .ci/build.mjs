// `npm run build`: the app into dist/app, the Node program into dist/publisher.
import { spawnSync } from 'node:child_process';
import { ensurePackages, root } from './packages.mjs';

ensurePackages();
const vite = (...args) =>
  spawnSync(process.execPath, [`${root}node_modules/vite/bin/vite.js`, 'build', ...args], {
    cwd: root,
    stdio: 'inherit',
  }).status ?? 1;
process.exitCode = vite() || vite('--mode', 'publisher');
