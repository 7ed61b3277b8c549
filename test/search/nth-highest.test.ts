import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nthHighest } from '../../src/search/nth-highest.ts';

it('is what stands there once all are sorted, and the scores stay in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 }), fc.nat(), (values, at) => {
      const scores = Float32Array.from(values);
      const nth = (at % values.length) + 1;
      expect(nthHighest(scores, nth)).toBe(values.toSorted((a, b) => b - a)[nth - 1]);
      expect([...scores]).toEqual(values);
    }),
  );
});
