import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { paths } from '../../site/paths.ts';
import type { PictureShare, PictureShareName } from '../../store/picture-shares.ts';
import type { StorageReport } from '../../store/storage.ts';
import { Sheet } from '../components/sheet.tsx';
import { formatCount } from '../format.ts';
import { formatBytes } from '../format-bytes.ts';
import { storage as words } from '../messages/storage.ts';
import { useHref } from '../site-context.ts';
import '../styles/storage.css';

export type ClearedKind = 'seen' | 'kept' | 'saved' | 'all';

export interface StoragePageProps {
  report: StorageReport;
  shares: Record<PictureShareName, PictureShare>;
  /** Albums and categories that are kept. */
  keptCount: number;
  /** Of saved articles. */
  recordings: { count: number; sizeBytes: number };
  /** `null` while or where nobody can tell. */
  appBytes: number | null;
  /** Counting anew goes on, is done, or has put something right. */
  check: 'running' | 'right' | 'corrected';
  /** In a tab of an iPhone or iPad, where storage goes after seven days without a visit: how to keep it; else none. */
  iosSteps: readonly string[];
  onClear: (kind: ClearedKind) => void;
  onAskPersist: () => void;
}

/** What is stored takes how much, what the browser allows, and how to be rid of it by kind. */
export function StoragePage(props: StoragePageProps): JSX.Element {
  const { check, onClear } = props;
  const href = useHref();
  const [asked, setAsked] = useState<ClearedKind | null>(null);
  const [cleared, setCleared] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (cleared > 0) heading.current?.focus();
  }, [cleared]);
  return (
    <div class="settings">
      <div>
        <p class="kicker">
          <a href={href(paths.settings)}>{words.back}</a>
        </p>
        <h1 class="page-title">{words.title}</h1>
      </div>
      <section aria-labelledby="dang-giu">
        <h2 id="dang-giu" ref={heading} tabIndex={-1}>
          {words.intro}
        </h2>
        <Kinds {...props} onAsk={setAsked} />
        <p class="hint" role="status">
          {check === 'running' ? words.checking : check === 'corrected' ? words.corrected : ''}
        </p>
        <p class="hint">{words.fewerArticles}</p>
        <div class="settings-actions">
          <button type="button" class="button button-danger" onClick={() => setAsked('all')}>
            {words.clearAll}
          </button>
        </div>
        {asked && (
          <Question
            kind={asked}
            onAnswer={(agreed) => {
              setAsked(null);
              if (!agreed) return;
              onClear(asked);
              // The button that asked goes with what is cleared.
              setCleared((count) => count + 1);
            }}
          />
        )}
      </section>
      <Device {...props} />
    </div>
  );
}

interface KindRow {
  kind: keyof typeof words.kinds;
  sizeBytes: number | null;
  detail: string;
  clears?: Exclude<ClearedKind, 'all'>;
}

function Kinds({
  report,
  shares,
  keptCount,
  recordings,
  appBytes,
  onAsk,
}: StoragePageProps & { onAsk: (kind: ClearedKind) => void }): JSX.Element {
  const pictures = (name: PictureShareName, isThere: boolean): KindRow => ({
    kind: name,
    sizeBytes: shares[name].sizeBytes,
    detail: words.pictures(formatCount(shares[name].count)),
    ...(isThere && { clears: name }),
  });
  const rows: KindRow[] = [
    { kind: 'text', sizeBytes: report.textBytes, detail: words.articles(formatCount(report.counts.articles)) },
    { kind: 'search', sizeBytes: report.searchBytes, detail: '' },
    pictures('seen', shares.seen.count > 0),
    pictures('kept', keptCount > 0),
    pictures('saved', report.counts.saved > 0),
    ...(recordings.count > 0
      ? [
          {
            kind: 'recordings' as const,
            sizeBytes: recordings.sizeBytes,
            detail: words.recordings(formatCount(recordings.count)),
          },
        ]
      : []),
    { kind: 'app', sizeBytes: appBytes, detail: '' },
  ];
  const total = rows.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  return (
    <dl class="storage-kinds">
      {rows.map(({ kind, sizeBytes, detail, clears }) => (
        <div key={kind} class="storage-kind">
          <dt>
            {words.kinds[kind]}
            {detail && <span class="hint">{detail}</span>}
          </dt>
          <dd>
            <span class="storage-size">{sizeBytes === null ? words.unknownSize : formatBytes(sizeBytes)}</span>
            <meter min={0} max={Math.max(total, 1)} value={sizeBytes ?? 0} aria-label={words.kinds[kind]} />
            {clears && (
              <button type="button" class="button" onClick={() => onAsk(clears)}>
                {words.clearKind[clears]}
              </button>
            )}
          </dd>
        </div>
      ))}
      <div class="storage-kind storage-total">
        <dt>{words.total}</dt>
        <dd>
          <span class="storage-size">{formatBytes(total)}</span>
        </dd>
      </div>
    </dl>
  );
}

function Question({ kind, onAnswer }: { kind: ClearedKind; onAnswer: (agreed: boolean) => void }): JSX.Element {
  return (
    <Sheet title={kind === 'all' ? words.clearAll : words.clearKind[kind]} onClosed={() => onAnswer(false)} isQuestion>
      <p>{words.questions[kind]}</p>
      <div class="settings-actions">
        <button type="button" class="button button-danger" onClick={() => onAnswer(true)}>
          {words.confirm}
        </button>
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {words.cancel}
        </button>
      </div>
    </Sheet>
  );
}

function Device({ report, iosSteps, onAskPersist }: StoragePageProps): JSX.Element {
  const { usageBytes, quotaBytes, persisted } = report;
  return (
    <>
      <section aria-labelledby="cho-phep">
        <h2 id="cho-phep">{words.device}</h2>
        <p>
          {usageBytes !== null && quotaBytes !== null
            ? words.deviceUse(formatBytes(usageBytes), formatBytes(quotaBytes))
            : words.deviceUnknown}
        </p>
      </section>
      <section aria-labelledby="giu-lau">
        <h2 id="giu-lau">{words.durability}</h2>
        <p>{persisted === null ? words.unknownPersistence : persisted ? words.persisted : words.notPersisted}</p>
        {persisted === false && (
          <div class="settings-actions">
            <button type="button" class="button" onClick={onAskPersist}>
              {words.askPersist}
            </button>
          </div>
        )}
        {iosSteps.length > 0 && (
          <div class="warning">
            <p>{words.iosWarning}</p>
            <ol>
              {iosSteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </div>
        )}
      </section>
    </>
  );
}
