import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { QuoteButtonProps } from '../components/quote-button.tsx';
import type { ShareSubject } from '../sharing/share-subject.ts';

/**
 * Quoting from an article: shows the words that the address quotes, and gives the button that appears when words are
 * selected. Both load when they are needed, which most readings are not.
 */
export function useQuotation(subject: ShareSubject, share: (subject: ShareSubject) => void): JSX.Element | null {
  const [Button, setButton] = useState<ComponentType<QuoteButtonProps> | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for the article
  useEffect(() => {
    const root = document.querySelector('.article .prose');
    if (!root || !location.hash.startsWith('#doan=')) return;
    // Its code cannot be had now: the article is there, if not at the quoted place.
    import('../sharing/show-quotation.ts').then(({ showQuotation }) => showQuotation(root)).catch(() => undefined);
  }, [subject.url]);

  useEffect(() => {
    if (Button) return;
    const selected = () => {
      if (getSelection()?.isCollapsed !== false) return;
      document.removeEventListener('selectionchange', selected);
      // As above: the phone's own menu still copies the words.
      import('../components/quote-button.tsx')
        .then((module) => setButton(() => module.QuoteButton))
        .catch(() => undefined);
    };
    document.addEventListener('selectionchange', selected);
    return () => document.removeEventListener('selectionchange', selected);
  }, [Button]);

  return Button && <Button subject={subject} onShare={share} />;
}
