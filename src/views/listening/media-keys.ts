const SAMPLE_RATE = 8000;
/** Chromium gives media keys to nothing shorter than five seconds. */
const SECONDS = 10;

export interface MediaKeyActions {
  play(): void;
  pause(): void;
  next(): void;
  previous(): void;
  stop(): void;
}

export interface MediaKeys {
  show(playing: boolean, title: string, unit: string): void;
  end(): void;
}

/**
 * Lets headset, keyboard and lock screen control the voice. Systems give their keys to a page that plays sound, and
 * a voice is none: so a silent recording plays along, made here, since nothing may be fetched for it.
 */
export function createMediaKeys(actions: MediaKeyActions): MediaKeys {
  const { mediaSession } = navigator;
  if (!mediaSession || typeof MediaMetadata === 'undefined') return { show: () => undefined, end: () => undefined };
  const url = URL.createObjectURL(silence());
  const audio = new Audio(url);
  audio.loop = true;
  const handlers: [MediaSessionAction, (() => void) | null][] = [
    ['play', actions.play],
    ['pause', actions.pause],
    ['nexttrack', actions.next],
    ['previoustrack', actions.previous],
    ['stop', actions.stop],
  ];

  function handle(action: MediaSessionAction, handler: (() => void) | null): void {
    try {
      mediaSession.setActionHandler(action, handler);
    } catch {
      // An action that this browser does not know.
    }
  }
  for (const [action, handler] of handlers) handle(action, handler);

  return {
    show(playing, title, unit) {
      mediaSession.metadata = new MediaMetadata({ title, artist: unit });
      mediaSession.playbackState = playing ? 'playing' : 'paused';
      // Refused without a touch, or by an old browser: the voice speaks all the same, without keys.
      if (playing) audio.play().catch(() => undefined);
      else audio.pause();
    },
    end() {
      audio.pause();
      audio.removeAttribute('src');
      URL.revokeObjectURL(url);
      mediaSession.metadata = null;
      mediaSession.playbackState = 'none';
      for (const [action] of handlers) handle(action, null);
    },
  };
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
