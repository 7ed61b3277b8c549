import { readRecording } from '../../store/recordings.ts';
import type { Playback, PlayerState } from './player.ts';

/** Back is short, to hear a name once more; on is long, to leave something out. */
const BACK_SECONDS = 10;
const ON_SECONDS = 30;

export interface RecordingPlayback extends Playback {
  /** `NaN` until it is known. */
  lengthSeconds(): number;
  goTo(seconds: number): void;
}

/** A recording that plays already, in its article. */
export interface PlayingRecording {
  audio: HTMLAudioElement;
  /** As the article names it. */
  source: string;
}

const EVENTS = ['play', 'playing', 'pause', 'ended', 'timeupdate', 'durationchange', 'ratechange'] as const;

/** Plays a recording as a voice is played. `onChange` is told of what a reader can see, once a second at most. */
export function createRecording(audio: HTMLAudioElement, onChange: (state: PlayerState) => void): RecordingPlayback {
  let failure = '';
  let told = '';

  function state(): PlayerState {
    const at = { index: Math.floor(audio.currentTime), rate: audio.playbackRate };
    if (failure) return { state: 'failed', error: failure, ...at };
    if (audio.ended) return { state: 'ended', ...at };
    return { state: audio.paused ? 'paused' : 'playing', ...at };
  }
  function tell(): void {
    const now = state();
    const words = `${JSON.stringify(now)} ${audio.duration}`;
    if (words === told) return;
    told = words;
    onChange(now);
  }
  function fail(error: string): void {
    failure = error;
    tell();
  }
  const broken = () => fail('recording');
  for (const name of EVENTS) audio.addEventListener(name, tell);
  audio.addEventListener('error', broken);

  function goTo(seconds: number): void {
    const { duration } = audio;
    audio.currentTime = Math.max(0, Number.isFinite(duration) ? Math.min(seconds, duration) : seconds);
    tell();
  }

  return {
    state,
    lengthSeconds: () => audio.duration,
    play() {
      failure = '';
      // An element that failed asks for nothing more by itself.
      if (audio.error) audio.load();
      audio.play().catch((error) => {
        const name = error instanceof DOMException ? error.name : '';
        // Paused again before it began.
        if (name !== 'AbortError') fail(name === 'NotAllowedError' ? 'not-allowed' : 'recording');
      });
    },
    pause: () => audio.pause(),
    next: () => goTo(audio.currentTime + ON_SECONDS),
    previous: () => goTo(audio.currentTime - BACK_SECONDS),
    goTo,
    setRate(rate) {
      audio.playbackRate = rate;
    },
    stop() {
      for (const name of EVENTS) audio.removeEventListener(name, tell);
      audio.removeEventListener('error', broken);
      audio.pause();
    },
  };
}

/** From the phone where the recording is kept, which needs no network and can be wound. */
export async function playableAddress(source: string): Promise<string> {
  const kept = await readRecording(source).catch(() => null);
  return kept ? URL.createObjectURL(kept) : source;
}
