import type { TestSite } from '../support/servers.ts';
import { test as base, expect } from './fixtures.ts';

/**
 * Tests that begin with a site that was visited once before, with `commonNews`, and share it: none sees what another has
 * stored, opened or changed. At first no page of the app is open. Four kinds of test take `test` of `fixtures.ts`, by the name
 * `alone` where both stand in a file: those that stop the server or ask what was fetched, since the browser's own cache is not
 * brought back; those that begin with pictures missing, which a worker may still be storing for the test before; those with
 * other news from the start; and those that change the page before its scripts or the worker.
 */
export const test = base.extend({
  site: async ({ settledReader }, use) => {
    // A test's own, so that what it changes in it ends with it.
    await use(Object.create(settledReader.site) as TestSite);
    settledReader.checked();
  },

  browsing: async ({ settledReader }, use) => {
    await settledReader.begin();
    const refuse = () => Promise.reject(new Error('scripts before those of the page would stay for the tests to come'));
    await use(Object.assign(Object.create(settledReader.reader), { beforeScripts: refuse }));
  },
});

export { expect };
