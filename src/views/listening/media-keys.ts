const SAMPLE_RATE = 8000;
/** Chromium gives media keys to nothing shorter than five seconds. */
const SECONDS = 10;

export interface MediaKeyActions {
  play(): void;
  pause(): void;
  next(): void;
  previous(): void;
  /** To a place of a recording; a voice knows none. */
  seek(seconds: number): void;
  stop(): void;
}

export interface Shown {
  isPlaying: boolean;
  title: string;
  unit: string;
  /** Of a recording, which is heard itself; `null` for a voice, which is no sound to the system. */
  place: { atSeconds: number; lengthSeconds: number; rate: number } | null;
}

export interface MediaKeys {
  show(shown: Shown): void;
  end(): void;
}

/**
 * Lets headset, keyboard and lock screen control what is heard. Systems give their keys to a page that plays sound, and
 * a voice is none: so a silent recording plays along, made here, since nothing may be fetched for it.
 */
export function createMediaKeys(actions: MediaKeyActions): MediaKeys {
  const { mediaSession } = navigator;
  if (!mediaSession || typeof MediaMetadata === 'undefined') return { show: () => undefined, end: () => undefined };
  const handlers: [MediaSessionAction, MediaSessionActionHandler][] = [
    ['play', actions.play],
    ['pause', actions.pause],
    ['nexttrack', actions.next],
    ['previoustrack', actions.previous],
    ['stop', actions.stop],
  ];
  /** Buttons that make sense with a recording only. */
  const ofRecordings: [MediaSessionAction, MediaSessionActionHandler][] = [
    ['seekforward', actions.next],
    ['seekbackward', actions.previous],
    ['seekto', ({ seekTime }) => seekTime !== undefined && actions.seek(seekTime)],
  ];
  let silent: HTMLAudioElement | null = null;

  function handle(action: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
    try {
      mediaSession.setActionHandler(action, handler);
    } catch {
      // An action that this browser does not know.
    }
  }
  for (const [action, handler] of handlers) handle(action, handler);

  function playSilence(isPlaying: boolean): void {
    silent ??= Object.assign(new Audio(URL.createObjectURL(silence())), { loop: true });
    // Refused without a touch, or by an old browser: the voice speaks all the same, without keys.
    if (isPlaying) silent.play().catch(() => undefined);
    else silent.pause();
  }

  return {
    show({ isPlaying, title, unit, place }) {
      mediaSession.metadata = new MediaMetadata({ title, artist: unit });
      mediaSession.playbackState = isPlaying ? 'playing' : 'paused';
      for (const [action, handler] of ofRecordings) handle(action, place && handler);
      showPlace(place);
      if (!place) playSilence(isPlaying);
      else silent?.pause();
    },
    end() {
      if (silent) {
        silent.pause();
        URL.revokeObjectURL(silent.src);
        silent.removeAttribute('src');
      }
      mediaSession.metadata = null;
      mediaSession.playbackState = 'none';
      showPlace(null);
      for (const [action] of [...handlers, ...ofRecordings]) handle(action, null);
    },
  };
}

/** How far it is, on the lock screen; nothing of a recording whose length is not known yet. */
function showPlace(place: Shown['place']): void {
  const { mediaSession } = navigator;
  if (typeof mediaSession.setPositionState !== 'function') return;
  if (!place || !(place.lengthSeconds > 0) || place.lengthSeconds === Number.POSITIVE_INFINITY) {
    mediaSession.setPositionState();
    return;
  }
  const { atSeconds, lengthSeconds, rate } = place;
  mediaSession.setPositionState({
    duration: lengthSeconds,
    position: Math.min(atSeconds, lengthSeconds),
    playbackRate: rate,
  });
}

/** A WAV file of 8-bit silence. */
function silence(): Blob {
  const size = SAMPLE_RATE * SECONDS;
  const bytes = new Uint8Array(44 + size).fill(128, 44);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  word(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  word(36, 'data');
  view.setUint32(40, size, true);
  return new Blob([bytes], { type: 'audio/wav' });
}
