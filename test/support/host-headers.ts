/** What a host sends with a path (`/tin/feed.json`), names in lower case: as its configuration file says it. */
export type HostRules = (path: string) => Record<string, string>;

/** A line of `_headers` on Cloudflare Pages may be so long, and the file hold so many rules. */
export const HEADERS_FILE_LIMITS = { lineCharacters: 2000, rules: 100 };

interface HeadersRule {
  pattern: RegExp;
  lines: string[];
}

function headersRules(text: string): HeadersRule[] {
  const rules: HeadersRule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (/^\S/.test(line)) rules.push({ pattern: globOf(line.trim()), lines: [] });
    else rules.at(-1)?.lines.push(line.trim());
  }
  return rules;
}

/** `_headers`, as Cloudflare Pages reads it: every rule that matches adds, `! Name` takes away before. */
export function readCloudflareHeaders(text: string): HostRules {
  const rules = headersRules(text);
  return (path) => {
    const headers: Record<string, string> = {};
    for (const line of rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ lines }) => lines)) {
      const removed = /^! (.+)$/.exec(line)?.[1];
      if (removed) {
        delete headers[removed.toLowerCase()];
        continue;
      }
      const [name, value] = headerOf(line);
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
    return headers;
  };
}

/** `_headers`, as Netlify reads it: of rules that match the last one counts, and a line without a colon is nothing. */
export function readNetlifyHeaders(text: string): HostRules {
  const rules = headersRules(text);
  return (path) => {
    const matching = rules.filter(({ pattern }) => pattern.test(path));
    return Object.assign({}, ...matching.map(({ lines }) => valuesOf(lines)));
  };
}

/** Of one rule; within it a name that comes twice has both values. */
function valuesOf(lines: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of lines.filter((line) => line.includes(':')).map(headerOf))
    values[name] = values[name] === undefined ? value : `${values[name]}, ${value}`;
  return values;
}

function headerOf(line: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
  return [name.trim().toLowerCase(), value];
}

/** The `location` blocks of an nginx configuration: an exact one, else the first pattern, else the longest prefix. */
export function readNginx(text: string): HostRules {
  const blocks = [...text.matchAll(/^location (=|~)? ?(\S+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, kind = '', at = '', body = '']) => ({ kind, at, headers: addHeaders(body) }),
  );
  return (path) => {
    const exact = blocks.find(({ kind, at }) => kind === '=' && at === path);
    const pattern = blocks.find(({ kind, at }) => kind === '~' && new RegExp(at).test(path));
    const prefixes = blocks.filter(({ kind, at }) => kind === '' && path.startsWith(at));
    const [prefix] = prefixes.sort((a, b) => b.at.length - a.at.length);
    return (exact ?? pattern ?? prefix)?.headers ?? {};
  };
}

function addHeaders(body: string): Record<string, string> {
  const found = body.matchAll(/^\s*add_header (\S+) "([^"]*)"(?: always)?;$/gm);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
}

/**
 * The `header` directives of a Caddyfile: those for all first, then those of each matcher by the paths it names. Types
 * are the file server's to know.
 */
export function readCaddyfile(text: string): HostRules {
  const site = text.replace(/^handle_errors \{[\s\S]*?^\}/m, '');
  const common = [...(/^header \{\n([\s\S]*?)^\}/m.exec(site)?.[1] ?? '').matchAll(/^\s*(\S+) "([^"]*)"$/gm)];
  const matchers = new Map(
    [...site.matchAll(/^@(\S+) (not )?path (.+)$/gm)].map(([, name, not, paths = '']) => {
      const patterns = paths.split(' ').map(globOf);
      return [name, (path: string) => patterns.some((pattern) => pattern.test(path)) === !not] as const;
    }),
  );
  const special = [...site.matchAll(/^header @(\S+) (\S+) "([^"]*)"$/gm)];
  return (path) => ({
    ...Object.fromEntries(common.map(([, name = '', value = '']) => [name.toLowerCase(), value])),
    ...Object.fromEntries(
      special
        .filter(([, matcher, name]) => name !== 'Content-Type' && matchers.get(matcher ?? '')?.(path))
        .map(([, , name = '', value = '']) => [name.toLowerCase(), value]),
    ),
  });
}

function globOf(glob: string): RegExp {
  const escaped = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}

/** A policy by directive: `{ 'script-src': ["'self'"] }`. A directive that is given twice counts once, the first. */
export function readPolicy(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const directive of policy.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    if (name && !directives.has(name)) directives.set(name, sources);
  }
  return directives;
}
