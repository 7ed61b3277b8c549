import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PublisherError } from '../../src/publisher/publisher-error.ts';
import { wordError } from '../../src/publisher/wording/error-wording.ts';
import { listWarnings, wordedCodes, wordWarning } from '../../src/publisher/wording/warning-wording.ts';
import { rootDir } from '../support/shared.ts';

const warning = (code: string, detail = '') => ({ code, path: 'items[0]', itemId: 'a', detail });

describe('warnings in words', () => {
  test('every warning that the parser gives has a message and a remedy in both languages', () => {
    const codes = new Set<string>();
    for (const name of readdirSync(`${rootDir}src/feed`)) {
      const source = readFileSync(`${rootDir}src/feed/${name}`, 'utf8');
      for (const [, first, second] of source.matchAll(
        /\bwarn\(\s*(?:[^()']|\([^()]*\))*?'([a-z0-9-]+)'(?:\s*:\s*'([a-z0-9-]+)')?/g,
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
    for (const reason of ['unknown', 'jpeg', 'pdf', 'html'])
      expect(wordWarning(warning('recording-left-out', `picture:${reason}`), 'vi')).toEqual({
        message: 'Bỏ bản ghi âm này: tệp này không phải bản ghi âm nghe được trên mọi máy.',
        remedy: 'Lưu thành MP3 rồi tải lên lại.',
      });
  });

  test('a code of a newer parser is told as it is', () => {
    expect(wordWarning(warning('brand-new', 'x'), 'en')).toEqual({ message: 'brand-new x', remedy: '' });
  });

  test('a terminal gets no control characters of a stranger, and a long list is counted', () => {
    const text = listWarnings([{ ...warning('id-duplicate'), itemId: '\u001b[2J\nx' }, warning('id-missing')], 'en', 1);
    expect(text).not.toContain('\u001b');
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('and 1 more');
    // What is said of the file as a whole has no place in it.
    expect(listWarnings([{ code: 'encoding-not-utf-8', path: '', itemId: '', detail: 'utf-16le' }], 'en')).toContain(
      '- The file is utf-16le',
    );
  });
});

describe('refusals in words', () => {
  test('of an address with a password say what to do, and do not repeat the password', () => {
    const url = 'https://bien-tap:bi-mat@portal.example/feed.json';
    const refused = new PublisherError('address-refused', { url, reason: 'address', detail: 'credentials' });
    for (const language of ['vi', 'en'] as const) {
      expect(wordError(refused, language)).not.toMatch(/bi-mat|bien-tap|--allow-private/);
      expect(wordError(refused, language)).toContain('https://portal.example/feed.json');
    }
    const inside = new PublisherError('address-refused', {
      url: 'http://10.0.0.1/',
      reason: 'address',
      detail: 'private',
    });
    expect(wordError(inside, 'vi')).toContain('--allow-private');
  });

  test('of a folder that a volume is mounted on say to take one inside', () => {
    const refused = new PublisherError('output-unwritable', { path: '/site', detail: 'EBUSY' });
    expect(wordError(refused, 'vi')).toContain('nằm bên trong');
    expect(wordError(refused, 'en')).toContain('inside');
  });
});
