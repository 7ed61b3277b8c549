import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, outlines } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { Sheet } from '../components/sheet.tsx';
import { install as words } from '../messages/install.ts';
import { copyText } from '../sharing/system-share.ts';
import { installOutlines } from './install-outlines.ts';
import { iosSteps } from './ios-steps.ts';
import { chromeIntent, HOST_APP_NAMES, type Standing } from './standing.ts';
import '../styles/install.css';

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
        {
          outline: standing.system === 'ios' ? installOutlines.dotsAcross : installOutlines.dotsDown,
          text: words.inAppMenu,
        },
        { outline: installOutlines.browser, text: standing.system === 'ios' ? words.inAppSafari : words.inAppChrome },
        { outline: laterOutlines.check, text: words.inAppThen },
      ];
    case 'ios': {
      const [share, add, confirm, begin] = iosSteps(standing.browser);
      return [
        { outline: installOutlines.iosShare, text: share },
        { outline: installOutlines.iosAdd, text: add },
        { outline: laterOutlines.check, text: confirm },
        { outline: outlines.bookmark, text: begin },
      ];
    }
    case 'android-menu':
      return [
        { outline: installOutlines.dotsDown, text: words.androidMenu },
        { outline: installOutlines.iosAdd, text: words.androidAdd },
        { outline: laterOutlines.check, text: words.androidConfirm },
      ];
    case 'mac-safari':
      return [
        { outline: installOutlines.browser, text: words.macShare },
        { outline: installOutlines.iosAdd, text: words.macAdd },
        { outline: outlines.bookmark, text: words.beginsEmpty },
      ];
    default:
      return [];
  }
}
