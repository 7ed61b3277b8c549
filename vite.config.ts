import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { packAssets } from './.ci/asset-packs.ts';
import { installHash } from './src/publisher/output/app-shell.ts';
import { metaPolicy, pagePolicy } from './src/publisher/serve/site-headers.ts';
import { accentRoles, accentStyles } from './src/site/accent.ts';
import { parseSiteSettings } from './src/site/settings.ts';

/**
 * Writes the sample's settings into the shell, where the app reads them without a request, and its accent colour into
 * the styles. `bantin publish` replaces them with those of its own site.
 */
function siteSettings(): Plugin {
  const settings = parseSiteSettings(JSON.parse(readFileSync('public/site.json', 'utf8')));
  return {
    name: 'bantin-site-settings',
    transform(code, id) {
      return id.endsWith('/styles/main.css') ? code + accentStyles(settings.accentColour) : null;
    },
    transformIndexHtml(html, { server }) {
      return (
        html
          // The development server's own scripts and styles are inline.
          .replace('{{policy}}', server ? '' : metaPolicy(pagePolicy([])))
          .replaceAll('{{name}}', escapeHtml(settings.name))
          .replaceAll('{{description}}', escapeHtml(settings.description))
          .replaceAll('{{banner}}', accentRoles(settings.accentColour, 'light').banner)
          .replaceAll('{{darkBanner}}', accentRoles(settings.accentColour, 'dark').banner)
          .replace('"{{settings}}"', () => JSON.stringify(settings).replaceAll('<', '\\u003c'))
      );
    },
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Puts src/views/load-chunk.ts in the place of Vite's own helper. */
function chunkLoader(): Plugin {
  return {
    name: 'bantin-chunk-loader',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) =>
      id.endsWith('vite/preload-helper.js') ? `${import.meta.dirname}/src/views/load-chunk.ts` : null,
  };
}

const FIRST_SCREEN = [
  /node_modules\/(preact|preact-router|idb)\//,
  /modulepreload/,
  /src\/main\.tsx/,
  /src\/site\/(notice-to-show|paths|picture-variants)\.ts/,
  /src\/store\/(changes|create-stores|database|home|meta|schema|settings|store-error)\.ts/,
  /src\/views\/(actions|app|appearance|format|idle|load-chunk|navigation|recover|routes|site-context)\.tsx?/,
  /src\/views\/components\/(article-list|badge|card|empty-store|icon|picture|screen|states|status-strip|update-offer)\.tsx/,
  /src\/views\/hooks\/(use-availability|use-loaded)\.ts/,
  /src\/views\/messages\/(core|language|slice)\.ts/,
  /src\/views\/(pages|screens)\/home\.tsx/,
];

function isOfFirstScreen(id: string): boolean {
  return FIRST_SCREEN.some((pattern) => pattern.test(id));
}

/**
 * What a page needs only where there is no service worker, or no store: with the parser, the sync, and what builds search
 * segments and answers from them, it is not kept on the phone.
 */
const WITHOUT_WORKER =
  /src\/(site\/(manifest|retry-after|served-text)|store\/(apply-page|packs|segments)|text\/(excerpt|spell|telex))\.ts/;

/**
 * Terser before the built-in minifier makes the first screen's script 2 % smaller by brotli. It takes seconds where
 * the built-in one takes milliseconds, so the scripts that nobody waits for go without.
 */
function terseFirstScreen(): Plugin {
  return {
    name: 'bantin-terse-first-screen',
    apply: 'build',
    async renderChunk(code, chunk) {
      if (chunk.name !== 'first-screen') return null;
      const { minify } = await import('terser');
      const terse = await minify(code, { ecma: 2020, module: true, compress: { passes: 3, pure_getters: true } });
      return terse.code ? { code: terse.code, map: null } : null;
    },
  };
}

/**
 * Adds the script of pages that the publisher draws. It stands alone, so it is compiled alone: beside a second entry the
 * bundler cuts the app into 22 more files, and 1.7 KB more to keep.
 */
function drawnPageStarter(): Plugin {
  const source = 'src/start-drawn-page.ts';
  return {
    name: 'bantin-drawn-page-starter',
    apply: 'build',
    async generateBundle() {
      const { minify } = await import('terser');
      const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
      const terse = await minify(code, { ecma: 2020, module: true });
      // Vite's manifest lists it by its source, as it lists a chunk.
      this.emitFile({
        type: 'asset',
        name: 'start-drawn-page.js',
        originalFileName: source,
        source: terse.code ?? code,
      });
    },
  };
}

/**
 * What only some readers ever use, or none waits for: the worker is installed without it and fetches it afterwards, so that
 * reading without a network does not wait for it. Nothing that an installed script imports at once may be here.
 */
const COMFORTS =
  /^assets\/(?:english|qr-code|share-sheet|article-file|embed-pictures|quotation|quote-button|session|speech|no-voice-sheet|install-guide|ios-steps|install-offer|about|storage|backup-file|print-foot|print-page|recordings|keep-recordings|seven-days|found-words|hold-pictures|picture-file|prerendered|show-quotation|snapshot|index\.module|sheet|site-notice)-/;

export default defineConfig({
  plugins: [
    // The preset's own prefresh and devtools hooks stay out of the build.
    preact({ devToolsEnabled: false }),
    siteSettings(),
    chunkLoader(),
    terseFirstScreen(),
    drawnPageStarter(),
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
        // A page syncs by itself, comes as the publisher drew it, or reads what it does not store, only with a network.
        globIgnores: ['assets/{page-sync,start-drawn-page,read-online}-*.{js,css}'],
        // Hashed names need no revision.
        dontCacheBustURLsMatching: /^assets\//,
        rollupFormat: 'iife',
        manifestTransforms: [
          (files) => ({
            manifest: packAssets(
              'dist/app',
              // The shell is another one on every site: the worker knows it by its parts.
              files.map((file) =>
                file.url === 'index.html'
                  ? file
                  : {
                      ...file,
                      sha256: installHash(readFileSync(`dist/app/${file.url}`)),
                      ...(COMFORTS.test(file.url) && { later: true }),
                    },
              ),
            ),
            warnings: [],
          }),
        ],
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
    // Inlined assets would need data: in the policy.
    assetsInlineLimit: 0,
    // The chunks a screen needs come with the precache; naming them all in the first script costs more than it gains.
    modulePreload: false,
    cssCodeSplit: true,
    // Tells the publisher which styles and scripts a screen needs.
    manifest: true,
    rolldownOptions: {
      output: {
        // What the first screen needs is one file: the bundler would cut it wherever a later screen shares a part,
        // and ten small files compress worse than one.
        codeSplitting: {
          groups: [
            { name: 'first-screen', test: isOfFirstScreen },
            // What screens and the page's own sync share must not lie in the latter's file, which is not precached.
            {
              name: 'store',
              test: (id) =>
                /src\/(store(?!\/(?:memory-database|recordings))|site|text(?!\/speech)|search\/client)[/.]|src\/sync\/(watch-sync|sync-lock|app-badge)/.test(
                  id,
                ) && !WITHOUT_WORKER.test(id),
            },
            {
              name: 'page-sync',
              test: (id) =>
                /src\/(sync|feed|search)\/|node_modules\/(htmlparser2|entities|dom)/.test(id) ||
                WITHOUT_WORKER.test(id),
            },
            { name: 'english', test: /src\/views\/messages\/english\// },
            { name: 'lists', test: /src\/views\/.*\/(categories|category|saved|lists|not-found)\.tsx?/ },
          ],
        },
      },
    },
  },
  define: { __BANTIN_VERSION__: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
  worker: { format: 'es' },
  server: { port: 8080 },
});
