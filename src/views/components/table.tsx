import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { core } from '../messages/core.ts';
import { reading as words } from '../messages/reading.ts';

/** How much of a wide table lies outside: nothing, or more to the right, to the left, on both sides. */
type Hidden = 'none' | 'after' | 'before' | 'both';

/** Scrolls a wide table within itself and says so as long as there is more to the right. */
export function TableScroll({ children }: { children: ComponentChildren }): JSX.Element {
  const scroller = useRef<HTMLElement>(null);
  const [hidden, setHidden] = useState<Hidden>('none');
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setHidden(hiddenOf(element));
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, []);
  const isWide = hidden !== 'none';
  return (
    <div class="table-frame" data-hidden={hidden}>
      <section
        class="table-scroll"
        ref={scroller}
        lang={core.ownLanguage}
        aria-label={isWide ? words.wideTable : words.table}
        // What scrolls sideways must be reachable by keyboard.
        tabIndex={isWide ? 0 : undefined}
      >
        {children}
      </section>
      {isWide && (
        <span class="table-hint" lang={core.ownLanguage} aria-hidden="true">
          {words.dragTable}
        </span>
      )}
    </div>
  );
}

function hiddenOf({ scrollLeft, scrollWidth, clientWidth }: Element): Hidden {
  const before = scrollLeft > 1;
  const after = scrollLeft + clientWidth < scrollWidth - 1;
  if (before) return after ? 'both' : 'before';
  return after ? 'after' : 'none';
}
