/** What is on the phone, as the page for checks tells it. */
export interface Found {
  /** Id and title. */
  articles: [id: string, title: string][];
  saved: string[];
  /** Paths. */
  pictures: string[];
}

/** For each id what may be: one value where it is known, the old and the new one while something is under way. */
type Allowed<Value> = Map<string, Set<Value>>;

/**
 * What must be on the phone, and what may be: an operation that begins allows the new beside the old, one whose end was told
 * leaves the new alone, and one that a kill cut off leaves both, each article and each mark by itself. What is found decides.
 */
export class SoakModel {
  readonly #pictureOf: (id: string) => string;
  /** Titles; `null` where there is no such article. */
  readonly #titles: Allowed<string | null> = new Map();
  readonly #saved: Allowed<boolean> = new Map();
  /** Seen in the store, or told to be there: they stay until they are evicted. */
  #pictures = new Set<string>();
  /** May come into the store yet. */
  readonly #asked = new Set<string>();
  #wasEvicted = false;

  constructor(pictureOf: (id: string) => string) {
    this.#pictureOf = pictureOf;
  }

  /** `null`: not on the phone, or nobody knows. */
  titleOf(id: string): string | null {
    return only(this.#titles, id, null);
  }

  isSaved(id: string): boolean {
    return only(this.#saved, id, false);
  }

  get storedIds(): string[] {
    return [...this.#titles.keys()].filter((id) => this.titleOf(id) !== null);
  }

  /** A sync is under way; `published` are titles by id. What is withdrawn takes its mark along. */
  syncing(published: ReadonlyMap<string, string>): void {
    for (const id of new Set([...this.#titles.keys(), ...published.keys()])) {
      allow(this.#titles, id, null, published.get(id) ?? null);
      if (!published.has(id)) allow(this.#saved, id, false, false);
    }
    for (const id of this.#saved.keys()) this.asked(this.#pictureOf(id));
  }

  synced(published: ReadonlyMap<string, string>): void {
    for (const id of new Set([...this.#titles.keys(), ...published.keys()])) {
      this.#titles.set(id, new Set([published.get(id) ?? null]));
      if (!published.has(id)) this.#saved.set(id, new Set([false]));
    }
  }

  /** What is not on the phone cannot be saved. */
  saving(id: string, saved: boolean): void {
    const titles = this.#titles.get(id);
    const mayBeThere = titles !== undefined && [...titles].some((title) => title !== null);
    if (mayBeThere || !saved) allow(this.#saved, id, false, saved);
  }

  /** Where nobody knows whether the article was there, nobody knows what became of it. */
  savedAs(id: string, saved: boolean): void {
    if (this.titleOf(id) !== null) this.#saved.set(id, new Set([saved]));
  }

  /** The picture at this path may come. */
  asked(picture: string): void {
    this.#asked.add(picture);
  }

  /** The reader was told that it is on the phone. */
  kept(picture: string): void {
    this.#pictures.add(picture);
  }

  evicting(): void {
    const mustStay = this.#ofSaved((allowed) => !allowed.has(false));
    this.#pictures = new Set([...this.#pictures].filter((path) => mustStay.has(path)));
  }

  evicted(): void {
    this.#wasEvicted = true;
  }

  /** Throws where what is found is not allowed, with what the model says; from then on it is what is known. */
  hold({ articles, saved, pictures }: Found): void {
    const titles = new Map<string, string | null>(articles);
    holdAll('article', this.#titles, titles, null);
    const marks = new Map(saved.map((id) => [id, true]));
    holdAll('mark of saved article', this.#saved, marks, false);
    const isThere = new Set(pictures);
    tell(
      'picture',
      [...this.#pictures].filter((path) => !isThere.has(path)).map((path) => `${path}: there; it is gone`),
    );
    if (this.#wasEvicted) {
      const maybe = this.#ofSaved((allowed) => allowed.has(true));
      const late = pictures.filter((path) => !maybe.has(path) && !this.#asked.has(path));
      tell(
        'picture',
        late.map((path) => `${path}: evicted; it is there`),
      );
    }
    this.#wasEvicted = false;
    this.#titles.clear();
    for (const [id, title] of titles) this.#titles.set(id, new Set([title]));
    this.#saved.clear();
    for (const id of saved) this.#saved.set(id, new Set([true]));
    this.#pictures = isThere;
    for (const path of pictures) this.#asked.delete(path);
  }

  #ofSaved(holds: (allowed: Set<boolean>) => boolean): Set<string> {
    return new Set([...this.#saved].flatMap(([id, allowed]) => (holds(allowed) ? [this.#pictureOf(id)] : [])));
  }
}

function only<Value>(all: Allowed<Value>, id: string, none: Value): Value {
  const allowed = all.get(id);
  const [value = none] = allowed ?? [];
  return allowed?.size === 1 ? value : none;
}

/** Beside what may be now: `none` where nothing is known of it. */
function allow<Value>(all: Allowed<Value>, id: string, none: Value, value: Value): void {
  all.set(id, new Set([...(all.get(id) ?? [none]), value]));
}

function holdAll<Value>(what: string, all: Allowed<Value>, found: Map<string, Value>, none: Value): void {
  const wrong = [...new Set([...all.keys(), ...found.keys()])].flatMap((id) => {
    const allowed = all.get(id) ?? new Set([none]);
    const value = found.get(id) ?? none;
    if (allowed.has(value)) return [];
    return [`${id}: ${[...allowed].map((one) => JSON.stringify(one)).join(' or ')}; found ${JSON.stringify(value)}`];
  });
  tell(what, wrong);
}

function tell(what: string, wrong: string[]): void {
  if (wrong.length === 0) return;
  const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : '';
  throw new Error(`${wrong.length} × ${what}; the model says ${wrong.slice(0, 5).join(', ')}${more}`);
}
