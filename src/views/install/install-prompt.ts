/** The part of https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface that is used here. */
export interface InstallPromptEvent extends Event {
  prompt(): Promise<void>;
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let kept: InstallPromptEvent | null = null;
const listeners = new Set<() => void>();

/** Keeps the browser's offer for when the reader wants it; an event can be used once. */
export function keepInstallPrompt(event: Event | null): void {
  kept = event as InstallPromptEvent | null;
  for (const listener of listeners) listener();
}

export function hasInstallPrompt(): boolean {
  return kept !== null;
}

/** Calls `listener` when there is an offer, or none any longer; the answer ends that. */
export function onInstallPrompt(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Shows the browser's own question. Call it from a tap. `null`: there is none to show. */
export async function askToInstall(): Promise<'accepted' | 'dismissed' | null> {
  const event = kept;
  if (!event) return null;
  keepInstallPrompt(null);
  await event.prompt();
  return (await event.userChoice).outcome;
}
