/**
 * A published feed names its files by the address that it was published for. Served from elsewhere (a try-out on
 * `localhost`, a second domain) they lie beside the feed all the same, so their addresses are moved to where it
 * came from. Any other feed, and one at its own address, comes back as it is.
 *
 * @param text a feed document as the publisher writes it: everything of the feed before `items`
 * @param url absolute URL that the document came from
 */
export function servedText(text: string, url: string): string {
  const end = text.indexOf(',"items":[');
  if (end < 0 || end > MAX_HEAD_LENGTH) return text;
  const head = text.slice(0, end);
  const base = /"base":"(https?:\/\/[^"\\]+\/)"/.exec(head)?.[1];
  const feedUrl = /"feed_url":"(https?:\/\/[^"\\]+)"/.exec(head)?.[1];
  if (base === undefined || !feedUrl?.startsWith(base)) return text;
  const path = feedUrl.slice(base.length);
  const servedUrl = url.replace(/[?#].*$/, '');
  if (!servedUrl.endsWith(`/${path}`)) return text;
  const servedBase = servedUrl.slice(0, -path.length);
  return servedBase === base ? text : text.replaceAll(base, servedBase);
}

/** Categories, abbreviations and withdrawals stand there; more than this is none of our publisher's feeds. */
const MAX_HEAD_LENGTH = 2_000_000;
