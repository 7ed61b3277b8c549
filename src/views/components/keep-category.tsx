import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatCount } from '../format.ts';
import { keeping as words } from '../messages/keeping.ts';
import { Icon, outlines } from './icon.tsx';
import { KeepControl } from './keep-control.tsx';
import { laterOutlines } from './later-outlines.ts';
import type { Say } from './toast.tsx';

interface KeepCategoryProps {
  categoryId: string;
  articleCount: number;
  isKept: boolean;
  say: Say;
}

/** Whether a category is kept; opened, what that costs and how to change it. Closed, nothing is measured. */
export function KeepCategory({ categoryId, articleCount, isKept, say }: KeepCategoryProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon outline={isKept ? laterOutlines.check : outlines.download} />
        {isKept ? words.categoryIsKept : words.keepForOffline}
      </button>
      {isOpen && (
        <KeepControl
          thing={{ kind: 'category', categoryId }}
          hint={words.categoryHint(formatCount(articleCount))}
          say={say}
        />
      )}
    </>
  );
}
