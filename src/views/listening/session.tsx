import { render } from 'preact';
import type { Article } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import { readListening, writeListening } from '../../store/listening.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { core } from '../messages/core.ts';
import { drawnPassages, rangeOf } from './drawn-passages.ts';
import { createFollower } from './follower.ts';
import { createMediaKeys } from './media-keys.ts';
import { nextSaved } from './next-saved.ts';
import { setNowListening } from './now-listening.ts';
import { createPlayer } from './player.ts';
import { PlayerBar } from './player-bar.tsx';
import { createSentenceMarker } from './sentence-marker.ts';
import { type SpokenArticle, spokenArticle } from './sentences.ts';
import { createSpeech, findVietnameseVoice } from './speech.ts';

export interface Listened {
  head: ArticleHead;
  article: Article;
}

interface ListenRequest extends Listened {
  /** The feed's own. */
  abbreviations: Record<string, string>;
  /** Path that the site lives under. */
  base: string;
}

let endCurrent: (() => void) | null = null;

/** Of the last request: one that was overtaken while it waited for a voice begins nothing. */
let lastRequest: ListenRequest | null = null;

/**
 * Reads an article aloud, in place of one that is being read. The player stands beside the app's own screens, so it
 * goes on while the reader looks at others. Resolves with whether there is a voice.
 */
export async function startListening(request: ListenRequest): Promise<boolean> {
  endCurrent?.();
  lastRequest = request;
  const [voice, settings] = await Promise.all([findVietnameseVoice(), readListening()]);
  if (!voice) return false;
  if (lastRequest !== request) return true;
  const { abbreviations, base } = request;
  let { head } = request;
  let { goesOn } = settings;
  let spoken: SpokenArticle = { passages: [], sentences: [] };
  let drawn: (Element | null)[] = [];
  const heard = new Set<string>();
  const marker = createSentenceMarker();
  const follower = createFollower(draw);
  const place = document.createElement('div');
  document.body.append(place);

  const player = createPlayer(createSpeech(voice), settings.rate, (state) => {
    if (state.state === 'ended') void goOn();
    draw();
    point();
    keys.show(state.state === 'playing', titleOf(head), head.unit);
  });
  const keys = createMediaKeys({
    play: player.play,
    pause: player.pause,
    next: player.next,
    previous: player.previous,
    stop: end,
  });

  function load(listened: Listened): void {
    head = listened.head;
    heard.add(head.key);
    spoken = spokenArticle(listened.article, abbreviations);
    drawn = [];
    setNowListening({ key: head.key, stop: end });
    player.load(spoken.sentences.map(({ said }) => said));
  }

  async function goOn(): Promise<void> {
    marker.clear();
    if (!goesOn) return;
    try {
      const next = await nextSaved(head.key, heard);
      if (next && endCurrent === end) load(next);
    } catch {
      // The saved ones cannot be read: the article has ended, and the player says so.
    }
  }

  function address(): string {
    return base + paths.article(head.slug).slice(1);
  }

  /** Marks the sentence where its article is on the screen. */
  function point(): void {
    const { state, index } = player.state();
    const sentence = spoken.sentences[index];
    marker.clear();
    if (!sentence || state === 'ended' || location.pathname !== address()) return;
    if (!drawn.some((element) => element?.isConnected)) drawn = drawnPassages(spoken.passages, document);
    const element = drawn[sentence.passage];
    const range = element && rangeOf(element, sentence);
    if (!element || !range) return;
    marker.mark(element, range);
    if (state === 'playing') follower.follow(range);
  }

  function draw(): void {
    render(
      <PlayerBar
        player={player.state()}
        count={spoken.sentences.length}
        title={titleOf(head)}
        address={address()}
        isFollowing={follower.isFollowing()}
        goesOn={goesOn}
        onPlay={player.play}
        onPause={player.pause}
        onNext={player.next}
        onPrevious={player.previous}
        onRate={(rate) => {
          player.setRate(rate);
          keep({ rate });
        }}
        onGoesOn={(next) => {
          goesOn = next;
          keep({ goesOn });
          draw();
        }}
        onFollow={() => {
          follower.resume();
          draw();
          point();
        }}
        onClose={end}
      />,
      place,
    );
  }

  function end(): void {
    if (endCurrent !== end) return;
    endCurrent = null;
    player.stop();
    keys.end();
    marker.clear();
    follower.end();
    render(null, place);
    place.remove();
    setNowListening(null);
  }

  endCurrent = end;
  load(request);
  return true;
}

/** A wish that cannot be stored holds for this time. */
function keep(patch: Parameters<typeof writeListening>[0]): void {
  writeListening(patch).catch(() => undefined);
}

function titleOf(head: ArticleHead): string {
  return head.title || head.summary || core.untitled;
}
