import type { JSX } from 'preact';
import { paths } from '../../site/paths.ts';
import type { Settings } from '../../store/schema.ts';
import { AppSettings } from '../components/settings/app-settings.tsx';
import { BackupSettings } from '../components/settings/backup-settings.tsx';
import { FeedReport } from '../components/settings/feed-report.tsx';
import { LanguageSettings } from '../components/settings/language-settings.tsx';
import { NotificationSettings } from '../components/settings/notification-settings.tsx';
import { OfflineDataSettings } from '../components/settings/offline-data-settings.tsx';
import { ReadingSettings } from '../components/settings/reading-settings.tsx';
import { core } from '../messages/core.ts';
import { settings as words } from '../messages/settings.ts';
import { useHref } from '../site-context.ts';

interface SettingsPageProps {
  settings: Settings;
  onChange: (patch: Partial<Settings>) => void;
  /** Tells the reader something at the foot of the screen. */
  say: (words: string) => void;
}

/** One section after the other, each a component of its own that also reads what only it shows. */
export function SettingsPage({ settings, onChange, say }: SettingsPageProps): JSX.Element {
  const href = useHref();
  return (
    <div class="settings">
      <h1 class="page-title">{core.settings}</h1>
      <ReadingSettings settings={settings} onChange={onChange} />
      <LanguageSettings language={settings.language} onChange={onChange} say={say} />
      <OfflineDataSettings settings={settings} onChange={onChange} />
      <AppSettings say={say} />
      <NotificationSettings say={say} />
      <BackupSettings onChange={onChange} say={say} />
      <FeedReport say={say} />
      <p>
        <a href={href(paths.about)}>{words.about}</a>
      </p>
    </div>
  );
}
