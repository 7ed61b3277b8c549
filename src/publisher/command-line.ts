import { parseArgs } from 'node:util';
import { PublisherError } from './publisher-error.ts';
import type { Language } from './wording/language.ts';

/** What one call of `bantin` asks for. */
export type Command =
  | { name: 'help'; language: Language }
  | { name: 'start'; feed: string | null; port: number; acceptLoss: boolean; language: Language }
  /** `basePath` is `null` where the site itself is to tell. */
  | { name: 'serve'; dir: string; port: number; basePath: string | null; language: Language }
  | {
      name: 'check';
      feed: string;
      siteFile: string | null;
      json: boolean;
      strict: boolean;
      allowPrivate: boolean;
      language: Language;
    }
  | {
      name: 'publish';
      feed: string;
      outDir: string;
      siteFile: string | null;
      base: string;
      allowPrivate: boolean;
      quiet: boolean;
      /** Brotli and gzip beside the text files; hosts that compress by themselves have no use for them. */
      compress: boolean;
      /** Publish although most articles are gone from the feed, or taken back by it. */
      acceptLoss: boolean;
      language: Language;
    };

const DEFAULT_PORT = 8080;

/**
 * Reads the arguments after `bantin` and the environment's PORT.
 *
 * @throws PublisherError `usage`
 */
export function readCommandLine(args: string[], environment: { PORT?: string | undefined }): Command {
  const { values, positionals } = parse(args);
  const language: Language = values.lang === 'en' ? 'en' : 'vi';
  const [name, operand, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') return { name: 'help', language };
  if (values.lang !== undefined && values.lang !== 'vi' && values.lang !== 'en') throw usage(`--lang ${values.lang}`);
  if (rest.length > 0) throw usage(rest.join(' '));
  const port = portFrom(values.port ?? environment.PORT);
  const allowPrivate = values['allow-private'] ?? false;
  const acceptLoss = values['accept-loss'] ?? false;
  switch (name) {
    case 'start':
      return { name, feed: operand ?? null, port, acceptLoss, language };
    case 'serve':
      return { name, dir: required(operand, 'serve DIR'), port, basePath: basePathFrom(values['base-path']), language };
    case 'check':
      return {
        name,
        feed: required(operand, 'check FEED'),
        siteFile: values.site ?? null,
        json: values.json ?? false,
        strict: values.strict ?? false,
        allowPrivate,
        language,
      };
    case 'publish':
      return {
        name,
        feed: required(operand, 'publish FEED --out DIR'),
        outDir: required(values.out, 'publish FEED --out DIR'),
        siteFile: values.site ?? null,
        base: baseFrom(values.base),
        allowPrivate,
        quiet: values.quiet ?? false,
        compress: !(values['no-compress'] ?? false),
        acceptLoss,
        language,
      };
    default:
      throw usage(name);
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        lang: { type: 'string' },
        port: { type: 'string' },
        'base-path': { type: 'string' },
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        'allow-private': { type: 'boolean' },
        out: { type: 'string', short: 'o' },
        site: { type: 'string' },
        base: { type: 'string' },
        quiet: { type: 'boolean', short: 'q' },
        'no-compress': { type: 'boolean' },
        'accept-loss': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function usage(detail: string): PublisherError {
  return new PublisherError('usage', { detail });
}

function required(value: string | undefined, form: string): string {
  if (!value) throw usage(`bantin ${form}`);
  return value;
}

function portFrom(value: string | undefined): number {
  if (value === undefined || value === '') return DEFAULT_PORT;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw usage(`port ${value}`);
  return port;
}

/** An absolute http(s) URL with a trailing slash, without query; `''` for none. */
function baseFrom(value: string | undefined): string {
  if (value === undefined) return '';
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) throw usage(`--base ${value}`);
  const { origin, pathname } = new URL(value);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}

function basePathFrom(value: string | undefined): string | null {
  if (value === undefined) return null;
  const inner = value.replace(/^\/+|\/+$/g, '');
  return inner ? `/${inner}/` : '/';
}
