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
}

/** Reads the content of a `site.json`. Members of a wrong type count as absent; it never throws. */
export function parseSiteSettings(input: unknown): SiteSettings {
  const site = record(input);
  const contact = record(site.contact);
  const name = text(site.name) || 'Bản Tin';
  return {
    name,
    shortName: (text(site.shortName) || name).slice(0, 12).trim(),
    description: text(site.description),
    organisation: text(site.organisation),
    accentColour: /^#[0-9a-f]{6}$/i.test(text(site.accentColour)) ? text(site.accentColour) : '#a3231f',
    feed: text(site.feed) || 'feed.json',
    url: siteUrl(text(site.url)),
    contact: {
      address: text(contact.address),
      phone: text(contact.phone),
      email: text(contact.email),
      website: /^https?:\/\//.test(text(contact.website)) ? text(contact.website) : '',
    },
    licence: text(site.licence),
  };
}

/** Without query and fragment, and with a slash at its end: paths are put behind it. */
function siteUrl(url: string): string {
  if (!/^https?:\/\/[^/]/.test(url)) return '';
  const base = url.replace(/[?#].*$/, '');
  return base.endsWith('/') ? base : `${base}/`;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}
