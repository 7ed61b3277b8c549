import axe from 'axe-core';
import type { PlaywrightReader } from './reader/playwright-reader.ts';

/** What a page is looked at in: each theme that a reader can choose, in the system's light or dark. */
interface Look {
  name: string;
  /** '' is that of the reader. */
  theme: string;
  scheme: 'light' | 'dark';
}

const LOOKS: Look[] = [
  { name: 'as it is', theme: '', scheme: 'light' },
  { name: 'dark', theme: 'dark', scheme: 'light' },
  { name: 'sepia', theme: 'sepia', scheme: 'light' },
  { name: 'high contrast', theme: 'contrast', scheme: 'light' },
  { name: 'high contrast, dark', theme: 'contrast', scheme: 'dark' },
];

interface Violation {
  id: string;
  nodes: { target: unknown; html: string; failureSummary?: string }[];
}

/**
 * What axe finds on the page as it stands: by every rule as it is, and in each other theme by the rules of colour, since a
 * theme is colours (`tokens.css`) and, at high contrast, the outline of cards.
 *
 * @param looks `one` for a page whose other colours were looked at elsewhere
 */
export async function axeFaults({ page }: PlaywrightReader, looks: 'one' | 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  if (looks === 'one') return await page.evaluate(runInLooks, LOOKS.slice(0, 1));
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const inScheme = LOOKS.filter((look) => look.scheme === scheme);
    found.push(...(await page.evaluate(runInLooks, inScheme)));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/**
 * In the page. What leaves the document while axe looks has no selector any more: axe calls it `:root`. So `region :root` is
 * no fault of axe, but tells of something outside of every landmark that was there for a moment.
 */
async function runInLooks(looks: Look[]): Promise<string[]> {
  const { axe: runner } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
  const { dataset } = document.documentElement;
  const worn = dataset.theme;
  const found: string[] = [];
  for (const { name, theme } of looks) {
    if (theme) dataset.theme = theme;
    const rules = theme ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
    const { violations } = await runner.run({ ...rules, resultTypes: ['violations'] });
    for (const { id, nodes } of violations) {
      for (const node of nodes) {
        found.push(`${name}: ${id} ${node.target} ${node.html.slice(0, 120)} ${node.failureSummary}`);
      }
    }
    if (worn === undefined) delete dataset.theme;
    else dataset.theme = worn;
  }
  return found;
}
