import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Recording } from '../../feed/article.ts';
import { formatBytes } from '../format-bytes.ts';
import { useNowListening } from '../listening/now-listening.ts';
import { article as words } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { type RecordingState, useRecordingState } from '../recordings/recording-state.ts';
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
  return <OwnRecording recording={recording} title={title} />;
}

function OwnRecording({ recording, title }: { recording: Recording; title: string }): JSX.Element {
  const { src } = recording;
  const now = useNowListening();
  const kept = useRecordingState(src);
  const audio = useRef<HTMLAudioElement>(null);
  const address = useRef(src);
  const isHeard = now?.source === src;
  // An element that plays would begin anew.
  if (!isHeard && audio.current?.paused !== false) address.current = kept.state === 'kept' ? kept.url : src;
  return (
    <figure class="recording">
      <figcaption lang={recording.title ? core.contentLanguage : core.ownLanguage}>{title}</figcaption>
      {isHeard && now.isAway ? (
        <p class="recording-away" lang={core.ownLanguage}>
          {words.recordingAway}
        </p>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: the article itself is the recording's text
        <audio ref={audio} controls preload="none" src={address.current} data-source={src} aria-label={title} />
      )}
      <p class="recording-place" role="status" lang={core.ownLanguage}>
        {placeWords(kept, recording)}
      </p>
      {kept.state === 'held' && (
        <button type="button" class="button" onClick={kept.fetchNow} lang={core.ownLanguage}>
          {words.fetchRecording}
        </button>
      )}
    </figure>
  );
}

/** Where it is, and so whether it can be heard without a network. */
function placeWords(kept: RecordingState, { sizeBytes }: Recording): string {
  const places = words.recordingPlaces;
  if (kept.state === 'kept') return places.kept(formatBytes(kept.sizeBytes));
  const size = sizeBytes ? formatBytes(sizeBytes) : '';
  return kept.state === 'online' || kept.state === 'held' ? places[kept.state](size) : places[kept.state];
}
