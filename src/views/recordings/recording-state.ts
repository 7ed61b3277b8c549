import { useEffect, useState } from 'preact/hooks';

/** Whether a recording is on the phone. */
export type RecordingState =
  /** Not asked yet, or not saved. */
  | { state: 'online' }
  | { state: 'fetching' }
  /** `url` is a Blob's, for this page alone and as long as it: somebody may be listening. */
  | { state: 'kept'; url: string; sizeBytes: number }
  /** The reader saves data: it comes when they ask. */
  | { state: 'held'; fetchNow(): void }
  | { state: 'too-large' | 'no-room' | 'failed' };

const ONLINE: RecordingState = { state: 'online' };
const states = new Map<string, RecordingState>();
const listeners = new Set<() => void>();

export function recordingState(source: string): RecordingState {
  return states.get(source) ?? ONLINE;
}

export function setRecordingState(source: string, state: RecordingState): void {
  states.set(source, state);
  for (const listener of listeners) listener();
}

export function useRecordingState(source: string): RecordingState {
  const [, draw] = useState(0);
  useEffect(() => {
    const listener = () => draw((count) => count + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return recordingState(source);
}
