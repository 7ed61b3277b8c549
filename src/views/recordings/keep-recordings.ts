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
    if (state !== 'online' && state !== 'failed') continue;
    if (await showKept(source)) continue;
    setRecordingState(source, { state: 'fetching' });
    const outcome = await keepRecording(articleKey, source);
    if (outcome.state === 'kept') await showKept(source);
    else setRecordingState(source, { state: outcome.state === 'too-large' ? 'too-large' : 'failed' });
  }
}

async function showKept(source: string): Promise<boolean> {
  const kept = await readRecording(source);
  if (kept) setRecordingState(source, { state: 'kept', url: URL.createObjectURL(kept), sizeBytes: kept.size });
  return kept !== null;
}
