import type { Article } from '../../feed/article.ts';
import { mapMedia } from './map-media.ts';

/** Addresses that an article's page needs to know more of. */
export interface ArticleUses {
  /** Every picture it shows, covers and albums included, in order of appearance. */
  pictures: string[];
  /** Those within its body included. */
  recordings: string[];
  /** Targets of its links: some may be articles of the site. */
  links: string[];
}

/** What an article shows and names; `null` for nothing. */
export function usesOf(article: Article): ArticleUses | null {
  const uses: ArticleUses = { pictures: [], recordings: [], links: [] };
  mapMedia(article, {
    picture: (picture) => {
      uses.pictures.push(picture.src);
      return picture;
    },
    recording: (recording) => {
      uses.recordings.push(recording.src);
      return recording;
    },
    link: (href) => {
      uses.links.push(href);
      return href;
    },
  });
  return uses.pictures.length + uses.recordings.length + uses.links.length > 0 ? uses : null;
}
