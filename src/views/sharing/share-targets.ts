import type { ShareSubject } from './share-subject.ts';

/** Opens Facebook's own form for a link (https://developers.facebook.com/docs/plugins/share-button). */
export function facebookLink({ url }: ShareSubject): string {
  return `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`;
}

/**
 * Zalo documents no address that takes a link: its share button is a script of theirs with an account's number
 * (https://sp.zalo.me/plugins/sdk.js), and the addresses found in the wild do not agree. So on a computer Zalo's web
 * app is opened, and the link lies on the clipboard.
 */
export const ZALO_WEB = 'https://chat.zalo.me/';

/** RFC 5724. `?&`, since iOS wants the ampersand and Android the question mark. */
export function smsLink(subject: ShareSubject): string {
  return `sms:?&body=${encodeURIComponent(`${subject.title}\n${subject.url}`)}`;
}

/** RFC 6068: lines end with CR LF. */
export function emailLink({ title, summary, url }: ShareSubject): string {
  const body = [summary, url].filter(Boolean).join('\r\n\r\n');
  return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
}
