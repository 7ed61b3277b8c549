let isOn = false;

/** Whether this page keeps its store in memory: the browser gives none, and nothing outlives the page. */
export function isInMemory(): boolean {
  return isOn;
}

/** Told by `memory-database.ts`, which search and sync must not bring along. */
export function setInMemory(): void {
  isOn = true;
}
