import { pathToFileURL } from 'node:url';
import type { PrerenderModule } from '../../site/prerender-contract.ts';

/**
 * Loads the app's page components as they were built for Node. They are checked and built apart from the publisher,
 * so that neither the DOM's types come into Node's program nor Node's into a page.
 *
 * @param path of `prerender.js`
 */
export async function loadPrerenderer(path: string): Promise<PrerenderModule> {
  return (await import(pathToFileURL(path).href)) as PrerenderModule;
}
