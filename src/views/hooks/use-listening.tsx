import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useNowListening } from '../listening/now-listening.ts';
import type { Listened } from '../listening/session.tsx';
import { article as words } from '../messages/article.ts';
import { useSite } from '../site-context.ts';

interface Listening {
  /** Whether this article is being read aloud, or its recording plays. */
  isOn: boolean;
  toggle: () => Promise<void>;
  /** What to do where there is no voice, while it is open. */
  element: JSX.Element | null;
}

/**
 * "Nghe bài": the recording of an article that has one, else a voice. The voice goes on when the reader leaves the
 * article; its code loads when it is first asked for.
 */
export function useListening(
  { head, article }: Listened,
  abbreviations: Record<string, string>,
  say: (words: string) => void,
): Listening {
  const { base } = useSite();
  const now = useNowListening();
  const [Guide, setGuide] = useState<ComponentType<{ onClosed: () => void }> | null>(null);
  const [isPlaying, setPlaying] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another article has another recording
  useEffect(() => {
    const audio = drawnRecording();
    const look = () => setPlaying(audio ? !audio.paused && !audio.ended : false);
    look();
    for (const event of MEDIA_EVENTS) audio?.addEventListener(event, look);
    return () => {
      for (const event of MEDIA_EVENTS) audio?.removeEventListener(event, look);
    };
  }, [head.key]);

  async function toggle(): Promise<void> {
    if (now?.key === head.key) {
      now.stop();
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
    try {
      const { startListening } = await import('../listening/session.tsx');
      if (await startListening({ head, article, abbreviations, base })) return;
      const { NoVoiceSheet } = await import('../listening/no-voice-sheet.tsx');
      setGuide(() => NoVoiceSheet);
    } catch {
      say(words.listeningNotLoaded);
    }
  }
  return {
    isOn: isPlaying || now?.key === head.key,
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
