const SCROLL_KEYS = new Set(['PageDown', 'PageUp', 'Home', 'End', 'ArrowDown', 'ArrowUp', ' ']);
/** Free room above and below the sentence, beside what sticks to the screen. */
const TOP_PX = 90;
const BOTTOM_PX = 24;

/** Space presses a button and arrows choose in a list: neither scrolls the page. */
function isForControl({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const controls = key === ' ' ? 'button, summary, input, select, textarea, audio' : 'input, select, textarea, audio';
  return target.closest(controls) !== null;
}

export interface Follower {
  isFollowing(): boolean;
  /** Brings what is being said onto the screen, unless the reader has scrolled away by themselves. */
  follow(range: Range): void;
  /** Follows again, after the reader has asked for it. */
  resume(): void;
  end(): void;
}

/**
 * @param isInSight whether the article is what the reader scrolls: elsewhere there is nothing to scroll away from
 * @param onLost called when the reader scrolls away by finger, wheel or key
 */
export function createFollower(isInSight: () => boolean, onLost: () => void): Follower {
  let following = true;

  function lose(event: Event): void {
    if (!following || !isInSight()) return;
    if (event.target instanceof Element && event.target.closest('.player, dialog')) return;
    if (event instanceof KeyboardEvent && (!SCROLL_KEYS.has(event.key) || isForControl(event))) return;
    following = false;
    onLost();
  }
  const events = ['wheel', 'touchmove', 'keydown'] as const;
  for (const name of events) addEventListener(name, lose, { passive: true });

  return {
    isFollowing: () => following,
    follow(range) {
      if (!following) return;
      const { top, bottom } = range.getBoundingClientRect();
      const covered = document.querySelector('.player')?.getBoundingClientRect().top ?? innerHeight;
      if (top >= TOP_PX && bottom <= covered - BOTTOM_PX) return;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      scrollBy({ top: top - innerHeight * 0.25, behavior: still ? 'auto' : 'smooth' });
    },
    resume() {
      following = true;
    },
    end() {
      for (const name of events) removeEventListener(name, lose);
    },
  };
}
