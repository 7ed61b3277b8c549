import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { whenIdle } from '../idle.ts';
import type { PrintFootProps } from './print-foot.tsx';

/**
 * The place of `PrintFoot`. A browser that prints waits for nothing, so the foot is drawn beforehand, when the page
 * has time, and shows on paper only.
 */
export function PrintFootPlace(props: PrintFootProps): JSX.Element | null {
  const [Foot, setFoot] = useState<ComponentType<PrintFootProps>>();
  useEffect(
    () =>
      whenIdle(() => {
        import('./print-foot.tsx').then(
          ({ PrintFoot }) => setFoot(() => PrintFoot),
          // Its code cannot be had now: the article prints without a foot.
          () => undefined,
        );
      }),
    [],
  );
  return Foot ? <Foot {...props} /> : null;
}
