import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { KeepingResult } from '../sw-bridge/keeping.ts';
import type { ImportOutcome } from '../sync/import-backup.ts';

/** What screens may ask of the program around them; the composition root supplies it. */
export interface Actions {
  /** Starts a sync by hand. */
  syncNow(): void;
  /** Puts the waiting new version into use and reloads. */
  applyUpdate(): void;
  /** Calls back when a new version waits; returns how to stop listening. */
  onUpdateWaiting(listener: () => void): () => void;
  /** Keeps all pictures of these articles on the device, as saving promises; `null` where nobody could. */
  keepPictures(keys: string[]): Promise<KeepingResult | null>;
  /** Fetches an article that the store does not hold; whether the store has it now. */
  fetchArticle(slug: string): Promise<boolean>;
  /** Takes in the content of a backup file. */
  importBackup(text: string): Promise<ImportOutcome>;
  /** Draws the whole page anew where it stands, as after a change of language. */
  redraw(): void;
}

const nothing = () => undefined;
/** What is done where nobody can act: in a page being drawn, and where the code for it did not come. */
export const noActions: Actions = {
  syncNow: nothing,
  applyUpdate: nothing,
  onUpdateWaiting: () => nothing,
  keepPictures: async () => null,
  fetchArticle: async () => false,
  importBackup: async () => ({ state: 'failed', code: 'unavailable', detail: '' }),
  redraw: nothing,
};

export const ActionsContext = createContext<Actions>(noActions);

export function useActions(): Actions {
  return useContext(ActionsContext);
}
