import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { headersFor } from '../../../src/publisher/serve/site-headers.ts';
import { readStyleSources } from '../../../src/publisher/serve/style-sources.ts';
import { launchChromium } from '../../support/browsers.ts';
import { newsFeed } from '../../support/news-feed.ts';
import { createPublishedSite } from '../../support/publish.ts';
import { runNamedTests } from '../named-tests.ts';
import { notRun, type PartOptions, type Row, tryAll } from '../part.ts';

/** How a real server is started on a port with the configuration that `publish` wrote. */
interface Host {
  name: string;
  program: string;
  configure(port: number, site: string, work: string): Promise<string[]>;
}

const hosts: Host[] = [
  {
    name: 'nginx',
    program: '/usr/sbin/nginx',
    async configure(port, site, work) {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (kind) => `${kind}_temp_path ${work}/${kind};`,
      );
      await writeFile(
        join(work, 'nginx.conf'),
        `daemon off; pid ${work}/nginx.pid; error_log stderr; events {} user root;
http { include /etc/nginx/mime.types; access_log off; ${temporary.join(' ')}
server { listen 127.0.0.1:${port}; root ${site}; include ${site}/.bantin/nginx.conf; } }`,
      );
      return ['-c', join(work, 'nginx.conf'), '-p', work];
    },
  },
  {
    name: 'caddy',
    program: '/usr/bin/caddy',
    async configure(port, site, work) {
      const rules = await readFile(join(site, '.bantin/Caddyfile'), 'utf8');
      const global = '{\n\tadmin off\n\tauto_https off\n}\n';
      await writeFile(join(work, 'Caddyfile'), `${global}http://127.0.0.1:${port} {\n\troot * ${site}\n${rules}\n}\n`);
      return ['run', '--config', join(work, 'Caddyfile'), '--adapter', 'caddyfile'];
    },
  },
];

/** What a path is, and the status and type that any host answers with. */
const answers: [path: string, file: string, status: number, type: RegExp][] = [
  ['/', 'index.html', 200, /^text\/html/],
  ['/chuyen-muc/', 'chuyen-muc/index.html', 200, /^text\/html/],
  ['/sw.js', 'sw.js', 200, /javascript/],
  ['/feed.json', 'feed.json', 200, /json/],
  ['/rss.xml', 'rss.xml', 200, /xml/],
  ['/manifest.webmanifest', 'manifest.webmanifest', 200, /^application\/manifest\+json/],
  ['/icons/favicon.svg', 'icons/favicon.svg', 200, /^image\/svg/],
  ['/khong-co.html', '404.html', 404, /^text\/html/],
  ['/assets/khong-co.js', '404.html', 404, /^text\/html/],
  ['/.bantin/record.json', '404.html', 404, /^/],
];

/** The configurations that `publish` writes, in the servers they are for, where those are installed. */
export async function run(options: PartOptions): Promise<Row[]> {
  const { log } = options;
  if (options.engine !== null && options.engine !== 'chromium') return await runNamedTests(9, options);
  const site = await createPublishedSite();
  await site.publish(newsFeed(20));
  const rows: Row[] = [];
  for (const host of hosts) {
    const row = { what: `configuration of ${host.name}`, engine: 'chromium', unit: 'answers' } as const;
    if (!existsSync(host.program)) {
      rows.push(notRun(row, 'not installed'));
      continue;
    }
    log(`policy: ${host.name}`);
    rows.push(await tryHost(host, row, site.folder));
  }
  await site.remove();
  return [...rows, ...(await runNamedTests(9, options))];
}

async function tryHost(host: Host, row: Pick<Row, 'what' | 'engine' | 'unit'>, site: string): Promise<Row> {
  const work = await mkdtemp(join(tmpdir(), `bantin-${host.name}-`));
  await mkdir(join(work, 'home'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = spawn(host.program, await host.configure(port, site, work), {
    env: { ...process.env, HOME: join(work, 'home') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (chunk) => (said += chunk));
  try {
    await untilUp(origin, server, () => said);
    const assets = /\/(assets\/[\w.-]+\.js)/.exec(await (await fetch(`${origin}/`)).text())?.[1] ?? '';
    const styles = await readStyleSources(site);
    const cases: typeof answers = [...answers, [`/${assets}`, assets, 200, /javascript/]];
    const result = await tryAll(
      row,
      [...cases, null],
      (one) => (one ? tryAnswer(origin, one, styles) : tryApp(origin)),
      (one) => one?.[0] ?? 'the app in a browser',
    );
    return result;
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => (server.exitCode === null ? server.once('close', resolve) : resolve(null)));
    await rm(work, { recursive: true, force: true });
  }
}

async function tryAnswer(
  origin: string,
  [path, file, status, type]: (typeof answers)[number],
  styles: readonly string[],
): Promise<void> {
  const response = await fetch(origin + path);
  const faults: string[] = [];
  if (response.status !== status) faults.push(`status ${response.status}`);
  const given = response.headers.get('content-type') ?? '';
  if (!type.test(given)) faults.push(`type ${given}`);
  const expected = headersFor(file, styles);
  if (status === 404) expected['Cache-Control'] = 'no-store';
  // A folder that is hidden needs no headers of a page.
  const isHidden = path.startsWith('/.');
  for (const [name, value] of isHidden ? [] : Object.entries(expected)) {
    const sent = response.headers.get(name);
    if (sent !== value) faults.push(`${name}: ${sent}`);
  }
  if (faults.length > 0) throw new Error(faults.join('; '));
}

/** Home, search and an article in a real browser under that host's headers, then again from the service worker. */
async function tryApp(origin: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext()).newPage();
    const said: string[] = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    for (let visit = 1; visit <= 2; visit++) {
      await page.goto(`${origin}/`);
      await page
        .getByText(/Cập nhật lúc \d\d:\d\d/)
        .first()
        .waitFor();
      await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
      await page.goto(`${origin}/tim-kiem/`);
      await page.getByRole('searchbox').first().fill('bi thu');
      await page.getByRole('listitem').getByRole('link').first().waitFor();
    }
    if (said.length > 0) throw new Error(said.join('; '));
  } finally {
    await browser.close();
  }
}

async function untilUp(origin: string, server: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`ended: ${said().slice(-400)}`);
    if (
      await fetch(origin).then(
        () => true,
        () => false,
      )
    )
      return;
    await delay(100);
  }
  throw new Error(`does not answer: ${said().slice(-400)}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
