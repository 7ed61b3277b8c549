import type { Speech } from './speech.ts';

/** `index` counts sentences, or the seconds of a recording. */
export type PlayerState =
  | { state: 'playing' | 'paused'; index: number; rate: number }
  | { state: 'failed'; index: number; rate: number; error: string }
  /** The last sentence has been said. */
  | { state: 'ended'; index: number; rate: number };

/** What plays an article, a voice or a recording: both are held by the same buttons and keys. */
export interface Playback {
  state(): PlayerState;
  play(): void;
  pause(): void;
  /** One sentence on, or some seconds; of the last one, to the end. */
  next(): void;
  previous(): void;
  setRate(rate: number): void;
  stop(): void;
}

/** A voice. Android's own pause stops for good or not at all: here the sentence is broken off and begun again later. */
export interface Player extends Playback {
  /** Another text, from its beginning, playing. */
  load(sentences: readonly string[]): void;
}

/**
 * Says sentences in order. Errors that several sentences in a row bring are told, a single one is passed over, unless nothing
 * has been heard yet: an engine that keeps silent from the start takes long enough to show it once.
 */
export function createPlayer(speech: Speech, rate: number, onChange: (state: PlayerState) => void): Player {
  let sentences: readonly string[] = [];
  let now: PlayerState = { state: 'paused', index: 0, rate };
  let failures = 0;
  let hasSpoken = false;

  function become(next: PlayerState): void {
    now = next;
    onChange(now);
  }

  function say(index: number): void {
    const sentence = sentences[index];
    if (sentence === undefined) {
      speech.stop();
      become({ state: 'ended', index: Math.max(0, sentences.length - 1), rate: now.rate });
      return;
    }
    become({ state: 'playing', index, rate: now.rate });
    speech.speak(sentence, now.rate, {
      ended() {
        failures = 0;
        hasSpoken = true;
        say(index + 1);
      },
      failed(error) {
        failures += 1;
        // Broken off from outside (a call, another tab): as if paused. Else once more with the next sentence.
        if (error === 'interrupted' || error === 'canceled') become({ state: 'paused', index, rate: now.rate });
        else if (failures < mostFailures(error, hasSpoken)) say(index + 1);
        else become({ state: 'failed', index, rate: now.rate, error });
      },
    });
  }

  function goTo(index: number): void {
    const within = Math.min(sentences.length, Math.max(0, index));
    if (now.state === 'playing') say(within);
    else become({ state: 'paused', index: Math.min(within, sentences.length - 1), rate: now.rate });
  }

  return {
    state: () => now,
    play() {
      failures = 0;
      say(now.state === 'ended' ? 0 : now.index);
    },
    pause() {
      if (now.state !== 'playing') return;
      speech.stop();
      become({ state: 'paused', index: now.index, rate: now.rate });
    },
    next: () => goTo(now.index + 1),
    previous: () => goTo(now.state === 'ended' ? now.index : now.index - 1),
    setRate(next) {
      now = { ...now, rate: next };
      // A rate holds for a whole utterance: the sentence is said again.
      if (now.state === 'playing') say(now.index);
      else become(now);
    },
    load(next) {
      sentences = next;
      failures = 0;
      say(0);
    },
    stop: () => speech.stop(),
  };
}

const RECOVERABLE = new Set(['synthesis-failed', 'text-too-long', 'audio-busy', 'audio-hardware']);

/** So many of a kind in a row end the reading. */
function mostFailures(error: string, hasSpoken: boolean): number {
  if (error === 'silent') return hasSpoken ? 2 : 1;
  return RECOVERABLE.has(error) ? 3 : 1;
}
