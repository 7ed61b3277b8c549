import type { JSX } from 'preact';
import { paths } from '../../../site/paths.ts';
import { currentConnection } from '../../../store/picture-policy.ts';
import type { Settings } from '../../../store/schema.ts';
import { formatCount } from '../../format.ts';
import { offlineData as words } from '../../messages/offline-data.ts';
import { useHref } from '../../site-context.ts';
import { Icon } from '../icon.tsx';
import { laterOutlines } from '../later-outlines.ts';

const ARTICLE_LIMITS: Settings['articleLimit'][] = [500, 2000, 5000, 'all'];

interface OfflineDataSettingsProps {
  settings: Settings;
  onChange: (patch: Partial<Settings>) => void;
}

/** Which pictures are fetched, what the portal keeps on the device, and the way to what that takes. */
export function OfflineDataSettings({ settings, onChange }: OfflineDataSettingsProps): JSX.Element {
  const href = useHref();
  return (
    <section aria-labelledby="ngoai-tuyen">
      <h2 id="ngoai-tuyen">{words.offline}</h2>
      <p class="hint">{words.offlineHint}</p>
      <Select
        label={words.loading}
        options={loadingOptions(settings.pictureLoading)}
        value={settings.pictureLoading}
        onChoose={(pictureLoading) => onChange({ pictureLoading })}
      />
      <p class="hint">{loadingHint(settings.pictureLoading)}</p>
      <Select
        label={words.pictures}
        options={words.pictureBudgets}
        value={settings.pictureBudget}
        onChoose={(pictureBudget) => onChange({ pictureBudget })}
      />
      <Select
        label={words.articles}
        options={Object.fromEntries(ARTICLE_LIMITS.map((limit) => [String(limit), limitWords(limit)]))}
        value={String(settings.articleLimit)}
        onChoose={(limit) => onChange({ articleLimit: limit === 'all' ? limit : Number(limit) })}
      />
      <p class="settings-actions">
        <a class="button" href={href(paths.storage)}>
          {words.storage}
          <Icon outline={laterOutlines.forward} />
        </a>
      </p>
    </section>
  );
}

interface SelectProps<Value extends string> {
  label: string;
  options: Partial<Record<Value, string>>;
  value: Value;
  onChoose: (value: Value) => void;
}

function Select<Value extends string>({ label, options, value, onChoose }: SelectProps<Value>): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as Value)}>
        {(Object.entries(options) as [Value, string][]).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function limitWords(limit: Settings['articleLimit']): string {
  return limit === 'all' ? words.everything : words.articleLimit(formatCount(limit));
}

/** "Wi-Fi only" stands there where the browser can tell, and where it is chosen already. */
function loadingOptions(chosen: Settings['pictureLoading']): Partial<Record<Settings['pictureLoading'], string>> {
  const { wifi, ...others } = words.loadings;
  return chosen === 'wifi' || currentConnection()?.type !== undefined
    ? { auto: others.auto, wifi, tap: others.tap, none: others.none }
    : others;
}

function loadingHint(chosen: Settings['pictureLoading']): string {
  const connection = currentConnection();
  if (chosen === 'wifi' && connection?.type === undefined) return words.wifiUnknown;
  return connection?.saveData === true && chosen !== 'none' ? words.saveData : words.loadingHint;
}
