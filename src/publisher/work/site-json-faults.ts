import type { FeedWarning } from '../../feed/article.ts';
import {
  COLOUR,
  LONGEST_NOTICE,
  NOTICE_DAY,
  NOTICE_LINK,
  SHORT_NAME_LENGTH,
  SITE_ADDRESS,
} from '../../site/settings.ts';
import { SLUG } from './slugs.ts';

/** What is wrong with a value, by the code of its warning; `''` for nothing. */
type Check = (value: unknown) => string;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Check = (value) => (typeof value === 'string' ? '' : 'site-member-text');
const matching =
  (form: RegExp, code: string): Check =>
  (value) =>
    typeof value === 'string' && form.test(value.trim()) ? '' : code;
const atMost =
  (length: number): Check =>
  (value) =>
    typeof value !== 'string' ? 'site-member-text' : value.trim().length <= length ? '' : 'site-member-long';

/** Empty is as good as absent: editors leave members of a template so. */
const emptyOr =
  (check: Check): Check =>
  (value) =>
    typeof value === 'string' && value.trim() === '' ? '' : check(value);
const webAddress = emptyOr(matching(SITE_ADDRESS, 'site-address'));

/** All that a site.json may say, see `parseSiteSettings`; `slugs` and `icon` are the publisher's own. */
const MEMBERS: Record<string, Check | Record<string, Check>> = {
  name: text,
  shortName: atMost(SHORT_NAME_LENGTH),
  description: text,
  organisation: text,
  accentColour: matching(COLOUR, 'site-colour'),
  icon: text,
  feed: text,
  url: webAddress,
  contact: { address: text, phone: text, email: text, website: webAddress },
  licence: text,
  notice: {
    id: text,
    text: atMost(LONGEST_NOTICE),
    link: emptyOr(matching(NOTICE_LINK, 'site-address')),
    linkText: text,
    until: emptyOr(matching(NOTICE_DAY, 'site-day')),
  },
};

/** What a site.json says that is not taken as it stands: the rest of it is, so these are warnings. */
export function siteJsonFaults(siteJson: unknown): FeedWarning[] {
  if (siteJson === null) return [];
  if (!isObject(siteJson)) return [warning('site-member-object', '')];
  const { slugs, ...rest } = siteJson;
  return [...faultsOf(rest, MEMBERS, '', [...Object.keys(MEMBERS), 'slugs']), ...slugFaults(slugs)];
}

function faultsOf(
  found: Record<string, unknown>,
  members: Record<string, Check | Record<string, Check>>,
  parent: string,
  names = Object.keys(members),
): FeedWarning[] {
  return Object.entries(found).flatMap(([name, value]) => {
    const path = parent + name;
    const check = Object.hasOwn(members, name) ? members[name] : undefined;
    // A way to leave a note, as JSON has none of its own; and nothing is said where nothing is.
    if (name.startsWith('_') || name.startsWith('$') || value === null) return [];
    if (check === undefined) return [warning('site-member-unknown', path, names.join(', '))];
    if (typeof check === 'object') {
      return isObject(value) ? faultsOf(value, check, `${path}.`) : [warning('site-member-object', path)];
    }
    const code = check(value);
    return code ? [warning(code, path, typeof value === 'string' ? value : JSON.stringify(value))] : [];
  });
}

function slugFaults(slugs: unknown): FeedWarning[] {
  if (slugs === undefined || slugs === null) return [];
  if (!isObject(slugs)) return [warning('site-member-object', 'slugs')];
  const owners = new Map<string, string>();
  return Object.entries(slugs).flatMap(([id, slug]) => {
    const path = `slugs.${id}`;
    if (typeof slug !== 'string') return [warning('site-member-text', path)];
    if (!SLUG.test(slug)) return [warning('site-slug', path, slug)];
    const owner = owners.get(slug);
    if (owner !== undefined) return [warning('site-slug-taken', path, owner)];
    owners.set(slug, id);
    return [];
  });
}

function warning(code: string, path: string, detail = ''): FeedWarning {
  return { code, path: path ? `site.json: ${path}` : 'site.json', itemId: '', detail: detail.slice(0, 200) };
}
