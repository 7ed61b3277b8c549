import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { writeSettings } from '../../store/write-settings.ts';
import { core } from '../messages/core.ts';
import { siteNotice as words } from '../messages/site-notice.ts';
import { useSite } from '../site-context.ts';
import { Icon } from './icon.tsx';
import { laterOutlines } from './later-outlines.ts';

/** Put away in this page: it stays so where nothing can be stored, too. */
let isDismissed = false;

/** What the portal has to tell everybody, until the reader puts it away; a notice of another id shows again. */
export function SiteNotice(): JSX.Element | null {
  const site = useSite();
  const { notice } = site.settings;
  const [dismissed, setDismissed] = useState(isDismissed);
  if (!notice || dismissed) return null;

  function dismiss(): void {
    if (!notice) return;
    setDismissed(true);
    isDismissed = true;
    // Storage denied: it is gone until the app is opened anew.
    writeSettings({ dismissedNotice: notice.id }).catch(console.warn);
  }

  const isElsewhere = /^https?:/.test(notice.link);
  return (
    <aside class="site-notice" aria-label={words.name}>
      <p lang={core.contentLanguage}>
        {notice.text}
        {notice.link && ' '}
        {notice.link && (
          <a
            href={isElsewhere ? notice.link : site.base + notice.link.slice(1)}
            {...(isElsewhere ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
          >
            {notice.linkText || <span lang={core.ownLanguage}>{words.more}</span>}
          </a>
        )}
      </p>
      <button type="button" class="icon-button" aria-label={words.dismiss} onClick={dismiss}>
        <Icon outline={laterOutlines.close} />
      </button>
    </aside>
  );
}
