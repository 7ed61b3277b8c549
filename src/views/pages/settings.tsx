import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FeedWarning } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import type { Settings } from '../../store/schema.ts';
import type { StorageReport } from '../../store/storage.ts';
import { formatBytes, formatCount } from '../format.ts';
import { core } from '../messages/core.ts';
import { settings as words } from '../messages/settings.ts';
import { useHref } from '../site-context.ts';

const LARGEST_TEXT_SIZE = 5;
const ARTICLE_LIMITS: Settings['articleLimit'][] = [500, 2000, 5000, 'all'];

interface SettingsPageProps {
  settings: Settings;
  storage: StorageReport;
  warnings: FeedWarning[];
  /** Stored articles that the feed takes back and that wait for the reader's word, 0 for none. */
  heldWithdrawals: number;
  /** In a tab of an iPhone, where storage goes after seven days without a visit. */
  inIosTab: boolean;
  onChange: (patch: Partial<Settings>) => void;
  onClearPictures: () => void;
  onClearAll: () => void;
  onPersist: () => void;
  onAgreeToWithdrawals: () => void;
}

/** Text size, appearance, and what the portal keeps on the device. */
export function SettingsPage(props: SettingsPageProps): JSX.Element {
  const { settings, warnings, heldWithdrawals, onChange } = props;
  const href = useHref();
  return (
    <div class="settings">
      <h1 class="page-title">{core.settings}</h1>
      <section aria-labelledby="co-chu">
        <h2 id="co-chu">{words.reading}</h2>
        <p class="hint">{words.readingHint}</p>
        <div class="text-size">
          <button
            type="button"
            class="button"
            aria-label={words.smaller}
            disabled={settings.textSize <= 0}
            onClick={() => onChange({ textSize: settings.textSize - 1 })}
          >
            <span class="letter-small">A</span>
          </button>
          <input
            type="range"
            min={0}
            max={LARGEST_TEXT_SIZE}
            step={1}
            value={settings.textSize}
            aria-label={words.reading}
            onInput={(event) => onChange({ textSize: Number(event.currentTarget.value) })}
          />
          <button
            type="button"
            class="button"
            aria-label={words.larger}
            disabled={settings.textSize >= LARGEST_TEXT_SIZE}
            onClick={() => onChange({ textSize: settings.textSize + 1 })}
          >
            <span class="letter-large">A</span>
          </button>
        </div>
        <p class="text-sample">{words.sample}</p>
      </section>
      <Choice
        id="giao-dien"
        title={words.appearance}
        options={words.themes}
        value={settings.theme}
        onChoose={(theme) => onChange({ theme })}
      />
      <OfflineData {...props} />
      <section aria-labelledby="nguon-tin">
        <h2 id="nguon-tin">{words.feed}</h2>
        {heldWithdrawals > 0 && (
          <>
            <p class="warning">{words.heldWithdrawals(formatCount(heldWithdrawals))}</p>
            <div class="settings-actions">
              <button type="button" class="button" onClick={props.onAgreeToWithdrawals}>
                {words.agreeToWithdrawals}
              </button>
            </div>
          </>
        )}
        {warnings.length === 0 ? (
          <p>{words.noWarnings}</p>
        ) : (
          <>
            <p>{words.warnings(warnings.length)}</p>
            <ul class="warnings">
              {warnings.slice(0, 20).map((warning) => (
                <li key={warning.path + warning.code}>
                  <code>{warning.path}</code> {warning.code} {warning.detail}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <p>
        <a href={href(paths.about)}>{words.about}</a>
      </p>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  id: string;
  title: string;
  options: Record<Value, string>;
  value: Value;
  onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ id, title, options, value, onChoose }: ChoiceProps<Value>): JSX.Element {
  return (
    <section>
      <fieldset class="choice">
        <legend>
          <h2>{title}</h2>
        </legend>
        {(Object.keys(options) as Value[]).map((option) => (
          <label key={option}>
            <input type="radio" name={id} value={option} checked={option === value} onChange={() => onChoose(option)} />
            <span>{options[option]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

function OfflineData(props: SettingsPageProps): JSX.Element {
  const { settings, storage, onChange } = props;
  const { usageBytes, quotaBytes } = storage;
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="ngoai-tuyen">
      <h2 id="ngoai-tuyen">{words.offline}</h2>
      <p class="hint">{words.offlineHint}</p>
      <label class="field">
        <span>{words.pictures}</span>
        <select
          value={settings.pictureBudget}
          onChange={(event) => onChange({ pictureBudget: event.currentTarget.value as Settings['pictureBudget'] })}
        >
          {(Object.keys(words.pictureBudgets) as Settings['pictureBudget'][]).map((budget) => (
            <option key={budget} value={budget}>
              {words.pictureBudgets[budget]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{words.articles}</span>
        <select
          value={String(settings.articleLimit)}
          onChange={({ currentTarget }) =>
            onChange({ articleLimit: currentTarget.value === 'all' ? 'all' : Number(currentTarget.value) })
          }
        >
          {ARTICLE_LIMITS.map((limit) => (
            <option key={limit} value={String(limit)}>
              {limit === 'all' ? words.everything : words.articleLimit(formatCount(limit))}
            </option>
          ))}
        </select>
      </label>
      <h3>{words.usage}</h3>
      <ul class="usage">
        <li>{words.usageArticles(formatCount(storage.counts.articles), formatBytes(storage.textBytes))}</li>
        <li>{words.usageSearch(formatBytes(storage.searchBytes))}</li>
        <li>{words.usagePictures(formatCount(storage.pictureCount), formatBytes(storage.pictureBytes))}</li>
      </ul>
      {usageBytes !== null && quotaBytes !== null && (
        <p class="hint">{words.usageTotal(formatBytes(usageBytes), formatBytes(quotaBytes))}</p>
      )}
      <p class="hint">{storage.persisted ? words.persisted : words.notPersisted}</p>
      {props.inIosTab && <p class="warning">{words.iosWarning}</p>}
      <div class="settings-actions">
        {!storage.persisted && (
          <button type="button" class="button" onClick={props.onPersist}>
            {words.askPersist}
          </button>
        )}
        <button type="button" class="button" onClick={props.onClearPictures}>
          {words.clearPictures}
        </button>
        <button type="button" class="button button-danger" onClick={() => setAsking(true)}>
          {words.clearAll}
        </button>
      </div>
      {asking && (
        <div class="question" role="alertdialog" aria-label={words.clearAll}>
          <p>{words.clearAllQuestion}</p>
          <button
            type="button"
            class="button button-danger"
            onClick={() => {
              setAsking(false);
              props.onClearAll();
            }}
          >
            {words.confirmClear}
          </button>
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {words.cancel}
          </button>
        </div>
      )}
    </section>
  );
}
