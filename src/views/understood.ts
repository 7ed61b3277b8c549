const MARK = 'bantin-understood';

/** Whether the reader has put this notice away: each page of a published site would tell it anew. */
export function isUnderstood(sentence: string): boolean {
  try {
    return sessionStorage.getItem(MARK) === sentence;
  } catch {
    // Where this is denied as well it is told once a page.
    return false;
  }
}

/** For as long as this tab is open. */
export function noteUnderstood(sentence: string): void {
  try {
    sessionStorage.setItem(MARK, sentence);
  } catch {
    // As above.
  }
}
