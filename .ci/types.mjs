// Type-checks every runtime of the tree with its own `lib`: `node .ci/types.mjs [CONFIG…]`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensurePackages, root } from './packages.mjs';

export const typeConfigs = [
  'src/tsconfig.pure.json',
  'src/tsconfig.worker.json',
  'src/tsconfig.page.json',
  'src/tsconfig.node.json',
  'test/tsconfig.json',
  'test/tsconfig.worker.json',
];

/** Resolves to `{ ok, output }` for one configuration. */
export function checkTypes(config) {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [`${root}node_modules/typescript/bin/tsc`, '--pretty', 'false', '-p', config],
      {
        cwd: root,
      },
    );
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.on('close', (code) => done({ ok: code === 0 || isEmpty(output), output }));
  });
}

/** A runtime without a file yet is no fault. */
function isEmpty(output) {
  return /error TS18003/.test(output) && !/error TS(?!18003)/.test(output);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages();
  const chosen = process.argv.slice(2);
  for (const config of chosen.length > 0 ? chosen : typeConfigs) {
    const { ok, output } = await checkTypes(config);
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${config}`);
    if (!ok) {
      console.log(output);
      process.exitCode = 1;
    }
  }
}
