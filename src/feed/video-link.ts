/** A page on which a video plays. */
export interface VideoLink {
  href: string;
  provider: string;
}

/**
 * The page behind an embedded player of a known provider; `null` for any other frame. Nothing of the provider is
 * ever loaded by the app: the card is only a link.
 * @param src absolute http(s) URL of the frame
 */
export function videoLink(src: string): VideoLink | null {
  let url: URL;
  try {
    url = new URL(src);
  } catch {
    // No URL, no video.
    return null;
  }
  const host = url.hostname.replace(/^(?:www|m|web)\./, '');
  if (host === 'youtube.com' || host === 'youtube-nocookie.com') return youtube(url);
  if (host === 'youtu.be') return youtubeId(url.pathname.slice(1));
  if (host === 'player.vimeo.com' || host === 'vimeo.com') return vimeo(url);
  if (host === 'facebook.com') return facebook(url);
  return null;
}

function youtube(url: URL): VideoLink | null {
  const list = url.searchParams.get('list') ?? '';
  if (url.pathname === '/embed/videoseries' && /^[\w-]{1,64}$/.test(list)) {
    return { href: `https://www.youtube.com/playlist?list=${list}`, provider: 'YouTube' };
  }
  const id = /^\/(?:embed|v|shorts|live)\/([\w-]+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('v') ?? '';
  return youtubeId(id);
}

function youtubeId(id: string): VideoLink | null {
  return /^[\w-]{6,20}$/.test(id) ? { href: `https://www.youtube.com/watch?v=${id}`, provider: 'YouTube' } : null;
}

function vimeo(url: URL): VideoLink | null {
  const id = /^\/(?:video\/)?(\d{1,12})/.exec(url.pathname)?.[1];
  return id === undefined ? null : { href: `https://vimeo.com/${id}`, provider: 'Vimeo' };
}

/** Facebook's player names the video's page in `href`. */
function facebook(url: URL): VideoLink | null {
  const named = url.pathname.startsWith('/plugins/video') ? (url.searchParams.get('href') ?? '') : '';
  let page: URL;
  try {
    page = new URL(named);
  } catch {
    // A player without a page to open is no use as a card.
    return null;
  }
  const isFacebook =
    /^(?:(?:www|m|web)\.)?facebook\.com$|^fb\.watch$/.test(page.hostname) && page.protocol === 'https:';
  return isFacebook && page.username === '' ? { href: page.href, provider: 'Facebook' } : null;
}
