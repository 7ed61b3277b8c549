/** Voices come late, and in some browsers without an event. */
const VOICES_LIMIT_MS = 1500;
/** Safari and Android drop an utterance that comes in the same turn as a `cancel()`. */
const AFTER_CANCEL_MS = 60;
/** Slower than any voice: when it has passed, the end was not told. */
const SLOWEST_MS_PER_CHARACTER = 200;
const SLOWEST_START_MS = 8000;

export interface SpeechEvents {
  ended(): void;
  /**
   * `error` of a SpeechSynthesisErrorEvent: `network`, `not-allowed`, `interrupted`, …; `silent` where the engine has told
   * neither a beginning nor an end in all the time that the slowest voice takes.
   */
  failed(error: string): void;
}

/** Says one sentence after the other: the app's only door to `speechSynthesis`. */
export interface Speech {
  /** Calls exactly one of the events, unless `stop` or another `speak` comes first. */
  speak(text: string, rate: number, events: SpeechEvents): void;
  stop(): void;
}

export function createSpeech(voice: SpeechSynthesisVoice): Speech {
  let turn = 0;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  // Chromium forgets the events of an utterance that nobody holds.
  let held: SpeechSynthesisUtterance | null = null;

  function begin(own: number, text: string, rate: number, events: SpeechEvents): void {
    if (own !== turn) return;
    const settle = (event: () => void): void => {
      // What a cancelled utterance still tells (`end` on Android, `error` elsewhere) concerns nobody.
      if (own !== turn) return;
      turn += 1;
      clearTimeout(watchdog);
      event();
    };
    let hasBegun = false;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang.replace('_', '-');
    utterance.rate = rate;
    utterance.onstart = () => {
      hasBegun = true;
    };
    utterance.onend = () => settle(events.ended);
    utterance.onerror = ({ error }) => settle(() => events.failed(error));
    held = utterance;
    speechSynthesis.speak(held);
    watchdog = setTimeout(
      () =>
        settle(() => {
          speechSynthesis.cancel();
          if (hasBegun) events.ended();
          else events.failed('silent');
        }),
      SLOWEST_START_MS + (text.length * SLOWEST_MS_PER_CHARACTER) / rate,
    );
  }

  function cancel(): boolean {
    turn += 1;
    clearTimeout(watchdog);
    if (!speechSynthesis.speaking && !speechSynthesis.pending) return false;
    speechSynthesis.cancel();
    return true;
  }

  return {
    speak(text, rate, events) {
      const wasSpeaking = cancel();
      const own = turn;
      if (wasSpeaking) setTimeout(() => begin(own, text, rate, events), AFTER_CANCEL_MS);
      else begin(own, text, rate, events);
    },
    stop: () => void cancel(),
  };
}

/**
 * A Vietnamese voice, one on the device before one of a server; `null` where there is none. Android writes `vi_VN`, and Chrome
 * there lists languages whose voice is not installed (https://issues.chromium.org/issues/331977824), with nothing to tell
 * them apart by: the player leads to the guide as well.
 */
export async function findVietnameseVoice(): Promise<SpeechSynthesisVoice | null> {
  if (!canSpeak()) return null;
  const find = (): SpeechSynthesisVoice | null => {
    const voices = speechSynthesis.getVoices().filter(({ lang }) => /^vi(?:[-_]|$)/i.test(lang));
    return voices.find(({ localService }) => localService) ?? voices[0] ?? null;
  };
  const found = find();
  if (found) return found;
  return await new Promise((resolve) => {
    const timer = setTimeout(done, VOICES_LIMIT_MS);
    function done(): void {
      clearTimeout(timer);
      speechSynthesis.removeEventListener('voiceschanged', look);
      resolve(find());
    }
    function look(): void {
      if (find()) done();
    }
    speechSynthesis.addEventListener('voiceschanged', look);
  });
}

/** Whether this browser speaks at all; web views inside other apps often do not. */
export function canSpeak(): boolean {
  return typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined';
}
