import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Picture } from '../../feed/article.ts';
import { pictureId } from '../../site/picture-id.ts';
import { subscribe } from '../../store/changes.ts';
import type { PicturePolicy } from '../../store/picture-policy.ts';
import { isPictureStored } from '../../store/pictures.ts';
import { formatBytes } from '../format-bytes.ts';
import { core } from '../messages/core.ts';
import { dataSaver as words } from '../messages/data-saver.ts';
import { passToSuccessor } from '../pass-focus-on.ts';
import { useSite } from '../site-context.ts';
import { Icon, outlines } from './icon.tsx';
import { type FrameProps, LoadedFrame } from './picture.tsx';
import '../styles/held-frame.css';

/** Tapped, or shown, since the page was opened: they stay loaded when they are drawn again. */
const tapped = new Set<string>();

/** A picture that shows is not taken away again. */
export function keepShown(source: string): void {
  tapped.add(source);
}

/** Known to be stored, so that what is drawn again does not flicker. */
const stored = new Set<string>();

/**
 * The place of a picture that waits: with the publisher's tiny preview and, where pictures come by a tap, a button that
 * loads it. What is on the phone shows as ever. In cards there is no button: a tap on a card opens its article.
 */
export function HeldFrame({ policyNow, ...props }: FrameProps & { policyNow: () => PicturePolicy }): JSX.Element {
  const { picture, fit, decorative, class: extra } = props;
  const { origin } = useSite();
  const source = picture?.src ?? '';
  const isShown = useIsShown(source);
  const [, redraw] = useState(0);
  const policy = policyNow();
  if (!picture || !source.startsWith(`${origin}/`) || policy === 'load' || isShown) return <LoadedFrame {...props} />;
  const place = (
    <>
      {picture.placeholder && <img class="held-preview" src={picture.placeholder} alt="" />}
      <span class="held-words" lang={core.ownLanguage}>
        <Icon outline={policy === 'tap' && !decorative ? outlines.download : outlines.album} />
        {!decorative && <span>{policy === 'tap' ? tapWords(picture) : words.off}</span>}
      </span>
    </>
  );
  const frame = {
    class: `frame frame-${fit} frame-held${extra ? ` ${extra}` : ''}`,
    // A picture that crops has its shape from the style sheet; the page as drawn for the next start has no others.
    ...(fit === 'whole' && { style: { aspectRatio: `${picture.width ?? 4} / ${picture.height ?? 3}` } }),
  };
  if (policy === 'none' || decorative) return <span {...frame}>{place}</span>;
  return (
    <button
      type="button"
      {...frame}
      ref={passToSuccessor}
      aria-label={[tapWords(picture), picture.alt || picture.caption].filter(Boolean).join(': ')}
      onClick={(event) => {
        event.preventDefault();
        tapped.add(source);
        redraw((count) => count + 1);
      }}
    >
      {place}
    </button>
  );
}

function tapWords({ sizeBytes }: Picture): string {
  return sizeBytes === undefined ? words.tap : words.tapWithSize(formatBytes(sizeBytes));
}

/** Whether the picture was tapped, or some size of it is on the phone; asked again when pictures come or go. */
function useIsShown(source: string): boolean {
  const [isStored, setStored] = useState(stored.has(source));
  useEffect(() => {
    if (!source) return;
    let current = true;
    const read = () =>
      isPictureStored(pictureId(source)).then(
        (found) => {
          if (found) stored.add(source);
          else stored.delete(source);
          if (current) setStored(found);
        },
        // Without a store nothing is on the phone.
        () => undefined,
      );
    void read();
    const unsubscribe = subscribe((change) => {
      if (change.type === 'changed' && change.stores.includes('pictures')) void read();
    });
    return () => {
      current = false;
      unsubscribe();
    };
  }, [source]);
  return isStored || tapped.has(source);
}
