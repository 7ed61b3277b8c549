import { article as words } from './messages/article.ts';

/**
 * Offers an article to the device's share sheet, else copies its link. Resolves with what to tell the reader,
 * `''` where the share sheet has said it all.
 */
export async function share(title: string, text: string, path: string): Promise<string> {
  const url = new URL(path, location.origin).href;
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share({ title, text, url });
      return '';
    } catch (error) {
      // The reader closed the sheet: that is an answer. Anything else falls through to copying.
      if (error instanceof DOMException && error.name === 'AbortError') return '';
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    return words.linkCopied;
  } catch {
    // No clipboard without a secure context or against the reader's will.
    return words.shareFailed;
  }
}
