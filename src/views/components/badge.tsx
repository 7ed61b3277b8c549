import type { JSX } from 'preact';
import type { Availability } from '../../store/schema.ts';
import { core } from '../messages/core.ts';

/** What of an article is on the phone; until that is known its place is kept, so that nothing moves. */
export function Badge({ availability }: { availability: Availability | undefined }): JSX.Element {
  const { none, full } = core.availability;
  return (
    <span class={`badge badge-${availability}`} data-widest={none.length > full.length ? none : full}>
      {availability && core.availability[availability]}
    </span>
  );
}
