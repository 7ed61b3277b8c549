import type { JSX } from 'preact';
import type { Block, Inline, Picture, TableCell } from '../../feed/article.ts';
import { article as words } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { useSite } from '../site-context.ts';
import { Icon } from './icon.tsx';
import { Inlines, SAFE_HREF } from './inlines.tsx';
import { laterOutlines } from './later-outlines.ts';
import { PictureFrame } from './picture.tsx';
import { RecordingPlayer } from './recording-player.tsx';
import { TableScroll } from './table.tsx';

interface BodyProps {
  blocks: Block[];
  /** Ids of the headings that a table of contents leads to. */
  headingIds?: Map<Block, string>;
  /** Opens a picture of the body full screen. */
  onOpenPicture?: ((picture: Picture) => void) | undefined;
}

/** Draws a body tree. Elements and addresses are decided here once more, whatever the stored tree says. */
export function Body({ blocks, headingIds, onOpenPicture }: BodyProps): JSX.Element {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} id={headingIds?.get(block)} onOpenPicture={onOpenPicture} />
      ))}
    </>
  );
}

interface BlockProps {
  block: Block;
  id: string | undefined;
  onOpenPicture: BodyProps['onOpenPicture'];
}

function BlockView({ block, id, onOpenPicture }: BlockProps): JSX.Element | null {
  switch (block.type) {
    case 'paragraph':
      return (
        <p class={block.align ? `align-${block.align === 'right' ? 'right' : 'center'}` : undefined}>
          <Inlines nodes={block.children} />
        </p>
      );
    case 'heading':
      return (
        <Heading level={block.level} id={id}>
          <Inlines nodes={block.children} />
        </Heading>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Body blocks={item} onOpenPicture={onOpenPicture} />
        </li>
      ));
      return block.ordered ? <ol start={block.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return (
        <blockquote>
          <Body blocks={block.children} onOpenPicture={onOpenPicture} />
        </blockquote>
      );
    case 'preformatted':
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
      return <pre tabIndex={0}>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'table':
      return <Table caption={block.caption} rows={block.rows} />;
    case 'figure':
      return (
        <figure class={block.pictures.length > 1 ? 'figure-several' : undefined}>
          {block.pictures.map((picture) => (
            <FigurePicture key={picture.src} picture={picture} onOpen={onOpenPicture} />
          ))}
          {block.caption.length > 0 && (
            <figcaption>
              <Inlines nodes={block.caption} />
            </figcaption>
          )}
        </figure>
      );
    case 'audio':
      // By its address: an element that plays is never given another recording.
      return <RecordingPlayer key={block.recording.src} recording={block.recording} />;
    case 'video':
      return SAFE_HREF.test(block.href) ? (
        <a class="video-card" href={block.href} target="_blank" rel="noopener noreferrer">
          <Icon outline={laterOutlines.play} />
          <span>
            {block.title && <strong>{block.title}</strong>}
            <span lang={core.ownLanguage}>{words.watchAt(block.provider)}</span>
          </span>
        </a>
      ) : null;
    default:
      // A block that a later version stored: nothing is better than a guess.
      return null;
  }
}

interface HeadingProps {
  level: number;
  id: string | undefined;
  children: JSX.Element;
}

function Heading({ level, id, children }: HeadingProps): JSX.Element {
  const Element = headingElements[level] ?? 'h2';
  return <Element id={id}>{children}</Element>;
}

const headingElements: Record<number, 'h3' | 'h4' | 'h5' | 'h6'> = { 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' };

function FigurePicture({ picture, onOpen }: { picture: Picture; onOpen: BodyProps['onOpenPicture'] }): JSX.Element {
  const { origin } = useSite();
  if (!picture.src.startsWith(`${origin}/`)) {
    return SAFE_HREF.test(picture.src) ? (
      <a class="picture-elsewhere" href={picture.src} target="_blank" rel="noopener noreferrer">
        <Icon outline={laterOutlines.external} />
        <span lang={picture.alt ? undefined : core.ownLanguage}>{picture.alt || words.pictureElsewhere}</span>
      </a>
    ) : (
      <PictureFrame picture={null} fit="whole" />
    );
  }
  if (!onOpen) return <PictureFrame picture={picture} fit="whole" />;
  return (
    <PictureFrame
      picture={picture}
      fit="whole"
      around={(frame) => (
        <button
          type="button"
          class="picture-button"
          aria-label={picture.alt || picture.caption ? undefined : words.openPicture}
          lang={core.ownLanguage}
          onClick={() => onOpen(picture)}
        >
          {frame}
        </button>
      )}
    />
  );
}

function Table({ caption, rows }: { caption: Inline[]; rows: TableCell[][] }): JSX.Element {
  return (
    <TableScroll>
      <table lang={core.contentLanguage}>
        {caption.length > 0 && (
          <caption>
            <Inlines nodes={caption} />
          </caption>
        )}
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((cell, cellIndex) => {
                const Cell = cell.header ? 'th' : 'td';
                return (
                  <Cell key={cellIndex} colSpan={cell.columnSpan} rowSpan={cell.rowSpan}>
                    <Inlines nodes={cell.children} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
