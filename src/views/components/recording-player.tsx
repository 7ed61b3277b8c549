import type { JSX } from 'preact';
import type { Recording } from '../../feed/article.ts';
import { article as words } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { useSite } from '../site-context.ts';

/** A recording on the portal's own origin plays here; one from elsewhere is a link. */
export function RecordingPlayer({ recording }: { recording: Recording }): JSX.Element {
  const { origin } = useSite();
  const title = recording.title || words.recording;
  if (!recording.src.startsWith(`${origin}/`)) {
    return (
      <p>
        <a href={recording.src} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      </p>
    );
  }
  return (
    <figure class="recording">
      <figcaption lang={recording.title ? core.contentLanguage : core.ownLanguage}>{title}</figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: the article itself is the recording's text */}
      <audio controls preload="none" src={recording.src} aria-label={title} />
    </figure>
  );
}
