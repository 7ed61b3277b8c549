/** What the picture process is asked, and what it answers: kept apart so that both sides agree. */
export interface PictureJob {
  number: number;
  bytes: Uint8Array;
  /** Folder of the site being written; variants go below it. */
  folder: string;
  key: string;
  /** Also a 1200×630 picture for link previews. */
  preview: boolean;
  /** sharp's AVIF effort, 0 to 9. */
  effort: number;
  /**
   * Background as `#rrggbb`: then the picture is the portal's own mark, and only a preview with the mark in its
   * middle is made.
   */
  card?: string;
  /** Then the picture is the portal's own mark, and the answer brings the app's icons made of it; nothing is written. */
  icons?: true;
}

/** The app's icons made of a portal's mark, as PNG. */
export interface MadeIcons {
  /** By path below the site. */
  files: Record<string, Uint8Array>;
  /** For the banner, small. */
  mark: Uint8Array;
}

export type PictureAnswer =
  | {
      number: number;
      ok: true;
      width: number;
      height: number;
      placeholder: string;
      files: string[];
      icons?: MadeIcons;
    }
  | { number: number; ok: false; reason: string }
  /** The site's disk failed, by its error code; nothing is wrong with the picture. */
  | { number: number; ok: false; reason: 'disk'; code: string };

/** 50 megapixels: more than the sensor of any phone that an editor is likely to carry. */
export const MAX_PIXELS = 50_000_000;
