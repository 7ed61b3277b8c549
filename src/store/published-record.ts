/** What is held of a published site, by its manifest. */
export interface PublishedRecord {
  manifestUrl: string;
  /** Validators of the manifest as it was when everything it names was held; '' while something is missing. */
  etag: string;
  lastModified: string;
  /** `Manifest.head.infoHash` of the head page that was read. */
  infoHash: string;
  /** Hash of the view counts that every stored article has. */
  viewsHash: string;
  /** Archive pages by path. */
  pages: Record<string, HeldPage>;
  /** The article limit, when it kept a part of the archive out. */
  limitedTo: number | null;
}

export interface HeldPage {
  /** First 16 hexadecimal digits of the page's SHA-256. */
  hash: string;
  /** How many of its articles are held, the newest first: the reader's limit may cut a page. */
  articleCount: number;
}
