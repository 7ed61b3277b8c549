import { describe, expect, test } from 'vitest';
import { servedText } from '../../src/site/served-text.ts';

const page = (base: string, path = 'feed.json') =>
  `{"version":"x","feed_url":"${base}${path}","_bantin":{"timezone":"Asia/Ho_Chi_Minh","base":"${base}"},"items":[{"id":"1","url":"${base}bai-viet/a/","image":"${base}pictures/p-1.jpg","external_url":"https://elsewhere.example/"}]}`;

describe('a published feed served from elsewhere', () => {
  test('names its files there, and leaves other addresses alone', () => {
    const moved = servedText(page('https://portal.example/'), 'http://localhost:8080/feed.json');
    expect(moved).toBe(page('http://localhost:8080/'));
    expect(moved).toContain('https://elsewhere.example/');
  });

  test('below a sub-path, and for an archive page asked for by its version', () => {
    const text = page('https://portal.example/tin/', 'feed/2020-05.json');
    expect(servedText(text, 'http://localhost/a/feed/2020-05.json?v=1')).toBe(
      page('http://localhost/a/', 'feed/2020-05.json'),
    );
  });

  test('at its own address comes back as it is', () => {
    const text = page('https://portal.example/');
    expect(servedText(text, 'https://portal.example/feed.json')).toBe(text);
  });

  test('any other feed comes back as it is', () => {
    const plain = '{"feed_url":"https://a.example/feed.json","items":[]}';
    expect(servedText(plain, 'http://localhost/feed.json')).toBe(plain);
    expect(servedText('not json', 'http://localhost/feed.json')).toBe('not json');
    const other = page('https://portal.example/');
    expect(servedText(other, 'http://localhost/other.json')).toBe(other);
  });
});
