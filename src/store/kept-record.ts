/** What the reader saved or keeps is named whole, so that it can be asked for again when it is not on the phone. */
interface NamedArticle {
  key: string;
  /** `''` where it was never known. */
  id: string;
  /** Path part to ask the site by. */
  slug: string;
  title: string;
}

/** A saved article. Whether it is on the phone tells its head, found by `key`: it may still be waiting for a network. */
export interface SavedRecord extends NamedArticle {
  savedAtMs: number;
}

/**
 * An album or a category that the reader keeps with all its pictures. Whose pictures and articles must not go is
 * worked out from this list and from `saved` each time, never marked on the pictures themselves.
 */
export type KeptRecord = KeptAlbum | KeptCategory;

export interface KeptAlbum extends NamedArticle {
  /** `keptName()`. */
  name: string;
  kind: 'album';
  keptAtMs: number;
}

export interface KeptCategory {
  name: string;
  kind: 'category';
  categoryId: string;
  title: string;
  keptAtMs: number;
}

/** What a reader keeps as a whole: an album by its article's key, a category by its id. */
export type KeptThing = { kind: 'album'; key: string } | { kind: 'category'; categoryId: string };

/** The key of a record of store `kept`. */
export function keptName(thing: KeptThing): string {
  return thing.kind === 'album' ? `album/${thing.key}` : `category/${thing.categoryId}`;
}
