import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { outlines } from '../../src/views/components/icon.tsx';
import { rootDir } from '../support/shared.ts';

const viewsDir = join(rootDir, 'src/views');
const files = (readdirSync(viewsDir, { recursive: true }) as string[]).filter((path) => /\.tsx?$/.test(path));
const sets: [name: string, set: Record<string, string>][] = [['outlines', outlines]];
for (const file of files.filter((path) => path.endsWith('-outlines.ts'))) {
  sets.push(...Object.entries((await import(pathToFileURL(join(viewsDir, file)).href)) as Record<string, never>));
}

const sources = files
  .filter((path) => !path.endsWith('-outlines.ts') && basename(path) !== 'design.tsx')
  .map((path) => readFileSync(join(viewsDir, path), 'utf8'));
const designPage = readFileSync(join(viewsDir, 'design/design.tsx'), 'utf8');

describe('the icons', () => {
  test('are drawn in these sets and nowhere else', () => {
    expect(sets.map(([name]) => name).sort()).toEqual([
      'installOutlines',
      'laterOutlines',
      'listeningOutlines',
      'outlines',
      'sharingOutlines',
    ]);
    const strays = sources.flatMap((source) => source.match(/['"`]M[\d.]+[\s,][^'"`]*[a-z][^'"`]*['"`]/gi) ?? []);
    expect(strays.filter((path) => !Object.values(outlines).includes(path.slice(1, -1) as never))).toEqual([]);
  });

  test.each(sets)('of %s stand on the page of the visual language', (name) => {
    const [, shown = ''] = /const ICONS = \[([^\]]*)\]/.exec(designPage) ?? [];
    expect(shown.split(/[,\s]+/)).toContain(name);
  });

  test.each(sets)('of %s are all used', (name, set) => {
    const unused = Object.keys(set).filter((icon) => {
      const used = new RegExp(`(?<!\\w)${name}\\.${icon}(?!\\w)`);
      return !sources.some((source) => used.test(source));
    });
    expect(unused).toEqual([]);
  });

  test('are each a path on the 24-unit grid', () => {
    for (const [name, set] of sets) {
      for (const [icon, path] of Object.entries(set)) {
        expect(path, `${name}.${icon}`).toMatch(/^M[\d\sA-Za-z.,-]+$/);
        const [, x = '', y = ''] = /^M\s*([\d.]+)[ ,]([\d.]+)/.exec(path) ?? [];
        expect(Math.max(Number(x), Number(y)), `${name}.${icon}`).toBeLessThanOrEqual(24);
      }
    }
  });
});
