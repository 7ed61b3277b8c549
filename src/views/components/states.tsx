import type { ComponentChildren, ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { core } from '../messages/core.ts';
import { Icon, outlines } from './icon.tsx';

export interface MendProps {
  /** Puts what can be done in the place of a mere reload, once that is known. */
  wrap?: (children: ComponentChildren) => JSX.Element;
}

interface NoticeProps {
  /** Outline of the icon above the title. */
  outline: string;
  title: string;
  children?: ComponentChildren;
}

/** A whole screen's message: what happened and what to do. */
export function Notice({ outline, title, children }: NoticeProps): JSX.Element {
  return (
    <section class="notice">
      <Icon outline={outline} />
      <h1 class="notice-title" tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  );
}

/** Grey boxes in the shape of what will come; shown only when reading takes longer than a blink. */
export function Skeleton({ shape }: { shape: 'list' | 'article' | 'tiles' }): JSX.Element {
  const rows = Array.from({ length: shape === 'article' ? 7 : 6 }, (_, index) => (
    <span key={index} class="skeleton-row" />
  ));
  return (
    <div class={`skeleton skeleton-${shape}`} role="status">
      <h1 class="visually-hidden">{core.loading}</h1>
      {rows}
    </div>
  );
}

/** The store could not be read at all. What can be done is looked for first, and mostly found: that is said late. */
export function Failure(): JSX.Element {
  const [Mend, setMend] = useState<ComponentType<MendProps>>();
  useEffect(() => {
    // Without its code, on an old cache and offline, the reader can still reload.
    import('./mend-store.tsx').then(({ MendStore }) => setMend(() => MendStore), console.warn);
  }, []);
  const wrap = (children?: ComponentChildren) => (
    <Reloadable outline={outlines.refresh} text={core.failedText}>
      {children}
    </Reloadable>
  );
  return Mend ? <Mend wrap={wrap} /> : <div class="late">{wrap()}</div>;
}

/** The code of a screen is neither on the device nor to be had now. */
export function MissingCode(): JSX.Element {
  return <Reloadable outline={outlines.offline} text={core.missingCodeText} />;
}

interface ReloadableProps {
  outline: string;
  text: string;
  children?: ComponentChildren;
}

function Reloadable({ outline, text, children }: ReloadableProps): JSX.Element {
  return (
    <Notice outline={outline} title={core.failedTitle}>
      {children ?? (
        <>
          <p>{text}</p>
          <button type="button" class="button button-main" onClick={() => location.reload()}>
            {core.reload}
          </button>
        </>
      )}
    </Notice>
  );
}
