/** The settings of one portal, written by its web team in `site.json`; every member is optional there. */
export interface SiteSettings {
  /** The portal's full name: the page banner and the link previews. */
  name: string;
  /** At most 12 characters: the label under the installed icon. */
  shortName: string;
  description: string;
  /** The publishing body: "Ủy ban nhân dân phường …". */
  organisation: string;
  /** CSS hex colour `#rrggbb`. */
  accentColour: string;
  /** URL of the feed, relative to the site's base. */
  feed: string;
  /**
   * Absolute URL that the site is published under, with a slash at its end; `''` while it is not known. The
   * publisher writes it: what readers share must name this address, whatever address they read at.
   */
  url: string;
  contact: { address: string; phone: string; email: string; website: string };
  /** Plain text: under which terms the articles may be used. */
  licence: string;
  /** What the portal has to tell everybody, above home; `null` for nothing. */
  notice: SiteNotice | null;
}

/** For instance that districts are no more and the ward has another address. */
export interface SiteNotice {
  /** A notice that a reader has put away stays away; one of another id shows. The text itself where none is given. */
  id: string;
  /** Plain text, at most 400 characters. */
  text: string;
  /** `http(s)` URL, or a path on this site with its first slash; `''` for none. */
  link: string;
  linkText: string;
  /** When it ends, `null` for never: the end of the day `until` (`yyyy-mm-dd`), by the clocks of Vietnam. */
  untilMs: number | null;
}

/** What a value must look like to be taken as it stands. */
export const COLOUR = /^#[0-9a-f]{6}$/i;
export const SITE_ADDRESS = /^https?:\/\/[^/]/;
export const NOTICE_LINK = /^(https?:\/\/|\/(?!\/))/;
export const NOTICE_DAY = /^\d{4}-\d\d-\d\d$/;

/** Characters. */
export const LONGEST_NOTICE = 400;

/** Characters that fit below an icon. */
export const SHORT_NAME_LENGTH = 12;

/** Cut between words where there are several. */
function shortened(name: string): string {
  if (name.length <= SHORT_NAME_LENGTH) return name;
  const space = name.lastIndexOf(' ', SHORT_NAME_LENGTH);
  return name.slice(0, space > 0 ? space : SHORT_NAME_LENGTH);
}

/** Reads the content of a `site.json`. Members of a wrong type count as absent; it never throws. */
export function parseSiteSettings(input: unknown): SiteSettings {
  const site = record(input);
  const contact = record(site.contact);
  const name = text(site.name) || 'Bản Tin';
  return {
    name,
    shortName: shortened(text(site.shortName) || name),
    description: text(site.description),
    organisation: text(site.organisation),
    accentColour: COLOUR.test(text(site.accentColour)) ? text(site.accentColour) : '#a3231f',
    feed: text(site.feed) || 'feed.json',
    url: siteUrl(text(site.url)),
    contact: {
      address: text(contact.address),
      phone: text(contact.phone),
      email: text(contact.email),
      website: /^https?:\/\//.test(text(contact.website)) ? text(contact.website) : '',
    },
    licence: text(site.licence),
    notice: parseNotice(site.notice),
  };
}

/** Also understands what it has made itself: the settings in the page are read once more by the service worker. */
function parseNotice(input: unknown): SiteNotice | null {
  const notice = record(input);
  const words = text(notice.text).slice(0, LONGEST_NOTICE);
  if (!words) return null;
  const link = text(notice.link);
  const day = NOTICE_DAY.test(text(notice.until)) ? Date.parse(`${text(notice.until)}T23:59:59+07:00`) : notice.untilMs;
  return {
    id: text(notice.id) || words,
    text: words,
    link: NOTICE_LINK.test(link) ? link : '',
    linkText: text(notice.linkText),
    untilMs: typeof day === 'number' && Number.isFinite(day) ? day : null,
  };
}

/** Without query and fragment, and with a slash at its end: paths are put behind it. */
function siteUrl(url: string): string {
  if (!SITE_ADDRESS.test(url)) return '';
  const base = url.replace(/[?#].*$/, '');
  return base.endsWith('/') ? base : `${base}/`;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}
