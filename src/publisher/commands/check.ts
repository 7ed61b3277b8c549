import type { FeedWarning } from '../../feed/article.ts';
import type { AddressPolicy } from '../net/address-policy.ts';
import { drawIcons, readSiteIcon } from '../output/site-icons.ts';
import { createPicturePool } from '../pictures/picture-pool.ts';
import { PublisherError } from '../publisher-error.ts';
import { openSource } from '../source/feed-source.ts';
import { readFeed } from '../source/read-feed.ts';
import { wordError } from '../wording/error-wording.ts';
import type { Language } from '../wording/language.ts';
import { listWarnings, wordWarning } from '../wording/warning-wording.ts';
import { readSiteJson } from '../work/site-inputs.ts';
import { siteJsonFaults } from '../work/site-json-faults.ts';

export interface CheckOptions {
  feed: string;
  /** Path of the site.json that would be published with it, `null` for none. */
  siteFile: string | null;
  /** The built picture process, for the mark that a site.json names. */
  pictures: string;
  policy: AddressPolicy;
  json: boolean;
  strict: boolean;
  language: Language;
}

/** Exit statuses of a check: good, warnings under --strict, refused. */
type CheckStatus = 0 | 1 | 2;

/** Reads a feed and its site.json and tells an editor what is wrong with them, each fault with its place and its remedy. */
export async function check(options: CheckOptions, print: (line: string) => void): Promise<CheckStatus> {
  const { language, json } = options;
  try {
    const feed = await readFeed(await openSource(options.feed, options.policy));
    const { articles, pageCount, complete } = feed;
    const warnings = [...(await siteFaults(options)), ...feed.warnings];
    if (json) {
      const worded = warnings.map((warning) => ({ ...warning, ...wordWarning(warning, language) }));
      const outcome = warnings.length > 0 ? 'warnings' : 'good';
      print(
        report({
          outcome,
          feed: options.feed,
          title: feed.info.title,
          articles: articles.length,
          pages: pageCount,
          complete,
          warnings: worded,
        }),
      );
    } else {
      print(headline(feed.info.title || options.feed, articles.length, pageCount, language));
      print(
        listWarnings(warnings, language, Number.POSITIVE_INFINITY) ||
          (language === 'vi' ? 'Không có lỗi.' : 'No faults.'),
      );
    }
    return warnings.length > 0 && options.strict ? 1 : 0;
  } catch (error) {
    if (!(error instanceof PublisherError) || !json) throw error;
    print(
      report({
        outcome: 'refused',
        feed: options.feed,
        error: { code: error.code, ...error.details, message: wordError(error, language) },
      }),
    );
    return 2;
  }
}

/** What publishing would say of the site.json, or refuse it for. @throws PublisherError */
async function siteFaults({ siteFile, pictures }: CheckOptions): Promise<FeedWarning[]> {
  const siteJson = await readSiteJson(siteFile);
  const icon = await readSiteIcon(siteJson, siteFile);
  if (icon !== null) {
    const pool = createPicturePool(pictures);
    await drawIcons(icon, pool).finally(() => pool.close());
  }
  return siteJsonFaults(siteJson);
}

/** Bumped when a member changes its meaning; members may be added. */
const REPORT_VERSION = 1;

function report(content: Record<string, unknown>): string {
  return JSON.stringify({ reportVersion: REPORT_VERSION, ...content }, null, 2);
}

function headline(title: string, articles: number, pages: number, language: Language): string {
  return language === 'vi'
    ? `“${title}”: ${articles} bài trong ${pages} trang nguồn tin.`
    : `“${title}”: ${articles} articles in ${pages} feed pages.`;
}
