// `npm run build`: the app into dist/app, the Node program into dist/publisher.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages, root } from './packages.mjs';

/** The publisher puts the app into every site it writes, so the app is built first. Gives the exit code. */
export function build() {
  ensurePackages();
  return vite() || vite('--config', '.ci/publisher.vite.config.ts');
}

function vite(...args) {
  const program = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [program, 'build', '--logLevel', 'warn', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

/** Whether nothing that a build is made of has changed since the last whole one. */
export function isBuilt() {
  const last = join(root, 'dist/publisher/bantin.js');
  if (!existsSync(last) || !existsSync(join(root, 'dist/app/index.html'))) return false;
  const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json'];
  return Math.max(...inputs.map((input) => newestMs(join(root, input)))) < statSync(last).mtimeMs;
}

function newestMs(path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = build();
