import type { ComponentType, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { listening as words } from '../messages/listening.ts';
import { loadPressed } from '../press-again.ts';
import type { NoVoiceSheetProps } from './no-voice-sheet.tsx';

/** Errors that a voice on the device would not have: told with the way to get one. */
const OF_MISSING_VOICES = new Set([
  'network',
  'silent',
  'synthesis-failed',
  'synthesis-unavailable',
  'language-unavailable',
  'voice-unavailable',
]);

/** @param error of a playback that has failed */
export function leadsToGuide(error: string): boolean {
  return OF_MISSING_VOICES.has(error);
}

interface VoiceGuideButtonProps {
  name: string;
  /** Called with the tap, before anything is loaded. */
  onOpen?: () => void;
}

/** Opens the steps by which a Vietnamese voice gets onto the device. */
export function VoiceGuideButton({ name, onOpen }: VoiceGuideButtonProps): JSX.Element {
  const [Guide, setGuide] = useState<ComponentType<NoVoiceSheetProps> | null>(null);
  const [said, setSaid] = useState('');

  async function open(): Promise<void> {
    onOpen?.();
    setSaid('');
    try {
      const { NoVoiceSheet } = await loadPressed(() => import('./no-voice-sheet.tsx'));
      setGuide(() => NoVoiceSheet);
    } catch {
      // Its code is neither on the phone nor to be had now.
      setSaid(words.guideNotLoaded);
    }
  }

  return (
    <div class="player-guide">
      <button type="button" class="button" onClick={() => void open()}>
        {name}
      </button>
      <p role="status">{said}</p>
      {Guide && <Guide isListed onClosed={() => setGuide(null)} />}
    </div>
  );
}
