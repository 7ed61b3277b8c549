import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useBackCloses } from '../hooks/use-back-closes.ts';
import { sheet as words } from '../messages/sheet.ts';
import { Icon } from './icon.tsx';
import { laterOutlines } from './later-outlines.ts';
import '../styles/sheet.css';

interface SheetProps {
  title: string;
  onClosed: () => void;
  /** It asks for an answer before anything else: screen readers then read it out at once. */
  isQuestion?: boolean;
  children: ComponentChildren;
}

/**
 * A modal panel over the screen: at the foot of a phone, in the middle of a wide screen. Escape, the back button, a
 * tap beside it and its own button close it; the focus then returns to where it was.
 */
export function Sheet({ title, onClosed, isQuestion = false, children }: SheetProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = useBackCloses(onClosed);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const opener = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does by keyboard what a tap beside the panel does
    <dialog
      class="sheet"
      role={isQuestion ? 'alertdialog' : undefined}
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClose={() => close(true)}
      onClick={(event) => {
        // The panel fills the dialog: what is hit outside of it is the backdrop.
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="sheet-panel">
        <header class="sheet-header">
          <h2 id={titleId}>{title}</h2>
          <button type="button" class="icon-button" aria-label={words.close} onClick={() => close()}>
            <Icon outline={laterOutlines.close} />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
