import type { RefCallback } from 'preact';

/** Asked while the button still stands; what it gives is asked when the button has gone. */
type Heir = (button: HTMLElement) => () => Element | null | undefined;

/**
 * The `ref` of buttons that go with what they do. A button that takes the focus with it leaves a keyboard or a screen
 * reader at the beginning of the page: here the heir goes on, or the screen's heading where none is left.
 */
function passFocusOn(heir: Heir): RefCallback<HTMLElement> {
  return (button) => {
    const { pathname } = location;
    return () => {
      if (!button || document.activeElement !== button) return;
      const find = heir(button);
      // Under a finger nothing moves; who goes by the keyboard sees where they are.
      const options = { preventScroll: !button.matches(':focus-visible') };
      // What stands instead is drawn in this very task.
      queueMicrotask(() => {
        // Another screen has the focus moved to its beginning, and its own place to scroll to.
        if (location.pathname !== pathname || document.activeElement !== document.body) return;
        const found = find();
        const element = found?.isConnected ? found : document.querySelector('main h1');
        if (!(element instanceof HTMLElement)) return;
        element.focus(options);
        if (document.activeElement === element) return;
        element.tabIndex = -1;
        element.focus(options);
      });
    };
  };
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
