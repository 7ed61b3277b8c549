import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** Builds the command line program: Node's own bundle, with every package left outside it. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  publicDir: false,
  define: { __BANTIN_VERSION__: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
  build: {
    ssr: true,
    outDir: 'dist/publisher',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      input: {
        bantin: 'src/publisher/bantin.ts',
        // The app's own components, checked and built apart from Node's program.
        prerender: 'src/views/prerender.tsx',
        'page-thread': 'src/publisher/pages/page-thread.ts',
        // Forked for strangers' pictures, so a program of its own.
        'picture-process': 'src/publisher/pictures/picture-process.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
