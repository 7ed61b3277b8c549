import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { Sheet } from '../components/sheet.tsx';
import { install as words } from '../messages/install.ts';
import { copyText } from '../sharing/system-share.ts';
import { chromeIntent, HOST_APP_NAMES, type Standing } from './standing.ts';
import '../styles/install.css';

/** Outlines of buttons of other programs, as a reader will look for them. */
const outlines = {
  iosShare: 'M12 15V3.5M8.5 7 12 3.5 15.5 7M8 10H6v10.5h12V10h-2',
  iosAdd:
    'M5.5 4h13A1.5 1.5 0 0 1 20 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-13A1.5 1.5 0 0 1 5.5 4ZM12 8v8M8 12h8',
  dotsDown: 'M11 6a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 18a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  dotsAcross: 'M5 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M17 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  browser: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM14.8 9.2l-1.7 3.9-3.9 1.7 1.7-3.9Z',
} as const;

interface Step {
  outline: string;
  text: string;
}

export interface InstallGuideProps {
  standing: Standing;
  /** The page to be opened elsewhere: its canonical address. */
  url: string;
  onClosed: () => void;
}

/** How to get the app onto the home screen, step by step, with pictures of the buttons to look for. */
export function InstallGuide({ standing, url, onClosed }: InstallGuideProps): JSX.Element {
  const [said, setSaid] = useState('');
  const inApp = standing.kind === 'in-app' ? standing : null;
  return (
    <Sheet title={inApp ? words.inAppTitle : words.guideTitle} onClosed={onClosed}>
      {inApp && <p class="install-intro">{words.inAppIntro(HOST_APP_NAMES[inApp.app] ?? words.otherApp)}</p>}
      <ol class="install-steps">
        {stepsOf(standing).map(({ outline, text }) => (
          <li key={text}>
            <span class="install-picture" aria-hidden="true">
              <Icon outline={outline} />
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {inApp && (
        <>
          <div class="install-actions">
            {inApp.system === 'android' && (
              <a class="button button-main" href={chromeIntent(url)}>
                {words.openChrome}
              </a>
            )}
            <button
              type="button"
              class="button"
              onClick={async () => setSaid((await copyText(url)) ? words.addressCopied : words.copyFailed)}
            >
              {words.copyAddress}
            </button>
          </div>
          <p class="install-said" role="status">
            {said}
          </p>
        </>
      )}
    </Sheet>
  );
}

function stepsOf(standing: Standing): Step[] {
  switch (standing.kind) {
    case 'in-app':
      return [
        { outline: standing.system === 'ios' ? outlines.dotsAcross : outlines.dotsDown, text: words.inAppMenu },
        { outline: outlines.browser, text: standing.system === 'ios' ? words.inAppSafari : words.inAppChrome },
        { outline: laterOutlines.check, text: words.inAppThen },
      ];
    case 'ios':
      return [
        {
          outline: outlines.iosShare,
          text: standing.browser === 'safari' ? words.iosShare : words.iosShareElsewhere,
        },
        { outline: outlines.iosAdd, text: words.iosAdd },
        { outline: laterOutlines.check, text: words.iosConfirm },
      ];
    case 'android-menu':
      return [
        { outline: outlines.dotsDown, text: words.androidMenu },
        { outline: outlines.iosAdd, text: words.androidAdd },
        { outline: laterOutlines.check, text: words.androidConfirm },
      ];
    case 'mac-safari':
      return [
        { outline: outlines.browser, text: words.macShare },
        { outline: outlines.iosAdd, text: words.macAdd },
      ];
    default:
      return [];
  }
}
