import { render } from 'preact';
import type { Article } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import { readListening, writeListening } from '../../store/listening.ts';
import { ownRecordings } from '../../store/own-recordings.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { core } from '../messages/core.ts';
import { createMediaKeys } from './media-keys.ts';
import { nextSaved } from './next-saved.ts';
import { setNowListening } from './now-listening.ts';
import { createPlayer, type Player, type PlayerState } from './player.ts';
import { PlayerBar } from './player-bar.tsx';
import { createPointer } from './pointer.ts';
import { createRecording, type PlayingRecording, playableAddress, type RecordingPlayback } from './recording.ts';
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
  origin: string;
  /** Where there is none, a voice reads. */
  recording: PlayingRecording | null;
}

type Track =
  | { kind: 'voice'; playback: Player; spoken: SpokenArticle }
  | ({ kind: 'recording'; playback: RecordingPlayback } & PlayingRecording);

let endCurrent: (() => void) | null = null;

/** Of the last request: one that was overtaken while it waited for a voice begins nothing. */
let lastRequest: ListenRequest | null = null;

/**
 * Lets an article be heard, in place of one that is: reads it aloud, or takes its recording over. The player stands
 * beside the app's own screens, so it goes on while the reader looks at others. Resolves with whether there is a voice.
 */
export async function startListening(request: ListenRequest): Promise<boolean> {
  endCurrent?.();
  lastRequest = request;
  const { abbreviations, base, origin, recording } = request;
  const [foundVoice, settings] = await Promise.all([recording ? null : findVietnameseVoice(), readListening()]);
  let voice = foundVoice;
  if (!voice && !recording) return false;
  if (lastRequest !== request || recording?.audio.isConnected === false) return true;
  let { head } = request;
  let { goesOn, rate } = settings;
  let track: Track | null = null;
  const heard = new Set<string>();
  const pointer = createPointer(
    () =>
      track?.kind === 'voice' ? { address: address(), spoken: track.spoken, player: track.playback.state() } : null,
    draw,
  );
  const place = document.createElement('div');
  /** Where a recording goes on whose article has been left: out of the page it would be paused. */
  const shelf = document.createElement('div');
  shelf.hidden = true;
  document.body.append(place, shelf);
  const keys = createMediaKeys({
    play: () => track?.playback.play(),
    pause: () => track?.playback.pause(),
    next: () => track?.playback.next(),
    previous: () => track?.playback.previous(),
    seek: (seconds) => track?.kind === 'recording' && track.playback.goTo(seconds),
    stop: end,
  });

  function changed({ state, index, rate: heardAt }: PlayerState): void {
    draw();
    pointer.point();
    keys.show({
      isPlaying: state === 'playing',
      title: titleOf(head),
      unit: head.unit,
      place:
        track?.kind === 'recording'
          ? { atSeconds: index, lengthSeconds: track.playback.lengthSeconds(), rate: heardAt }
          : null,
    });
    if (state === 'ended') void goOn();
  }

  function begin(next: Track, { head: nextHead }: Listened): void {
    track?.playback.stop();
    shelf.replaceChildren();
    track = next;
    head = nextHead;
    heard.add(head.key);
    publish();
  }

  /** `false` where there is no voice. */
  async function read(listened: Listened): Promise<boolean> {
    voice ??= await findVietnameseVoice();
    if (!voice || endCurrent !== end) return false;
    const spoken = spokenArticle(listened.article, abbreviations);
    const playback = createPlayer(createSpeech(voice), rate, (state) => track?.playback === playback && changed(state));
    begin({ kind: 'voice', playback, spoken }, listened);
    playback.load(spoken.sentences.map(({ said }) => said));
    return true;
  }

  /** @param onFailed called where it cannot even begin */
  function hear(listened: Listened, { audio, source }: PlayingRecording, onFailed?: () => void): RecordingPlayback {
    let hasBegun = false;
    const playback = createRecording(audio, (state) => {
      if (track?.playback !== playback) return;
      hasBegun ||= state.index > 0;
      if (state.state === 'failed' && state.error === 'recording' && !hasBegun && onFailed) onFailed();
      else changed(state);
    });
    begin({ kind: 'recording', playback, audio, source }, listened);
    changed(playback.state());
    return playback;
  }

  let isGoingOn = false;
  async function goOn(): Promise<void> {
    pointer.clear();
    if (!goesOn || isGoingOn) return;
    isGoingOn = true;
    try {
      const next = await nextSaved(head.key, heard);
      if (!next || endCurrent !== end) return;
      const source = ownRecordings(next.article, origin)[0]?.src;
      if (source) {
        const audio = new Audio(await playableAddress(source));
        // Without a network a recording that is not kept does not come, and the voice reads.
        hear(next, { audio, source }, () => void read(next)).play();
      } else await read(next);
    } catch {
      // The saved ones cannot be read: the article has ended, and the player says so.
    } finally {
      isGoingOn = false;
    }
  }

  function address(): string {
    return base + paths.article(head.slug).slice(1);
  }

  function publish(): void {
    const source = track?.kind === 'recording' ? track.source : '';
    const isAway = track?.kind === 'recording' && track.audio.closest('.article') === null;
    setNowListening({ key: head.key, source, isAway, stop: end, leave });
  }

  function leave(): void {
    if (track?.kind !== 'recording' || track.audio.parentElement === shelf) return;
    shelf.append(track.audio);
    publish();
  }

  function draw(): void {
    if (!track) return;
    const { playback } = track;
    render(
      <PlayerBar
        player={playback.state()}
        length={
          track.kind === 'voice'
            ? { unit: 'sentences', count: track.spoken.sentences.length }
            : { unit: 'seconds', count: track.playback.lengthSeconds() }
        }
        title={titleOf(head)}
        address={address()}
        isFollowing={track.kind === 'recording' || pointer.isFollowing()}
        goesOn={goesOn}
        onPlay={playback.play}
        onPause={playback.pause}
        onNext={playback.next}
        onPrevious={playback.previous}
        onRate={(next) => {
          playback.setRate(next);
          // People speak at a pace of their own: what suits a recording is not kept.
          if (track?.kind !== 'voice') return;
          rate = next;
          keep({ rate });
        }}
        onGoesOn={(next) => {
          goesOn = next;
          keep({ goesOn });
          draw();
        }}
        onFollow={() => {
          pointer.goThere();
          draw();
        }}
        onClose={end}
      />,
      place,
    );
  }

  function end(): void {
    if (endCurrent !== end) return;
    endCurrent = null;
    track?.playback.stop();
    keys.end();
    pointer.end();
    render(null, place);
    place.remove();
    shelf.remove();
    setNowListening(null);
  }

  endCurrent = end;
  if (recording) {
    hear(request, recording);
    return true;
  }
  return await read(request);
}

/** A wish that cannot be stored holds for this time. */
function keep(patch: Parameters<typeof writeListening>[0]): void {
  writeListening(patch).catch(() => undefined);
}

function titleOf(head: ArticleHead): string {
  return head.title || head.summary || core.untitled;
}
