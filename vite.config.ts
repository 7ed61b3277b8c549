import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { parseSiteSettings } from './src/site/settings.ts';

/**
 * Writes the sample's settings into the shell, where the app reads them without a request. `bantin publish`
 * replaces them with those of its own site.
 */
function siteSettings(): Plugin {
  return {
    name: 'bantin-site-settings',
    transformIndexHtml(html) {
      const settings = parseSiteSettings(JSON.parse(readFileSync('public/site.json', 'utf8')));
      return html
        .replaceAll('{{name}}', escapeHtml(settings.name))
        .replaceAll('{{description}}', escapeHtml(settings.description))
        .replaceAll('{{accent}}', settings.accentColour)
        .replace('{{settings}}', JSON.stringify(settings).replaceAll('<', '\\u003c'));
    },
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export default defineConfig({
  plugins: [
    // The preset's own prefresh and devtools hooks stay out of the build.
    preact({ devToolsEnabled: false }),
    siteSettings(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      outDir: 'dist/app',
      injectRegister: false,
      // The manifest is a file of the site (public/manifest.webmanifest): the publisher writes it from site.json.
      manifest: false,
      injectManifest: {
        globPatterns: ['index.html', 'assets/*.{js,css}', 'icons/favicon.svg'],
        // Hashed names need no revision.
        dontCacheBustURLsMatching: /^assets\//,
        rollupFormat: 'iife',
      },
    }),
  ],
  // Scripts and styles name each other relatively, so one build serves any base path; the publisher
  // rewrites the shell's own URLs where a site lives below a sub-path.
  experimental: {
    renderBuiltUrl: (filename, { hostType }) => (hostType === 'html' ? `/${filename}` : { relative: true }),
  },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need data: in the policy; the polyfill is an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
  },
  define: { __BANTIN_VERSION__: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
  worker: { format: 'es' },
  server: { port: 8080 },
});
