import { countUnreadFeatured } from '../store/featured-news.ts';

/** https://www.w3.org/TR/badging/, in pages and workers; not in every browser. */
interface BadgeNavigator {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** Shows on the icon of the installed app how many featured articles wait to be read. */
export async function updateAppBadge(): Promise<void> {
  const { setAppBadge, clearAppBadge } = navigator as BadgeNavigator;
  if (!setAppBadge || !clearAppBadge) return;
  try {
    const count = await countUnreadFeatured();
    await (count > 0 ? setAppBadge.call(navigator, count) : clearAppBadge.call(navigator));
  } catch (error) {
    // Not installed, or no store to count in: an icon without a number is right.
    console.warn('no badge', error);
  }
}
