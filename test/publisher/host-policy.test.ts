import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hostFiles } from '../../src/publisher/output/host-files.ts';
import { contentType } from '../../src/publisher/serve/content-types.ts';
import {
  headersFor,
  MEDIA_POLICY,
  metaPolicy,
  pagePolicy,
  SECURITY_HEADERS,
} from '../../src/publisher/serve/site-headers.ts';
import {
  HEADERS_FILE_LIMITS,
  readCaddyfile,
  readCloudflareHeaders,
  readNetlifyHeaders,
  readNginx,
  readPolicy,
} from '../support/host-headers.ts';
import { rootDir } from '../support/shared.ts';

const PATHS = [
  'index.html',
  'bai-viet/mot-bai-abc/index.html',
  '404.html',
  'sw.js',
  'feed.json',
  'feed/2026-11.json',
  'manifest.webmanifest',
  'rss.xml',
  'icons/favicon.svg',
  'assets/main-a1b2.js',
  'pictures/0123456789abcdef-320.jpg',
  'audio/0123456789abcdef.mp3',
];

const STYLES = [`'sha256-${'A'.repeat(43)}='`];

const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

describe.each(['/', '/tin/'])('a site under %s', (basePath) => {
  const files = new Map(hostFiles(basePath, STYLES).map(({ path, text }) => [path, text]));
  test.each([
    ['_headers', 'Cloudflare Pages', readCloudflareHeaders],
    ['_headers', 'Netlify', readNetlifyHeaders],
    ['.bantin/nginx.conf', 'nginx', readNginx],
    ['.bantin/Caddyfile', 'Caddy', readCaddyfile],
  ])('gets from %s on %s the headers that `bantin serve` sends', (file, _host, read) => {
    const rules = read(files.get(file) ?? '');
    for (const path of PATHS) {
      const sent = rules(basePath + path);
      const expected = lowered(headersFor(path, STYLES));
      // A page that is missing is not kept; `serve` says so by the status, these by the page's path.
      if (path === '404.html' && sent['cache-control'] === 'no-store') expected['cache-control'] = 'no-store';
      expect([path, sent]).toEqual([path, expected]);
    }
  });

  test('tells nginx that an answer differs by what a client unpacks, and to keep nothing for long that it could not find', () => {
    const nginx = files.get('.bantin/nginx.conf') ?? '';
    expect(nginx).toMatch(/^gzip_vary on;$/m);
    expect(nginx).not.toMatch(/immutable" always/);
    for (const extension of ['mp3', 'm4a', 'ogg', 'wav', 'flac', 'aac', 'avif'])
      expect(nginx).toContain(`${contentType(`a.${extension}`)} ${extension};`);
  });

  test('says it in as many lines and rules as a host reads, whatever the number of styles', () => {
    // As many kinds of page as there are, and then some.
    const many = Array.from({ length: 20 }, (_, i) => STYLES[0]?.replace('AA', String(10 + i)) ?? '');
    const text = hostFiles(basePath, many).find(({ path }) => path === '_headers')?.text ?? '';
    const lines = text.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(HEADERS_FILE_LIMITS.lineCharacters);
    expect(lines.filter((line) => /^\S/.test(line)).length).toBeLessThanOrEqual(HEADERS_FILE_LIMITS.rules);
  });
});

describe('the policy of a page', () => {
  const policy = readPolicy(pagePolicy(STYLES));

  test('names every source that the app has, and no other', () => {
    const { 'style-src': styles = [], ...rest } = Object.fromEntries(policy);
    expect(rest).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'media-src': ["'self'", 'blob:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'manifest-src': ["'self'"],
      'worker-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['app-sw'],
    });
    // A style that stands in the page is named by its hash, or not at all.
    for (const source of styles) expect(source).toMatch(/^'(self|sha256-[A-Za-z0-9+/]{43}=)'$/);
  });

  test('leaves plugins, frames and everything not named to the default, which is nothing', () => {
    for (const directive of ['object-src', 'frame-src', 'child-src', 'script-src-elem', 'script-src-attr'])
      expect(policy.has(directive)).toBe(false);
  });

  test('stands in the head of the built shell before anything that it governs', () => {
    const shell = readFileSync(`${rootDir}index.html`, 'utf8');
    const at = shell.indexOf('<meta http-equiv="Content-Security-Policy" content="{{policy}}">');
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(Math.min(...['<script', '<link', '<style'].map((tag) => `${shell}${tag}`.indexOf(tag))));
    expect(shell).toContain(`<meta name="referrer" content="${SECURITY_HEADERS['Referrer-Policy']}">`);
    const { 'frame-ancestors': _, ...rest } = Object.fromEntries(policy);
    expect(Object.fromEntries(readPolicy(metaPolicy(pagePolicy(STYLES))))).toEqual(rest);
  });

  test('of a picture or recording opened by itself allows nothing', () => {
    expect(Object.fromEntries(readPolicy(MEDIA_POLICY))).toEqual({ 'default-src': ["'none'"], sandbox: [] });
  });
});

test('every answer isolates the site, is taken for what it says it is, and tells others no path', () => {
  for (const path of PATHS)
    expect(headersFor(path)).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    });
});
