import type { JSX } from 'preact';
import { Sheet } from '../components/sheet.tsx';
import { listening as words } from '../messages/listening.ts';
import { canSpeak } from './speech.ts';

type Platform = keyof typeof words.guides;

/** The same in every language. */
const names: Record<Platform, string> = { android: 'Android', ios: 'iPhone, iPad', windows: 'Windows', mac: 'Mac' };

export interface NoVoiceSheetProps {
  /** The device lists a Vietnamese voice, which may be a mere name. */
  isListed?: boolean;
  onClosed: () => void;
}

/** Says that no voice is installed and how to get one: for this device first, for others on request. */
export function NoVoiceSheet({ isListed = false, onClosed }: NoVoiceSheetProps): JSX.Element {
  if (!canSpeak()) {
    return (
      <Sheet title={words.noSpeechTitle} onClosed={onClosed}>
        <p class="voice-guide">{words.noSpeechText}</p>
      </Sheet>
    );
  }
  const own = platform();
  const others = (Object.keys(words.guides) as Platform[]).filter((one) => one !== own);
  return (
    <Sheet title={isListed ? words.guideTitle : words.noVoiceTitle} onClosed={onClosed}>
      <p class="voice-guide">{isListed ? words.guideText : words.noVoiceText}</p>
      <Guide platform={own} />
      <p class="voice-guide">{words.afterInstalling}</p>
      <details class="voice-guide">
        <summary>{words.otherDevices}</summary>
        {others.map((one) => (
          <Guide key={one} platform={one} />
        ))}
      </details>
    </Sheet>
  );
}

function Guide({ platform }: { platform: Platform }): JSX.Element {
  return (
    <section class="voice-guide">
      <h3>{names[platform]}</h3>
      <ol>
        {words.guides[platform].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

/** An iPad calls itself a Mac, but has fingers. */
function platform(): Platform {
  const { userAgent, maxTouchPoints } = navigator;
  if (/Android/.test(userAgent)) return 'android';
  if (/iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios';
  return /Macintosh/.test(userAgent) ? 'mac' : /Windows/.test(userAgent) ? 'windows' : 'android';
}
