// `npm start [-- FEED]`: builds what is out of date, then publishes the sample, or the feed at a path or http(s)
// address, and serves it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { ensurePackages, root } from './packages.mjs';

ensurePackages();
if (!isBuilt()) {
  console.log('Building …');
  const failed = build();
  if (failed) process.exit(failed);
}

// npm runs scripts at the top of the package; a path is meant from where the command was typed.
const typedIn = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2).map((arg) => {
  const path = resolve(typedIn, arg);
  return !/^(https?:|-)/.test(arg) && existsSync(path) ? path : arg;
});

const program = spawn(process.execPath, [join(root, 'dist/publisher/bantin.js'), 'start', ...args], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal));
program.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
