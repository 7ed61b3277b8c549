import { passBack } from './pass-focus-on.ts';

/** Between one bar and the next. */
const GAP_PX = 8;

/**
 * Tells the page how much of its foot a bar takes, so that bars stack, nothing ends beneath them and the focus is never
 * behind them: base.css adds the measures up. One for each bar that there is at most one of, made once. A bar that goes
 * gives the focus back.
 *
 * @param property set on the root element while the bar stands, in px
 * @returns the bar's `ref`
 */
export function barRoom(property: `--${string}-room`, gapPx: number = GAP_PX) {
  return (bar: HTMLElement | null): (() => void) | undefined => {
    if (!bar) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty(property, `${bar.offsetHeight && bar.offsetHeight + gapPx}px`);
    });
    observer.observe(bar);
    const pass = passBack(bar);
    return () => {
      observer.disconnect();
      style.removeProperty(property);
      pass();
    };
  };
}
