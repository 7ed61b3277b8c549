import type { RefCallback } from 'preact';

/** Asked while the element still stands; what it gives is asked when the element has gone. */
type Heir = (element: HTMLElement) => () => Element | null | undefined;

/**
 * The `ref` of buttons that go with what they do, and of what holds such buttons. What takes the focus with it leaves a
 * keyboard or a screen reader at the beginning of the page: here the heir goes on, or the screen's heading where none is left.
 */
function passFocusOn(heir: Heir): RefCallback<HTMLElement> {
  return (element) => {
    const { pathname } = location;
    return () => {
      if (element) pass(element, pathname, heir(element));
    };
  };
}

/** @param pathname the screen's on which the focus is to go on */
function pass(element: HTMLElement, pathname: string, find: ReturnType<Heir>): void {
  const focused = document.activeElement;
  if (!focused || !element.contains(focused)) return;
  // Under a finger nothing moves; who goes by the keyboard sees where they are.
  const options = { preventScroll: !focused.matches(':focus-visible') };
  // What stands instead is drawn in this very task.
  queueMicrotask(() => {
    // Another screen has the focus moved to its beginning, and its own place to scroll to.
    if (location.pathname !== pathname || document.activeElement !== document.body) return;
    const found = find();
    const heir = found?.isConnected ? found : document.querySelector('main h1');
    if (!(heir instanceof HTMLElement)) return;
    heir.focus(options);
    if (document.activeElement === heir) return;
    heir.tabIndex = -1;
    heir.focus(options);
  });
}

/** In a list whose every item ends with such a button: on to that of the next one, else of the one before. */
export const passToNeighbour = passFocusOn((button) => {
  const item = button.closest('li');
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  return () => neighbour?.querySelector(':scope > button:last-of-type');
});

/** Of what is drawn in the button's own place. */
export const passToSuccessor = passFocusOn((button) => {
  const { parentElement } = button;
  const index = [...(parentElement?.children ?? [])].indexOf(button);
  return () => {
    const successor = parentElement?.children[index];
    // A linked picture is its link's.
    return successor?.closest('a') ?? successor;
  };
});

/** Of what stands in the place of a whole screen, its heading too. */
export const passToHeading = passFocusOn(() => () => null);

/** Of a bar that stands over the page for a while: back to where the focus came from. */
export function passBack(bar: HTMLElement): () => void {
  let origin: Element | null = null;
  let pathname = '';
  bar.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && bar.contains(relatedTarget)) return;
    origin = relatedTarget instanceof Element ? relatedTarget : null;
    // It may stand longer than the screen that it came over.
    pathname = location.pathname;
  });
  return () => pass(bar, pathname, () => origin);
}
