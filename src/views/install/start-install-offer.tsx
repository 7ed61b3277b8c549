import { render } from 'preact';
import { subscribe } from '../../store/changes.ts';
import { isOfferDue, readInstallRecord, recordInstallAnswer, recordVisit } from '../../store/install.ts';
import { readKept } from '../../store/kept.ts';
import { readCounts } from '../../store/reads.ts';
import { type Site, SiteContext } from '../site-context.ts';
import { deviceDay } from './device-day.ts';
import { keepInstallPrompt, onInstallPrompt } from './install-prompt.ts';
import { readStanding } from './read-standing.ts';

/** The words that saving is answered with stand this long in the same place. */
const AFTER_SAVING_MS = 7000;

/**
 * Counts this visit and offers the installation when it is time: on the third day, or after the first save.
 *
 * @param early what `beforeinstallprompt` gave before this code was here
 */
export async function startInstallOffer(site: Site, early: Event | undefined): Promise<void> {
  if (early) keepInstallPrompt(early);
  addEventListener('beforeinstallprompt', (event) => keepInstallPrompt(event));
  addEventListener('appinstalled', () => {
    keepInstallPrompt(null);
    void recordInstallAnswer('installed');
    // The promise of an installed app: what is on the phone stays there.
    void navigator.storage?.persist?.();
  });
  if (readStanding().kind === 'installed') {
    await recordInstallAnswer('installed');
    return;
  }
  if ((await recordVisit(deviceDay())).answer !== 'open') return;

  let shown = false;
  async function consider(): Promise<void> {
    const { kind } = readStanding();
    if (shown || kind === 'none' || kind === 'installed') return;
    // Read anew: the answer may have been given in the settings or in another tab meanwhile.
    const [now, { saved }, kept] = await Promise.all([readInstallRecord(), readCounts(), readKept()]);
    if (shown || !isOfferDue(now, saved + kept.length, deviceDay())) return;
    shown = true;
    await show(site);
  }
  await consider();
  onInstallPrompt(() => void consider());
  subscribe((change) => {
    if (change.type === 'changed' && change.stores.some((name) => name === 'saved' || name === 'kept'))
      setTimeout(() => void consider(), AFTER_SAVING_MS);
  });
}

async function show(site: Site): Promise<void> {
  const { InstallOffer } = await import('./install-offer.tsx');
  const place = document.createElement('div');
  document.body.append(place);
  render(
    <SiteContext.Provider value={site}>
      <InstallOffer />
    </SiteContext.Provider>,
    place,
  );
}
