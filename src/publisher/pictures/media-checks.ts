import { NO_VALIDATORS, type Validators } from '../net/fetch-bytes.ts';
import { LOCAL_BASE } from '../source/feed-source.ts';
import type { SiteRecord } from '../work/record.ts';
import { ownEntry } from '../work/slugs.ts';

/** When the server of a picture or recording was last asked for it, and what it called that version. */
export interface MediaCheck extends Validators {
  checkedAtMs: number;
}

/** What is replaced under its address is noticed within a day; asking more often would be a burden to small servers. */
const ASKED_EVERY_MS = 24 * 3600 * 1000;

/** Nothing was last modified then, so a server asked this way sends what it has. */
const EVER = new Date(0).toUTCString();

/** Which pictures and recordings of other servers are to be asked for again, and what came of it. */
export class MediaChecks {
  /** By the address in the feed. */
  readonly noted = new Map<string, MediaCheck>();
  readonly #record: SiteRecord | null;
  readonly #nowMs: number;
  readonly #silentHosts = new Set<string>();

  constructor(record: SiteRecord | null, nowMs = Date.now()) {
    this.#record = record;
    this.#nowMs = nowMs;
  }

  /** Whether anything of the last run is due. */
  get areDue(): boolean {
    const { pictures = {}, recordings = {} } = this.#record ?? {};
    return [...Object.keys(pictures), ...Object.keys(recordings)].some((url) => this.isDue(url));
  }

  /** What stands beside a local feed, or on the site itself, is never asked for. */
  isDue(url: string): boolean {
    const record = this.#record;
    if (record === null || url.startsWith(LOCAL_BASE) || ownEntry(record.files, url) !== undefined) return false;
    if (record.base.startsWith('http') && url.startsWith(record.base)) return false;
    const check = ownEntry(record.checks, url);
    // A site of an earlier version: asked once in full.
    if (check === undefined) return true;
    // A server that names no versions would have to send the whole file each time.
    const isNamed = check.etag !== '' || check.lastModified !== '';
    return isNamed && this.#nowMs - check.checkedAtMs >= ASKED_EVERY_MS;
  }

  held(url: string): Validators {
    return ownEntry(this.#record?.checks, url) ?? NO_VALIDATORS;
  }

  /** The server has the file that the site has. @param validators as it names it now, if it said so */
  note(url: string, validators: Validators): void {
    const { etag, lastModified } = validators;
    this.noted.set(url, { etag, lastModified, checkedAtMs: this.#nowMs });
  }

  /** Nothing was learnt: asked again tomorrow, as today. */
  noteFailure(url: string): void {
    const held = this.held(url);
    this.note(url, held.etag || held.lastModified ? held : { etag: '', lastModified: EVER });
  }

  /** Not asked in this run: the next one goes by what is known. */
  keep(url: string): void {
    const check = ownEntry(this.#record?.checks, url);
    if (check) this.noted.set(url, check);
  }

  /** A server that did not answer once is left alone until the next run. */
  silence(url: string): void {
    this.#silentHosts.add(new URL(url).host);
  }

  isSilent(url: string): boolean {
    return this.#silentHosts.has(new URL(url).host);
  }
}
