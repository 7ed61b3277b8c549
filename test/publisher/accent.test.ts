import { expect, test } from 'vitest';
import { type BuiltApp, md5, siteApp } from '../../src/publisher/output/app-shell.ts';
import { sha256Hex } from '../../src/publisher/source/read-feed.ts';
import { accentStyles } from '../../src/site/accent.ts';
import { parseSiteSettings } from '../../src/site/settings.ts';

const shell = `<html lang="vi"><head><title>Mẫu</title>
<meta name="theme-color" content="#000000" media="(prefers-color-scheme: dark)">
<meta name="theme-color" content="#000000">
<script type="application/json" id="site">${JSON.stringify(parseSiteSettings({ accentColour: '#123456' }))}</script>
<link rel="stylesheet" crossorigin href="/assets/style-b2.css">
</head><body><div id="app"></div></body></html>`;
const app: BuiltApp = {
  files: [],
  shell,
  worker: `precache([{"revision":"${md5(shell)}","url":"index.html"},{"revision":null,"url":"assets/style-b2.css"}])`,
  styles: { article: [], album: [], albums: [], about: [] },
  starter: '',
  ahead: [],
  version: '',
};

test('a site with the colour that the app was built with needs no styles of its own', () => {
  const made = siteApp(app, parseSiteSettings({ accentColour: '#123456' }), '/');
  expect(made.files).toEqual([]);
  expect(made.shell).not.toContain('accent-');
});

test("another site's colour comes as a stylesheet after the app's own, kept offline, and tints the browser's bar", () => {
  const made = siteApp(app, parseSiteSettings({ accentColour: '#0B6E4F' }), '/tin/');
  const [file] = made.files;
  expect(file?.path).toMatch(/^assets\/accent-[\w-]{8}\.css$/);
  expect(file?.bytes.toString()).toBe(accentStyles('#0B6E4F'));
  const sheets = [...made.shell.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(([, href]) => href);
  expect(sheets).toEqual(['/tin/assets/style-b2.css', `/tin/${file?.path}`]);
  expect(made.worker).toContain(
    `{"revision":"${md5(made.shell)}","url":"index.html"},{"revision":null,"url":"${file?.path}","sha256":"${sha256Hex(file?.bytes ?? '').slice(0, 16)}"}`,
  );
  expect(made.shell).toContain('<meta name="theme-color" content="#0B6E4F">');
  expect(made.shell).toMatch(/<meta name="theme-color" content="#0\w{5}" media="\(prefers-color-scheme: dark\)">/);
});
