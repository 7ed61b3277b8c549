import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/**
 * Waits until the function gives something true in the page; it may be asynchronous, which a promise given to
 * `page.waitForFunction` may not (it counts as true at once). A page that is just going over to the next is asked again.
 */
export async function untilTrue(page: Page, work: () => unknown, what: string, limitMs = 10_000): Promise<void> {
  let lastError: unknown;
  for (const end = Date.now() + limitMs; ; ) {
    try {
      if (await page.evaluate(work)) return;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`, { cause: lastError });
    await delay(40);
  }
}
