import type { ComponentType, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nowListening, useNowListening } from '../listening/now-listening.ts';
import type { Listened } from '../listening/session.tsx';
import { article as words } from '../messages/article.ts';
import { loadPressed } from '../press-again.ts';
import { useSite } from '../site-context.ts';

interface Listening {
  /** Whether this article is being read aloud, or its recording plays. */
  isOn: boolean;
  toggle: () => Promise<void>;
  /** What to do where there is no voice, while it is open. */
  element: JSX.Element | null;
}

/**
 * "Nghe bài": the recording of an article that has one, else a voice. Either goes on when the reader leaves the article;
 * the code of both loads when it is first asked for.
 */
export function useListening(
  { head, article }: Listened,
  abbreviations: Record<string, string>,
  say: (words: string) => void,
): Listening {
  const { base, origin } = useSite();
  const now = useNowListening();
  const [Guide, setGuide] = useState<ComponentType<{ onClosed: () => void }> | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isStarting, setStarting] = useState(false);
  /** The start that the reader waits for: code and voices take their time, and a second tap takes it back. */
  const start = useRef<object | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the article
  useEffect(() => {
    const look = () => {
      const audio = drawnRecording();
      setPlaying(audio ? !audio.paused && !audio.ended : false);
    };
    /** However it was started: from now on the player has it. Without its code it plays in its place. */
    const takeOver = ({ target: audio }: Event) => {
      const source = audio instanceof HTMLAudioElement ? audio.dataset.source : undefined;
      if (!(audio instanceof HTMLAudioElement) || !source || nowListening()?.source === source) return;
      const request = { head, article, abbreviations, base, origin, recording: { audio, source } };
      import('../listening/session.tsx').then(({ startListening }) => startListening(request)).catch(console.warn);
    };
    look();
    // Media events do not bubble.
    for (const event of MEDIA_EVENTS) addEventListener(event, look, true);
    addEventListener('playing', takeOver, true);
    return () => {
      for (const event of MEDIA_EVENTS) removeEventListener(event, look, true);
      removeEventListener('playing', takeOver, true);
    };
  }, [head.key]);

  // Before the browser misses the element: what is taken out of a page is paused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article takes the place of this one
  useLayoutEffect(() => () => nowListening()?.leave(), [head.key]);

  async function toggle(): Promise<void> {
    // As it is at the tap: the page may have been drawn before.
    const listening = nowListening();
    if (listening?.key === head.key) {
      listening.stop();
      return;
    }
    if (start.current) {
      endStart();
      return;
    }
    unlockVoice();
    const audio = drawnRecording();
    if (audio) {
      if (!audio.paused) {
        audio.pause();
        return;
      }
      if (await plays(audio)) return;
      // Without a network a recording does not come, and the voice reads.
      say(words.recordingFailed);
    }
    await begin();
  }

  async function begin(): Promise<void> {
    const own = {};
    start.current = own;
    setStarting(true);
    try {
      const { startListening } = await loadPressed(() => import('../listening/session.tsx'));
      const isHeard = await startListening({ head, article, abbreviations, base, origin, recording: null });
      if (start.current !== own) nowListening()?.stop();
      else if (!isHeard) {
        const { NoVoiceSheet } = await loadPressed(() => import('../listening/no-voice-sheet.tsx'));
        setGuide(() => NoVoiceSheet);
      }
    } catch {
      say(words.listeningNotLoaded);
    } finally {
      if (start.current === own) endStart();
    }
  }

  function endStart(): void {
    start.current = null;
    setStarting(false);
  }

  return {
    isOn: isStarting || isPlaying || now?.key === head.key,
    toggle,
    element: Guide && <Guide onClosed={() => setGuide(null)} />,
  };
}

const MEDIA_EVENTS = ['play', 'pause', 'ended'] as const;

function drawnRecording(): HTMLAudioElement | null {
  return document.querySelector<HTMLAudioElement>('.article .recording audio');
}

/** Whether the recording could begin; pausing it while it loads is no failure. */
function plays(audio: HTMLAudioElement): Promise<boolean> {
  return audio.play().then(
    () => true,
    (error) => error instanceof DOMException && error.name === 'AbortError',
  );
}

/** Safari lets a page speak that has spoken within a touch; the code that has something to say comes later. */
function unlockVoice(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.speak(new SpeechSynthesisUtterance(''));
}
