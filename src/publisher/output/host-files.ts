import { AUDIO_TYPES, PICTURE_TYPES } from '../serve/content-types.ts';
import {
  HASHED_FOLDERS,
  IMMUTABLE,
  MEDIA_FOLDERS,
  MEDIA_POLICY,
  NEVER_KEPT,
  pagePolicy,
  REVALIDATE,
  SECURITY_HEADERS,
} from '../serve/site-headers.ts';
import { formatStyleSources, STYLE_SOURCES_PATH } from '../serve/style-sources.ts';

/**
 * The headers of `bantin serve` for other hosts: `_headers` for Netlify and Cloudflare Pages, examples for nginx
 * and Caddy, and the file that keeps GitHub Pages from leaving paths with an underscore out. GitHub Pages sends no
 * headers of ours: there the policy that each page names in its head holds, without what only a header can say.
 */
export function hostFiles(basePath: string, styleSources: readonly string[]): { path: string; text: string }[] {
  const policy = pagePolicy(styleSources);
  return [
    { path: '_headers', text: netlifyHeaders(basePath, policy) },
    { path: '.nojekyll', text: '' },
    { path: '.bantin/nginx.conf', text: nginx(basePath, policy) },
    { path: '.bantin/Caddyfile', text: caddy(basePath, policy) },
    { path: STYLE_SOURCES_PATH, text: formatStyleSources(styleSources) },
  ];
}

const common = (policy: string) => Object.entries({ ...SECURITY_HEADERS, 'Content-Security-Policy': policy });

function netlifyHeaders(basePath: string, policy: string): string {
  const block = (path: string, headers: [string, string][]) =>
    `${basePath}${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  return [
    block('*', [...common(policy), ['Cache-Control', REVALIDATE]]),
    // A rule further down adds to one above; `!` takes the value above away first.
    ...HASHED_FOLDERS.map((folder) =>
      block(`${folder}/*`, [
        ['! Cache-Control', ''],
        ['Cache-Control', IMMUTABLE],
      ]).replace('! Cache-Control: ', '! Cache-Control'),
    ),
    ...MEDIA_FOLDERS.map((folder) =>
      block(`${folder}/*`, [
        ['! Content-Security-Policy', ''],
        ['Content-Security-Policy', MEDIA_POLICY],
      ]).replace('! Content-Security-Policy: ', '! Content-Security-Policy'),
    ),
  ].join('\n');
}

function nginx(basePath: string, policy: string): string {
  // Without `always` a header stands on what was found alone: a file that may not be read today is not kept as missing for a year.
  const headers = (csp: string, caching: string) =>
    [...Object.entries(SECURITY_HEADERS), ['Content-Security-Policy', csp], ['Cache-Control', caching]]
      .map(([name, value]) => `    add_header ${name} "${value}"${value === IMMUTABLE ? '' : ' always'};`)
      .join('\n');
  const location = (match: string, lines: string[], csp: string, caching: string) =>
    `location ${match} {\n${lines.map((line) => `    ${line}\n`).join('')}${headers(csp, caching)}\n}\n`;
  const typesOf = (types: Readonly<Record<string, string>>) =>
    `types { ${Object.entries(types)
      .map(([extension, type]) => `${type} ${extension};`)
      .join(' ')} }`;
  // Neither lists of a folder nor a refusal of one.
  const found = 'try_files $uri =404;';
  return `# Inside server { }. Put the site into the folder that "root" names, below ${basePath}
# With ngx_brotli also: brotli_static on;
gzip_static on;
gzip_vary on;
charset utf-8;
error_page 404 ${basePath}404.html;

${[
  location(basePath, ['try_files $uri $uri/index.html =404;'], policy, REVALIDATE),
  // Types that nginx's own list lacks; named for the whole server, they would take the place of that list.
  location(
    `= ${basePath}manifest.webmanifest`,
    ['types { }', 'default_type application/manifest+json;'],
    policy,
    REVALIDATE,
  ),
  location(`~ ^${basePath}assets/`, [found], policy, IMMUTABLE),
  location(`~ ^${basePath}pictures/`, [found, typesOf(PICTURE_TYPES)], MEDIA_POLICY, IMMUTABLE),
  location(`~ ^${basePath}audio/`, [found, typesOf(AUDIO_TYPES)], MEDIA_POLICY, IMMUTABLE),
  location(`= ${basePath}404.html`, ['internal;'], policy, NEVER_KEPT),
].join('')}location ~ ^${basePath}\\.bantin/ {
    return 404;
}
`;
}

function caddy(basePath: string, policy: string): string {
  const set = Object.entries(SECURITY_HEADERS)
    .map(([name, value]) => `\t${name} "${value}"`)
    .join('\n');
  const folders = (names: readonly string[]) => names.map((name) => `${basePath}${name}/*`).join(' ');
  // Caddy sorts its directives, and one for all paths would come last: so each header has one for every path.
  return `# Inside a site block.
@hidden path ${basePath}.bantin/*
respond @hidden 404
header {
${set}
}
@hashed path ${folders(HASHED_FOLDERS)}
header @hashed Cache-Control "${IMMUTABLE}"
@fresh not path ${folders(HASHED_FOLDERS)}
header @fresh Cache-Control "${REVALIDATE}"
@media path ${folders(MEDIA_FOLDERS)}
header @media Content-Security-Policy "${MEDIA_POLICY}"
@page not path ${folders(MEDIA_FOLDERS)}
header @page Content-Security-Policy "${policy}"
@manifest path ${basePath}manifest.webmanifest
header @manifest Content-Type "application/manifest+json"
handle_errors {
\trewrite * ${basePath}404.html
\theader Cache-Control "${NEVER_KEPT}"
\tfile_server {
\t\tprecompressed br gzip
\t}
}
file_server {
\tprecompressed br gzip
}
`;
}
