import type { JSX } from 'preact';
import { core } from '../messages/core.ts';
import { reading as words } from '../messages/reading.ts';
import type { Section } from '../reading/contents.ts';

/** The sections of a long article, folded away until they are wanted. */
export function ContentsList({ sections }: { sections: Section[] }): JSX.Element {
  return (
    <nav class="contents" aria-label={words.contentsName}>
      <details>
        <summary>{words.contents(sections.length)}</summary>
        <ol lang={core.contentLanguage}>
          {sections.map(({ id, title, depth }) => (
            <li key={id} class={depth === 1 ? 'contents-below' : undefined}>
              <a href={`#${id}`} data-native>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
