#!/usr/bin/env node
// `npx bantin COMMAND`: builds what is out of date, then hands over to the program. Its output is the program's
// alone, so that `bantin check --json` can be read by machines.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { ensurePackages, root } from './packages.mjs';

ensurePackages();
if (!isBuilt()) {
  console.error('Building …');
  const failed = build();
  if (failed) process.exit(failed);
}

const program = spawn(process.execPath, [join(root, 'dist/publisher/bantin.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal));
program.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
