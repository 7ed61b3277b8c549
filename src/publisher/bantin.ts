#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, readCommandLine } from './command-line.ts';
import { check } from './commands/check.ts';
import { publish } from './commands/publish.ts';
import { serve } from './commands/serve.ts';
import type { AddressPolicy } from './net/address-policy.ts';
import { asidePath, recoverSwap } from './output/swap-directory.ts';
import { PublisherError } from './publisher-error.ts';
import { wordError } from './wording/error-wording.ts';
import { usageText } from './wording/usage.ts';
import { lockSite } from './work/lock.ts';
import { readRecord } from './work/record.ts';
import { clearStaleSites } from './work/stale-sites.ts';

/** The bundle stands in dist/publisher, beside the built app. */
const DIST = dirname(dirname(fileURLToPath(import.meta.url)));
const APP_DIR = join(DIST, 'app');
const PROGRAMS = {
  main: fileURLToPath(import.meta.url),
  pictures: join(DIST, 'publisher/picture-process.js'),
  pages: join(DIST, 'publisher/page-thread.js'),
  prerender: join(DIST, 'publisher/prerender.js'),
};
declare const __BANTIN_VERSION__: string;
const BUILT = { appDir: APP_DIR, programs: PROGRAMS, version: __BANTIN_VERSION__ };

/** Exit statuses: what was asked is done, done with warnings under --strict, refused. */
const REFUSED = 2;

const print = (line: string) => console.log(line);

/** Addresses in a feed may not lead inward; the place that the operator typed may be anywhere. */
function policyFor(feed: string, allowPrivate: boolean, trustTyped: boolean): AddressPolicy {
  const typed = trustTyped && URL.canParse(feed) ? [new URL(feed).origin] : [];
  return { allowPrivate, trustedOrigins: new Set(typed) };
}

async function run(command: Command): Promise<number> {
  switch (command.name) {
    case 'help':
      print(usageText(command.language));
      return 0;
    case 'serve':
      await recoverStopped(command.dir);
      if (!existsSync(join(command.dir, 'index.html')))
        throw new PublisherError('file-missing', { path: join(command.dir, 'index.html') });
      await serve({ ...command, basePath: command.basePath ?? publishedBasePath(command.dir) }, print);
      return 0;
    case 'publish':
      await publish(
        {
          ...command,
          siteFile: command.siteFile ?? siteFileBeside(command.feed),
          ...BUILT,
          recipe: { effort: 2 },
          policy: policyFor(command.feed, command.allowPrivate, false),
        },
        print,
      );
      return 0;
    case 'check':
      return check(
        {
          ...command,
          siteFile: command.siteFile ?? siteFileBeside(command.feed),
          pictures: PROGRAMS.pictures,
          policy: policyFor(command.feed, command.allowPrivate, true),
        },
        print,
      );
    case 'start':
      return start(command);
  }
}

/** Brings back a site whose replacement was stopped between two renames; unless a publish is at it this moment. */
async function recoverStopped(dir: string): Promise<void> {
  if (existsSync(dir) || !existsSync(asidePath(dir))) return;
  const unlock = await lockSite(dir);
  try {
    await recoverSwap(dir);
  } finally {
    unlock();
  }
}

/** The site.json in the folder of a local feed, `null` where there is none. */
function siteFileBeside(feed: string): string | null {
  const path = join(dirname(feed), 'site.json');
  return !/^https?:/i.test(feed) && existsSync(path) ? path : null;
}

/** The path that a site was published for, so that its pages find each other; the root for any other folder. */
function publishedBasePath(dir: string): string {
  const base = readRecord(dir)?.base ?? '/';
  return base.startsWith('http') ? new URL(base).pathname : base;
}

/** Publishes the sample, or the feed given, and serves it; with a feed that is refused, what stood there stays. */
async function start({ feed, port, acceptLoss, language }: Command & { name: 'start' }): Promise<number> {
  // A folder for each feed: what was published stays published, and would stand among another feed's articles.
  const outDir = join(
    DIST,
    feed === null ? 'site' : `site-${createHash('sha256').update(feed).digest('hex').slice(0, 12)}`,
  );
  const sample = join(APP_DIR, 'feed.json');
  await publish(
    {
      feed: feed ?? sample,
      siteFile: siteFileBeside(feed ?? sample),
      outDir,
      ...BUILT,
      // A try-out should open soon.
      recipe: { effort: 0 },
      base: '',
      policy: policyFor(feed ?? '', false, true),
      language,
      quiet: false,
      compress: true,
      acceptLoss,
    },
    print,
  );
  if (feed !== null) await clearStaleSites(DIST, basename(outDir));
  await serve({ dir: outDir, basePath: '/', port }, print);
  return 0;
}

async function main(): Promise<number> {
  let language: Command['language'] = process.argv.includes('en') ? 'en' : 'vi';
  try {
    const command = readCommandLine(process.argv.slice(2), process.env);
    language = command.language;
    return await run(command);
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error;
    console.error(wordError(error, language));
    return REFUSED;
  }
}

process.exitCode = await main();
