import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Picture } from '../../feed/article.ts';
import { usePictureSharing } from '../hooks/use-picture-sharing.ts';
import { core } from '../messages/core.ts';
import { viewer as words } from '../messages/viewer.ts';
import { useSite } from '../site-context.ts';
import { toTryAgain } from '../try-again.ts';
import { Icon } from './icon.tsx';
import { laterOutlines } from './later-outlines.ts';
import { PictureFrame } from './picture.tsx';
import { useZoom } from './use-zoom.ts';
import '../styles/viewer.css';

export interface ViewerProps {
  pictures: Picture[];
  index: number;
  onShow: (index: number) => void;
  onClose: () => void;
}

/**
 * One picture at a time, full screen: swipe or arrow keys for the next, pinch, double tap or +/− to zoom, drag
 * while zoomed, Escape or the back button to close. A modal `dialog` keeps focus and screen reader inside.
 */
export function Viewer({ pictures, index, onShow, onClose }: ViewerProps): JSX.Element | null {
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const picture = pictures[index];
  const show = (next: number) => {
    if (next >= 0 && next < pictures.length && next !== index) onShow(next);
  };
  const zoom = useZoom(stage, {
    onSwipe: (direction) => show(index + direction),
    onPullDown: onClose,
  });

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const opener = document.activeElement;
    element.showModal();
    document.documentElement.classList.add('viewer-open');
    return () => {
      element.close();
      document.documentElement.classList.remove('viewer-open');
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture starts unzoomed
  useEffect(() => zoom.reset(), [index]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') show(index - 1);
    else if (event.key === 'ArrowRight') show(index + 1);
    else if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(pictures.length - 1);
    else if (event.key === '+' || event.key === '=') zoom.by(1.5);
    else if (event.key === '-') zoom.by(1 / 1.5);
    else return;
    event.preventDefault();
  }

  const [said, share] = usePictureSharing(picture);

  if (!picture) return null;
  return (
    <dialog
      class="viewer"
      ref={dialog}
      aria-label={words.name}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Closed by the browser, which asks only once; that it is taken off the screen is told after it is gone.
      onClose={() => dialog.current && onClose()}
    >
      <div class="viewer-bar">
        <p class="viewer-position" aria-live="polite">
          {words.position(index + 1, pictures.length)}
        </p>
        <button type="button" class="icon-button" aria-label={words.share} onClick={() => void share()}>
          <Icon outline={laterOutlines.share} />
        </button>
        <button type="button" class="icon-button" aria-label={words.zoomOut} onClick={() => zoom.by(1 / 1.5)}>
          <Icon outline={laterOutlines.minus} />
        </button>
        <button type="button" class="icon-button" aria-label={words.zoomIn} onClick={() => zoom.by(1.5)}>
          <Icon outline={laterOutlines.plus} />
        </button>
        <button type="button" class="icon-button" aria-label={words.close} onClick={onClose}>
          <Icon outline={laterOutlines.close} />
        </button>
      </div>
      <div class="viewer-stage" ref={stage}>
        <ViewerPicture key={picture.src} picture={picture} />
      </div>
      <button
        type="button"
        class="icon-button viewer-previous"
        aria-label={words.previous}
        disabled={index === 0}
        onClick={() => show(index - 1)}
      >
        <Icon outline={laterOutlines.back} />
      </button>
      <button
        type="button"
        class="icon-button viewer-next"
        aria-label={words.next}
        disabled={index === pictures.length - 1}
        onClick={() => show(index + 1)}
      >
        <Icon outline={laterOutlines.forward} />
      </button>
      <div class="viewer-caption" aria-live="polite">
        {said && <p class="viewer-said">{said}</p>}
        {picture.caption && <p lang={core.contentLanguage}>{picture.caption}</p>}
        {picture.credit && <p class="viewer-credit">{words.credit(picture.credit)}</p>}
      </div>
    </dialog>
  );
}

function ViewerPicture({ picture }: { picture: Picture }): JSX.Element {
  const { origin } = useSite();
  const [failed, setFailed] = useState(!picture.src.startsWith(`${origin}/`));
  if (failed) return <p class="viewer-missing">{words.missing}</p>;
  const image = (
    <img
      src={picture.src}
      alt={picture.alt || picture.caption}
      lang={core.contentLanguage}
      width={picture.width}
      height={picture.height}
      draggable={false}
      onError={() => {
        setFailed(true);
        toTryAgain.add(() => setFailed(false));
      }}
    />
  );
  return <PictureFrame picture={picture} fit="whole" around={() => image} />;
}
