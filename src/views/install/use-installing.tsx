import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { recordInstallAnswer } from '../../store/install.ts';
import { loadPressed } from '../press-again.ts';
import { canonicalLink } from '../sharing/canonical-link.ts';
import { useSite } from '../site-context.ts';
import type { InstallGuideProps } from './install-guide.tsx';
import { askToInstall, onInstallPrompt } from './install-prompt.ts';
import { readStanding } from './read-standing.ts';
import type { Standing } from './standing.ts';

/** `null` where the guide stands, and nobody knows what the reader does. */
type Outcome = 'accepted' | 'dismissed' | 'guide-not-loaded' | null;

interface Installing {
  standing: Standing;
  /** Asks the browser, or shows how to do it by hand. */
  start: () => Promise<Outcome>;
  /** The guide while it is open. */
  element: JSX.Element | null;
}

/**
 * What installing takes where this reader stands.
 *
 * @param onGuideClosed the guide was seen
 */
export function useInstalling(onGuideClosed?: () => void): Installing {
  const site = useSite();
  const [standing, setStanding] = useState(readStanding);
  const [Guide, setGuide] = useState<ComponentType<InstallGuideProps> | null>(null);
  useEffect(() => onInstallPrompt(() => setStanding(readStanding())), []);

  async function start(): Promise<Outcome> {
    if (standing.kind === 'prompt') {
      const choice = await askToInstall();
      if (choice) await recordInstallAnswer(choice === 'accepted' ? 'installed' : 'refused').catch(storeDenied);
      return choice;
    }
    try {
      const { InstallGuide } = await loadPressed(() => import('./install-guide.tsx'));
      setGuide(() => InstallGuide);
      return null;
    } catch {
      // Its code is neither on the phone nor to be had now.
      return 'guide-not-loaded';
    }
  }

  function closed(): void {
    setGuide(null);
    onGuideClosed?.();
  }

  const path = location.pathname.slice(site.base.length - 1);
  return {
    standing,
    start,
    element: Guide && <Guide standing={standing} url={canonicalLink(site, path)} onClosed={closed} />,
  };
}

/** Without a store nothing can be remembered; the offer then comes at the earliest after three more days. */
export function storeDenied(error: unknown): void {
  console.warn('the answer to the install offer was not kept', error);
}
