/** Android voices fall silent in long utterances, so each gets about a sentence. */
const MAX_UTTERANCE_LENGTH = 220;
/** Voices come late and without an event in some browsers. */
const VOICES_TIMEOUT_MS = 1500;

/**
 * Speaks the parts of an article (title, paragraphs), one sentence an utterance, and calls `onEnd` after the
 * last. Resolves with how to stop, or `null` where the device has no Vietnamese voice.
 */
export async function readAloud(parts: string[], onEnd: () => void): Promise<(() => void) | null> {
  const voice = await vietnameseVoice();
  if (!voice) return null;
  const sentences = parts.flatMap(splitSentences);
  let stopped = false;
  const speak = (index: number): void => {
    const sentence = sentences[index];
    if (stopped) return;
    if (sentence === undefined) {
      onEnd();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => speak(index + 1);
    utterance.onerror = () => {
      if (stopped) return;
      stopped = true;
      onEnd();
    };
    speechSynthesis.speak(utterance);
  };
  speechSynthesis.cancel();
  speak(0);
  return () => {
    stopped = true;
    speechSynthesis.cancel();
  };
}

async function vietnameseVoice(): Promise<SpeechSynthesisVoice | null> {
  if (typeof speechSynthesis === 'undefined') return null;
  const find = () => speechSynthesis.getVoices().find(({ lang }) => /^vi\b/i.test(lang)) ?? null;
  return (
    find() ??
    (await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(find()), VOICES_TIMEOUT_MS);
      speechSynthesis.addEventListener(
        'voiceschanged',
        () => {
          clearTimeout(timer);
          resolve(find());
        },
        { once: true },
      );
    }))
  );
}

/** Sentences of a text, longer ones cut at a comma or a space. */
export function splitSentences(text: string): string[] {
  const pieces: string[] = [];
  for (const line of text.split('\n')) {
    for (const sentence of line.split(/(?<=[.!?…;:])\s+/)) {
      let rest = sentence.trim();
      while (rest.length > MAX_UTTERANCE_LENGTH) {
        const comma = rest.lastIndexOf(', ', MAX_UTTERANCE_LENGTH);
        const cut = comma > 40 ? comma + 1 : Math.max(rest.lastIndexOf(' ', MAX_UTTERANCE_LENGTH), 40);
        pieces.push(rest.slice(0, cut).trim());
        rest = rest.slice(cut).trim();
      }
      if (rest) pieces.push(rest);
    }
  }
  return pieces;
}
