import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { Inline } from '../../feed/article.ts';
import { inlineElements } from '../../site/inline-elements.ts';
import { isAppPath } from '../../site/paths.ts';
import { reading } from '../messages/reading.ts';
import type { FootnoteLink } from '../reading/footnotes.ts';
import { useSite } from '../site-context.ts';
import { PictureFrame } from './picture.tsx';

/** Drawn ids carry this prefix, so that a feed can name no part of the app's own page. */
const ANCHOR_PREFIX = 'muc-';
export const SAFE_HREF = /^(?:https?:|mailto:|tel:)/i;

/** The links between the text being drawn and its footnotes; see `footnoteLinks()`. */
export const FootnotesContext = createContext<Map<string, FootnoteLink>>(new Map());

/** Draws a line of a body; what it may be made of is decided here once more, whatever the stored tree says. */
export function Inlines({ nodes }: { nodes: Inline[] }): JSX.Element {
  return <>{nodes.map((node, index) => (typeof node === 'string' ? node : <InlineView key={index} node={node} />))}</>;
}

function InlineView({ node }: { node: Exclude<Inline, string> }): JSX.Element | null {
  switch (node.type) {
    case 'break':
      return <br />;
    case 'anchor':
      return <span id={ANCHOR_PREFIX + node.name} />;
    case 'picture':
      return <PictureFrame picture={node.picture} fit="whole" class="frame-inline" />;
    case 'link':
      return <LinkView href={node.href}>{node.children}</LinkView>;
    default: {
      const Element = inlineElements[node.type];
      return Element ? (
        <Element>
          <Inlines nodes={node.children} />
        </Element>
      ) : null;
    }
  }
}

function LinkView({ href, children }: { href: string; children: Inline[] }): JSX.Element {
  const { origin, base } = useSite();
  const footnote = useContext(FootnotesContext).get(href.slice(1));
  const inlines = <Inlines nodes={children} />;
  if (href.startsWith('#')) {
    return (
      <a href={`#${ANCHOR_PREFIX}${href.slice(1)}`} data-native aria-label={footnote && footnoteName(footnote)}>
        {inlines}
      </a>
    );
  }
  if (!SAFE_HREF.test(href)) return inlines;
  const ownPath = pathOnSite(href, origin, base);
  if (ownPath) return <a href={ownPath}>{inlines}</a>;
  return (
    <a href={href} rel="noopener noreferrer" target={/^https?:/i.test(href) ? '_blank' : undefined}>
      {inlines}
    </a>
  );
}

function footnoteName({ kind, label }: FootnoteLink): string {
  return kind === 'reference' ? reading.footnote(label) : reading.footnoteBack(label);
}

/** The path of a link to another screen of this site, which opens in the app; `''` for any other link. */
function pathOnSite(href: string, origin: string, base: string): string {
  if (!href.startsWith(origin + base)) return '';
  const path = href.slice((origin + base).length).replace(/[?#].*$/, '');
  return isAppPath(path) ? href.slice(origin.length) : '';
}
