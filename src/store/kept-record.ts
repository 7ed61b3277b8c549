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
  /** The reader stopped its download: it goes on when they say so. */
  paused?: true;
}

export interface KeptCategory {
  name: string;
  kind: 'category';
  categoryId: string;
  title: string;
  keptAtMs: number;
  paused?: true;
}

/** What a reader keeps as a whole: an album by its article's key, a category by its id. */
export type KeptThing = { kind: 'album'; key: string } | { kind: 'category'; categoryId: string };

/** Whatever has pictures that must stay: all saved articles, one of them, or a thing that is kept. */
export type KeptPart = KeptThing | { kind: 'saved' } | { kind: 'article'; key: string };

/** The key of a record of store `kept`. */
export function keptName(thing: KeptThing): string {
  return partName(thing);
}

/** How a part is named between page and worker. */
export function partName(part: KeptPart): string {
  switch (part.kind) {
    case 'saved':
      return 'saved';
    case 'category':
      return `category/${part.categoryId}`;
    default:
      return `${part.kind}/${part.key}`;
  }
}

/** The part of this name, or `null`. */
export function parsePart(name: string): KeptPart | null {
  const slash = name.indexOf('/');
  const [kind, value] = slash < 0 ? [name, ''] : [name.slice(0, slash), name.slice(slash + 1)];
  if (kind === 'saved') return { kind };
  if (value === '') return null;
  if (kind === 'album' || kind === 'article') return { kind, key: value };
  return kind === 'category' ? { kind, categoryId: value } : null;
}
