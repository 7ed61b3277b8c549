// `npm run audit`: known vulnerabilities, signatures, licences of what ships, unused code and packages. What gets no
// answer from the registry is told as "not run", never as "passed". `--offline` leaves out what asks the registry.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages, root } from './packages.mjs';

/** Licences that let a ward publish its portal under terms of its own choice. */
const IN_PAGES = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'OFL-1.1']);
/** Of libraries that only the publisher's machine loads, as files of their own: they may be of the LGPL. */
const ON_THE_MACHINE = new Set([...IN_PAGES, 'LGPL-3.0-or-later']);
/** Packages that only developers install, but whose files the build puts into the pages. */
const BUILT_IN = ['@fontsource-variable/lexend'];

/** Every package that ships, with its licence, in the order of names. */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && (!dev || BUILT_IN.includes(nameOf(path))))
    .map(([path, { version, license }]) => ({ name: nameOf(path), version, licence: license ?? 'unknown' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Those of the packages whose licence is not allowed where they go. */
export function licenceFaults(packages) {
  return packages.filter(({ name, licence }) => {
    const allowed = /^(@img\/|sharp$)/.test(name) ? ON_THE_MACHINE : IN_PAGES;
    return !licence.split(/ AND |[()]/).every((one) => one.trim() === '' || allowed.has(one.trim()));
  });
}

function licences() {
  const packages = shippedPackages();
  for (const { name, version, licence } of packages) console.log(`  ${licence.padEnd(20)} ${name} ${version}`);
  const faults = licenceFaults(packages);
  return faults.length === 0
    ? { result: 'passed', detail: `${packages.length} packages ship` }
    : { result: 'failed', detail: faults.map(({ name, licence }) => `${name}: ${licence}`).join(', ') };
}

function npm(...args) {
  const { stdout, stderr, status } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', timeout: 120_000 });
  return { stdout: stdout ?? '', stderr: stderr ?? '', status };
}

function vulnerabilities() {
  const { stdout, stderr } = npm('audit', '--json');
  try {
    const { metadata, error, message } = JSON.parse(stdout);
    if (!metadata) return { result: 'not run', detail: String(message ?? error?.summary ?? 'no answer').slice(0, 120) };
    const { total, high, critical } = metadata.vulnerabilities;
    return {
      result: high + critical > 0 ? 'failed' : 'passed',
      detail: `${total} known, ${high + critical} high or critical`,
    };
  } catch {
    // No JSON is no answer.
    return { result: 'not run', detail: stderr.trim().split('\n')[0]?.slice(0, 120) ?? 'no answer' };
  }
}

function signatures() {
  const { stdout, stderr, status } = npm('audit', 'signatures');
  const said = `${stdout}\n${stderr}`;
  const verified = /(\d+) packages? ha(?:s|ve) (?:a )?verified registry signatures?/.exec(said);
  if (/invalid|missing/i.test(said) && status !== 0 && verified)
    return { result: 'failed', detail: said.trim().slice(0, 300) };
  if (verified) return { result: 'passed', detail: verified[0] };
  return { result: 'not run', detail: said.trim().split('\n')[0]?.slice(0, 120) || 'no answer' };
}

function unused() {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'node_modules/knip/bin/knip.js')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) console.log(stdout);
  return { result: status === 0 ? 'passed' : 'failed', detail: 'knip' };
}

function main() {
  ensurePackages();
  const isOffline = process.argv.includes('--offline');
  const parts = [
    ['licences', licences],
    ['unused code and packages', unused],
    ...(isOffline
      ? []
      : [
          ['known vulnerabilities', vulnerabilities],
          ['registry signatures', signatures],
        ]),
  ];
  for (const [title, work] of parts) {
    const { result, detail } = work();
    console.log(`${title}: ${result} (${detail})`);
    if (result === 'failed') process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
