import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAddressWriter } from '../../src/views/address-writer.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('an address that follows what is typed', () => {
  test('the first letter is written at once, of the next ones the last', () => {
    const written: string[] = [];
    const writer = createAddressWriter((address: string) => written.push(address));
    for (const letters of ['b', 'bi', 'bi t', 'bi th']) writer.soon(letters);
    expect(written).toEqual(['b']);
    vi.runAllTimers();
    expect(written).toEqual(['b', 'bi th']);
  });

  test('half a minute of a letter every 20 ms is less than eighty writes, and the last is there', () => {
    const written: string[] = [];
    const writer = createAddressWriter((address: string) => written.push(address));
    for (let letter = 1; letter <= 1500; letter++) {
      writer.soon(`${letter}`);
      vi.advanceTimersByTime(20);
    }
    vi.runAllTimers();
    expect(written.length).toBeLessThan(80);
    expect(written.at(-1)).toBe('1500');
  });

  test('what is left to write is written when the page is left, once, and not after a step to another', () => {
    const written: string[] = [];
    const writer = createAddressWriter((address: string) => written.push(address));
    writer.soon('a');
    writer.soon('ab');
    writer.flush();
    writer.flush();
    writer.soon('abc');
    writer.drop();
    writer.soon('abcd');
    writer.now('x');
    vi.runAllTimers();
    expect(written).toEqual(['a', 'ab', 'x']);
  });

  test('what the browser refuses is written later; another error is told', () => {
    const written: string[] = [];
    let refusals = 2;
    const writer = createAddressWriter((address: string) => {
      if (refusals-- > 0) throw new DOMException('100 times in 30 s', 'SecurityError');
      written.push(address);
    });
    writer.now('a');
    expect(written).toEqual([]);
    vi.runAllTimers();
    expect(written).toEqual(['a']);
    const failing = createAddressWriter(() => {
      throw new TypeError('no address');
    });
    expect(() => failing.now('a')).toThrow(TypeError);
  });
});
