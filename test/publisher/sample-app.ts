import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { metaPolicy, pagePolicy } from '../../src/publisher/serve/site-headers.ts';

/** The least that the publisher takes for a built app: a shell, a worker that knows its revision, an asset. */
export async function writeSampleApp(folder: string): Promise<void> {
  const shell = `<!doctype html><html lang="vi"><head><meta http-equiv="Content-Security-Policy" content="${metaPolicy(pagePolicy([]))}"><title>Mẫu</title><meta name="description" content="Mẫu">
<meta name="theme-color" content="#000000"><link rel="manifest" href="/manifest.webmanifest"><link rel="icon" href="/icons/favicon.svg" type="image/svg+xml"><link rel="alternate" type="application/feed+json" href="/feed.json" title="Mẫu">
<script type="application/json" id="site">{"name":"Mẫu"}</script>
<link rel="stylesheet" href="/assets/style-b2.css"><script type="module" src="/assets/main-a1.js"></script></head>
<body><div id="app"></div>
<p class="unstarted" lang="vi">Trang chưa mở được</p>
<noscript><p>Trang này cần JavaScript</p></noscript></body></html>`;
  const revision = createHash('md5').update(shell).digest('hex');
  const mark = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="#fff" d="M0 0"/></svg>\n';
  const markHash = (algorithm: string) => createHash(algorithm).update(mark).digest('hex');
  const icon = await sharp({ create: { width: 512, height: 512, channels: 4, background: '#ffffff80' } })
    .png()
    .toBuffer();
  const files: Record<string, string | Buffer> = {
    'icons/icon-512.png': icon,
    'icons/favicon.svg': mark,
    'manifest.webmanifest': JSON.stringify({
      name: 'Mẫu',
      icons: [
        { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: '/icons/monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
      ],
    }),
    'index.html': shell,
    'sw.js': `precache([{"revision":"${markHash('md5')}","sha256":"${markHash('sha256').slice(0, 16)}","url":"icons/favicon.svg"},{"revision":"${revision}","url":"index.html"},{"revision":null,"url":"assets/main-a1.js"}])`,
    'assets/main-a1.js': 'export {}',
    'assets/start-c3.js': 'export {}',
    'assets/background-d4.js': 'export {}',
    'assets/prerendered-g7.js': 'export {}',
    'assets/shared-e5.js': 'export {}',
    'assets/workbox-f6.js': 'export {}',
    '.vite/manifest.json': JSON.stringify({
      'src/start-drawn-page.ts': { file: 'assets/start-c3.js' },
      'src/background.ts': {
        file: 'assets/background-d4.js',
        imports: ['_main-a1.js', '_shared-e5.js'],
        dynamicImports: ['node_modules/workbox-window/build/workbox-window.prod.es5.mjs', 'src/views/snapshot.tsx'],
      },
      'src/views/prerendered.ts': { file: 'assets/prerendered-g7.js', imports: ['_shared-e5.js'] },
      'src/views/snapshot.tsx': { file: 'assets/snapshot-h8.js' },
      '_main-a1.js': { file: 'assets/main-a1.js' },
      '_shared-e5.js': { file: 'assets/shared-e5.js', imports: ['_main-a1.js'] },
      'node_modules/workbox-window/build/workbox-window.prod.es5.mjs': { file: 'assets/workbox-f6.js' },
    }),
    'assets/style-b2.css': 'body{margin:0}',
    'feed.json':
      '{"version":"https://jsonfeed.org/version/1.1","title":"Mẫu","items":[{"id":"1","content_text":"Xin chào"}]}',
    'site.json': '{"name":"Trang mẫu","accentColour":"#123456"}',
    'anh/sample.jpg': 'of the sample alone',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
