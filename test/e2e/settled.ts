import type { TestSite } from '../support/servers.ts';
import { test as base, expect } from './fixtures.ts';

/**
 * Tests that begin with a site that was visited once before, with `commonNews`, and share it: none sees what another has
 * stored, opened or changed. At first no page of the app is open.
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
