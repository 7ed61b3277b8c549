import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listWarnings, wordedCodes, wordWarning } from '../../src/publisher/wording/warning-wording.ts';
import { rootDir } from '../support/shared.ts';

const warning = (code: string, detail = '') => ({ code, path: 'items[0]', itemId: 'a', detail });

describe('warnings in words', () => {
  test('every warning that the parser gives has a message and a remedy in both languages', () => {
    const codes = new Set<string>();
    for (const name of readdirSync(`${rootDir}src/feed`)) {
      const source = readFileSync(`${rootDir}src/feed/${name}`, 'utf8');
      for (const [, first, second] of source.matchAll(
        /\bwarn\(\s*(?:[^()']|\([^()]*\))*?'([a-z-]+)'(?:\s*:\s*'([a-z-]+)')?/g,
      ))
        for (const code of [first, second]) if (code) codes.add(code);
    }
    expect(codes.size).toBeGreaterThan(15);
    expect([...codes].filter((code) => !wordedCodes.has(code))).toEqual([]);
    for (const code of wordedCodes)
      for (const language of ['vi', 'en'] as const) expect(wordWarning(warning(code), language).remedy).not.toBe('');
  });

  test('say why a picture was left out', () => {
    expect(wordWarning(warning('picture-left-out', 'fetch:status 404'), 'vi').message).toContain('404');
    expect(wordWarning(warning('picture-left-out', 'picture:heic'), 'vi').remedy).toContain('JPEG');
    expect(wordWarning(warning('recording-left-out', 'picture:html'), 'en').message).toMatch(/^Recording left out/);
  });

  test('a code of a newer parser is told as it is', () => {
    expect(wordWarning(warning('brand-new', 'x'), 'en')).toEqual({ message: 'brand-new x', remedy: '' });
  });

  test('a terminal gets no control characters of a stranger, and a long list is counted', () => {
    const text = listWarnings([{ ...warning('id-duplicate'), itemId: '\u001b[2J\nx' }, warning('id-missing')], 'en', 1);
    expect(text).not.toContain('\u001b');
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('and 1 more');
  });
});
