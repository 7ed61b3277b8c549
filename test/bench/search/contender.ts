/** An article as every contender gets it; the libraries get `folded`, ours reads the texts itself. */
export interface BenchArticle {
  title: string;
  body: string;
  foldedTitle: string;
  foldedBody: string;
  publishedAtMs: number | null;
}

export interface BenchQuery {
  query: string;
  folded: string;
}

/** A search engine in the benchmark. Documents are numbered in the order they are added. */
export interface Contender {
  name: string;
  /** Adds articles and makes them searchable. */
  add(articles: BenchArticle[]): Promise<void> | void;
  /** The best ten, best first. */
  search(query: BenchQuery): Promise<number[]> | number[];
  /** Bytes of what would be stored, where that can be told. */
  storedBytes?(): number;
}
