import { navigate } from '../routes.tsx';
import { drawnPassages, rangeOf } from './drawn-passages.ts';
import { createFollower } from './follower.ts';
import type { PlayerState } from './player.ts';
import { createSentenceMarker } from './sentence-marker.ts';
import type { SpokenArticle } from './sentences.ts';

interface Pointed {
  /** Path of the article's page. */
  address: string;
  spoken: SpokenArticle;
  player: PlayerState;
}

/** Shows which sentence is being read, wherever the reader is. */
export interface Pointer {
  /** Marks the sentence where its article is on the screen, and brings it into sight while it is said. */
  point(): void;
  isFollowing(): boolean;
  /** Brings the reader to what is being read, also from another screen, and follows it again. */
  goThere(): void;
  /** Takes the mark away. */
  clear(): void;
  end(): void;
}

/**
 * @param pointed what is being read at the moment; `null` while nothing is, or a recording plays
 * @param onLost called when the reader scrolls away by finger, wheel or key
 */
export function createPointer(pointed: () => Pointed | null, onLost: () => void): Pointer {
  const marker = createSentenceMarker();
  const follower = createFollower(() => location.pathname === pointed()?.address, onLost);
  let drawn: (Element | null)[] = [];
  let drawnOf: SpokenArticle | null = null;
  let arriving: MutationObserver | null = null;

  function point(isAsked = false): void {
    marker.clear();
    const now = pointed();
    if (!now || location.pathname !== now.address) return;
    const { spoken } = now;
    const { state, index } = now.player;
    const sentence = spoken.sentences[index];
    if (!sentence || state === 'ended') return;
    if (drawnOf !== spoken || !drawn.some((element) => element?.isConnected)) {
      drawn = drawnPassages(spoken.passages, document);
      drawnOf = spoken;
    }
    const element = drawn[sentence.passage];
    const range = element && rangeOf(element, sentence);
    if (!element || !range) return;
    marker.mark(element, range);
    if (state === 'playing' || isAsked) follower.follow(range);
  }

  function stopWaiting(): void {
    arriving?.disconnect();
    arriving = null;
  }

  return {
    point: () => point(),
    isFollowing: follower.isFollowing,
    goThere() {
      follower.resume();
      const address = pointed()?.address;
      if (!address || location.pathname === address) {
        point(true);
        return;
      }
      navigate(address);
      stopWaiting();
      // The screen settles its place as it is drawn, before an observer hears of that.
      arriving = new MutationObserver(() => {
        if (location.pathname === address && !document.querySelector('.article .prose')) return;
        stopWaiting();
        point(true);
      });
      arriving.observe(document.body, { childList: true, subtree: true });
    },
    clear: marker.clear,
    end() {
      stopWaiting();
      marker.clear();
      follower.end();
    },
  };
}
