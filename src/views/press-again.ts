import { loadCode } from './recover.ts';

let hasFailed = false;

/**
 * Loads what a press asks for and the reader is told to press for once more. Firefox refuses code that did not come once
 * for as long as the page stands (and other code that it imports, so that another address would not help), so at a second
 * press the page is loaded anew where the server answers.
 *
 * @throws what it failed with, where the page stays
 */
export async function loadPressed<Module>(load: () => Promise<Module>): Promise<Module> {
  if (hasFailed) return loadCode(load);
  try {
    return await load();
  } catch (error) {
    hasFailed = true;
    throw error;
  }
}
