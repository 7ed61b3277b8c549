import type { AddressPolicy } from '../net/address-policy.ts';
import { type PublishRequest, publishSite } from '../publish-site.ts';
import type { PublishSummary } from '../publish-summary.ts';
import { openSource } from '../source/feed-source.ts';
import type { Language } from '../wording/language.ts';
import { createProgressLine } from '../wording/progress-line.ts';
import { wordSummary } from '../wording/summary.ts';

export interface PublishOptions extends Omit<PublishRequest, 'source'> {
  feed: string;
  policy: AddressPolicy;
  language: Language;
  quiet: boolean;
}

/** Publishes a feed and tells what was done. @throws PublisherError */
export async function publish(options: PublishOptions, print: (line: string) => void): Promise<PublishSummary> {
  const source = await openSource(options.feed, options.policy);
  const line = createProgressLine(process.stderr, options.language, options.quiet);
  const startedAtMs = performance.now();
  try {
    const summary = await publishSite({ ...options, source }, line.show);
    line.clear();
    if (!options.quiet) print(wordSummary(summary, performance.now() - startedAtMs, options.language));
    return summary;
  } finally {
    line.clear();
  }
}
