// `npm run audit`: known vulnerabilities, signatures, licences of what ships, unused code and packages, and whether the
// bundle comes out the same when it is built again. What gets no answer from the registry is told as "not run", never as
// "passed". `--offline` asks the registry nothing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages, root } from './packages.mjs';
import { buildCopy } from './rebuild.mjs';

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
  const { stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', timeout: 120_000 });
  return { stdout: stdout ?? '', stderr: stderr ?? '' };
}

/** What the answer of `npm audit --json` says. */
export function readVulnerabilities(stdout, stderr = '') {
  let answer;
  try {
    answer = JSON.parse(stdout);
  } catch {
    // No JSON is no answer.
    return { result: 'not run', detail: firstLine(stderr) };
  }
  const { metadata, error, message } = answer;
  const { total, high, critical } = metadata?.vulnerabilities ?? {};
  if (![total, high, critical].every(Number.isInteger))
    return { result: 'not run', detail: firstLine(String(message ?? error?.summary ?? '')) };
  if (high + critical > 0) return { result: 'failed', detail: `${total} known, ${high + critical} high or critical` };
  return { result: 'passed', detail: total > 0 ? `${total} known to look at, none high or critical` : 'none known' };
}

/** What `npm audit signatures` says; only lines that name a count are believed. */
export function readSignatures(stdout, stderr = '') {
  const said = `${stdout}\n${stderr}`;
  const bad = said.match(
    /^\d+ packages? ha(?:s|ve) (?:an? )?(?:invalid|missing) (?:registry signatures?|attestations?)/gm,
  );
  if (bad) return { result: 'failed', detail: bad.join(', ') };
  const verified = /^\d+ packages? ha(?:s|ve) (?:a )?verified registry signatures?/m.exec(said)?.[0];
  return verified ? { result: 'passed', detail: verified } : { result: 'not run', detail: firstLine(said) };
}

function firstLine(text) {
  return text.trim().split('\n')[0]?.slice(0, 120) || 'no answer';
}

function vulnerabilities() {
  const { stdout, stderr } = npm('audit', '--json');
  return readVulnerabilities(stdout, stderr);
}

function signatures() {
  const { stdout, stderr } = npm('audit', 'signatures', '--no-color');
  return readSignatures(stdout, stderr);
}

function unused() {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'node_modules/knip/bin/knip.js')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) console.log(stdout);
  return { result: status === 0 ? 'passed' : 'failed', detail: 'knip' };
}

/** Built twice, in two folders, with files of two times. */
async function rebuilt() {
  const one = await buildCopy('a', new Date(Date.UTC(2001, 5, 1)));
  const other = await buildCopy('another/longer path', new Date(Date.UTC(2031, 5, 1)));
  const paths = new Set([...one.keys(), ...other.keys()]);
  const differing = [...paths].filter((path) => one.get(path) !== other.get(path));
  return differing.length === 0
    ? { result: 'passed', detail: `${paths.size} files are the same byte for byte` }
    : { result: 'failed', detail: `not the same: ${differing.slice(0, 5).join(', ')}` };
}

async function main() {
  ensurePackages();
  const isOffline = process.argv.includes('--offline');
  const askRegistry = (work) => (isOffline ? () => ({ result: 'not run', detail: '--offline' }) : work);
  const parts = [
    ['licences', licences],
    ['unused code and packages', unused],
    ['built again', rebuilt],
    ['known vulnerabilities', askRegistry(vulnerabilities)],
    ['registry signatures', askRegistry(signatures)],
  ];
  for (const [title, work] of parts) {
    const { result, detail } = await work();
    console.log(`${title}: ${result} (${detail})`);
    if (result === 'failed') process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
