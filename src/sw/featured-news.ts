import { paths } from '../site/paths.ts';
import type { SiteSettings } from '../site/settings.ts';
import { takeFeaturedNews } from '../store/featured-news.ts';
import type { ArticleHead } from '../store/schema.ts';
import { updateAppBadge } from '../sync/app-badge.ts';
import type { SyncReason } from './messages.ts';
import { siteUrl, worker } from './scope.ts';

/** One at a time: a later notification takes the place of an earlier one. */
const NOTIFICATION_TAG = 'bantin-featured';

/** Lines of a notification that a phone shows unfolded. */
const SHOWN_TITLES = 4;

/**
 * After a sync: counts on the icon, and tells of new featured articles where the reader asked for it. Only a sync that
 * the browser began by itself does so, and never while the reader looks at the app.
 */
export async function tellFeaturedNews(reason: SyncReason, settings: SiteSettings): Promise<void> {
  const { wanted, heads } = await takeFeaturedNews();
  await updateAppBadge();
  const [first] = heads;
  if (!wanted || !first || reason !== 'periodic' || Notification.permission !== 'granted') return;
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some(({ visibilityState }) => visibilityState === 'visible')) return;
  await worker.registration.showNotification(...wording(first, heads, settings));
}

/** Words of the feed and of the site alone, so no language of ours is needed here. */
function wording(first: ArticleHead, heads: ArticleHead[], settings: SiteSettings): [string, NotificationOptions] {
  const isOne = heads.length === 1;
  const lines = heads.slice(0, SHOWN_TITLES).map(({ title, summary }) => title || summary);
  const path = isOne ? paths.article(first.slug).slice(1) : '';
  return [
    isOne ? first.title || settings.name : settings.name,
    {
      body: isOne ? first.summary : lines.join('\n'),
      tag: NOTIFICATION_TAG,
      silent: true,
      icon: siteUrl('icons/icon-192.png'),
      badge: siteUrl('icons/monochrome-512.png'),
      data: { url: siteUrl(path) },
    } as NotificationOptions,
  ];
}

/** Opens what a notification tells of: in a window that is there, else in a new one. */
export async function openNotification(notification: Notification): Promise<void> {
  notification.close();
  const { url: wanted } = (notification.data ?? {}) as { url?: unknown };
  // A notification of another version may carry anything.
  const url = typeof wanted === 'string' && wanted.startsWith(siteUrl('')) ? wanted : siteUrl('');
  const windows = await worker.clients.matchAll({ type: 'window' });
  for (const window of windows) {
    try {
      const focused = await window.focus();
      if (focused.url !== url) await focused.navigate(url);
      return;
    } catch (error) {
      // A page that this worker does not control yet cannot be led elsewhere.
      console.warn('window not used', error);
    }
  }
  await worker.clients.openWindow(url);
}
