/**
 * Stands in for the device's voices, which headless browsers and Node have none of. It keeps to what browsers do: an
 * utterance is said in turn, its events come in later turns, and a cancelled one still tells something. Installed
 * into a page it may name nothing outside of itself.
 *
 * @param android cancelled utterances end as if said, `pause()` does nothing, voices are called `vi_VN`
 */
export function installFakeSpeech({ android, voices }: { android: boolean; voices: 'vietnamese' | 'english' }): void {
  interface Fake {
    text: string;
    rate: number;
    lang: string;
    onstart: (() => void) | null;
    onend: (() => void) | null;
    onerror: ((event: { error: string }) => void) | null;
  }
  const queue: Fake[] = [];
  const said: string[] = [];
  const rates: number[] = [];
  const english = { name: 'English', lang: 'en-US', localService: true };
  const fake = {
    said,
    rates,
    isSilent: false,
    /** The voice has said what it is saying. */
    finish() {
      const utterance = queue.shift();
      if (utterance) setTimeout(() => utterance.onend?.());
      begin();
    },
    fail(error: string) {
      const utterance = queue.shift();
      if (utterance) setTimeout(() => utterance.onerror?.({ error }));
      begin();
    },
  };
  function begin(): void {
    const next = queue[0];
    // The empty utterance that opens the voice of Safari is over at once.
    if (next?.text === '') {
      queue.shift();
      begin();
    } else if (next && !fake.isSilent) {
      said.push(next.text);
      rates.push(next.rate);
      setTimeout(() => next.onstart?.());
    }
  }
  const synthesis = {
    get speaking() {
      return queue.length > 0;
    },
    get pending() {
      return queue.length > 1;
    },
    paused: false,
    getVoices: () =>
      voices === 'english'
        ? [english]
        : [
            english,
            { name: 'Server', lang: 'vi-VN', localService: false },
            { name: 'Linh', lang: android ? 'vi_VN' : 'vi-VN', localService: true },
          ],
    speak(utterance: Fake) {
      queue.push(utterance);
      if (queue.length === 1) begin();
    },
    cancel() {
      for (const utterance of queue.splice(0)) {
        setTimeout(() => (android ? utterance.onend?.() : utterance.onerror?.({ error: 'canceled' })));
      }
    },
    pause: () => undefined,
    resume: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  class Utterance {
    rate = 1;
    lang = '';
    voice = null;
    onstart = null;
    onend = null;
    onerror = null;
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis, configurable: true });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true });
  Object.defineProperty(globalThis, 'fakeVoice', { value: fake, configurable: true });
}

export interface FakeVoice {
  said: string[];
  rates: number[];
  /** From now on nothing is begun, and no event comes. */
  isSilent: boolean;
  finish(): void;
  fail(error: string): void;
}
