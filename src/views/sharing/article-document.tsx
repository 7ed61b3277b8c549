import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Article, Picture } from '../../feed/article.ts';
import { Body } from '../components/body.tsx';
import { dayAndTime, isoTime } from '../format.ts';
import { article as articleWords } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { sharing as words } from '../messages/sharing.ts';
import { type Site, SiteContext } from '../site-context.ts';
import { viewerPictures } from '../viewer-pictures.ts';
import { documentStyle, documentStyleHash } from './document-style.ts';
import { mapPictures } from './map-pictures.ts';

interface DocumentFacts {
  article: Article;
  /** The article's canonical address. */
  url: string;
  zone: string | undefined;
  site: Site;
  language: string;
  savedAtMs: number;
  /** `data:` URLs of the pictures that come along, by their `src`; the others are named and linked to. */
  embedded: ReadonlyMap<string, string>;
}

/** Nothing but what stands in the document itself: no script, no request, no form, no frame. */
const POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src '${documentStyleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A whole article as one HTML document that reads everywhere, without a network, years from now. Drawn to text by the
 * components that draw the app's own screen, so that feed text is escaped where it always is.
 */
export function articleDocument(facts: DocumentFacts): string {
  // Pictures count as ours where their address starts with the site's origin: here all that came along do.
  const site: Site = { ...facts.site, origin: 'data:image' };
  return `<!doctype html>\n${renderToString(
    <SiteContext.Provider value={site}>
      <Document {...facts} />
    </SiteContext.Provider>,
  )}\n`;
}

function Document({ article, url, zone, site, language, savedAtMs, embedded }: DocumentFacts): JSX.Element {
  const embed = (picture: Picture): Picture => ({ ...picture, src: embedded.get(picture.src) ?? picture.src });
  const title = article.title || article.summary || core.untitled;
  const publisher = site.settings.organisation || site.settings.name;
  return (
    <html lang={article.language ?? language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="author" content={article.unit || publisher} />
        <title>{`${title} – ${site.settings.name}`}</title>
        <link rel="canonical" href={url} />
        <style>{documentStyle}</style>
      </head>
      <body>
        <article>
          <header>
            <p class="portal">{site.settings.name}</p>
            <h1>{title}</h1>
            <p class="facts">
              {article.publishedAtMs === null ? (
                core.undated
              ) : (
                <time dateTime={isoTime(article.publishedAtMs)}>
                  {articleWords.posted(...dayAndTime(article.publishedAtMs, zone))}
                </time>
              )}
            </p>
          </header>
          <Body blocks={mapPictures(article.body, embed)} />
          {article.unit && <p class="unit">{article.unit}</p>}
          <Album pictures={restOfAlbum(article).map(embed)} />
        </article>
        <footer>
          <p>
            {words.source(publisher)} <a href={url}>{url}</a>
          </p>
          {site.settings.licence && <p>{site.settings.licence}</p>}
          <p>{words.savedOn(dayAndTime(savedAtMs, zone)[0])}</p>
        </footer>
      </body>
    </html>
  );
}

/** The album's pictures that the body does not show. */
function restOfAlbum(article: Article): Picture[] {
  const shown = new Set<string>();
  mapPictures(article.body, (picture) => {
    shown.add(picture.src);
    return picture;
  });
  return viewerPictures(article).filter(({ src }) => !shown.has(src));
}

function Album({ pictures }: { pictures: Picture[] }): JSX.Element {
  return (
    <Body
      blocks={pictures.map((picture) => ({
        type: 'figure',
        pictures: [picture],
        caption: picture.caption.split('\n').flatMap((line, i) => (i === 0 ? [line] : [{ type: 'break' }, line])),
      }))}
    />
  );
}
