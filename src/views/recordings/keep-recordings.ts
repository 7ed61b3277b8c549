import { readPicturePolicy } from '../../store/read-picture-policy.ts';
import { keepRecording, readRecording } from '../../store/recordings.ts';
import { recordingState, setRecordingState } from './recording-state.ts';

/** Sees to it that the recordings of a saved article are on the phone, and tells the screen each step. */
export async function followRecordings(articleKey: string, sources: readonly string[], saved: boolean): Promise<void> {
  if (!saved) {
    for (const source of sources) setRecordingState(source, { state: 'online' });
    return;
  }
  for (const source of sources) {
    const { state } = recordingState(source);
    if (state === 'fetching' || state === 'kept' || state === 'too-large') continue;
    if (await showKept(source)) continue;
    // A recording is as large as a hundred pictures: it comes by itself where those do.
    if ((await readPicturePolicy()) === 'load') await fetchNow(articleKey, source);
    else setRecordingState(source, { state: 'held', fetchNow: () => void fetchNow(articleKey, source) });
  }
}

async function fetchNow(articleKey: string, source: string): Promise<void> {
  setRecordingState(source, { state: 'fetching' });
  const { state } = await keepRecording(articleKey, source);
  if (state === 'kept') await showKept(source);
  else setRecordingState(source, { state: state === 'unavailable' ? 'failed' : state });
}

async function showKept(source: string): Promise<boolean> {
  const kept = await readRecording(source);
  if (kept) setRecordingState(source, { state: 'kept', url: URL.createObjectURL(kept), sizeBytes: kept.size });
  return kept !== null;
}
