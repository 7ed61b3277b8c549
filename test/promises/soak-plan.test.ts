import { describe, expect, test } from 'vitest';
import { killable, nameOf, planOf } from './soak-plan.ts';

const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

describe('what a seed draws', () => {
  test('is the same every time, and begins the same where fewer operations are asked for', () => {
    for (const seed of seeds) expect(planOf(seed, 57)).toEqual(planOf(seed, 300).slice(0, 57));
    expect(planOf(1, 300)).not.toEqual(planOf(2, 300));
  });

  test('has in 20 seeds of 300 operations kills in everything that a browser does, after a time and after a request', () => {
    const kills = seeds.flatMap((seed) => planOf(seed, 300)).filter(({ kill }) => kill !== null);
    for (const operation of Object.keys(killable)) {
      expect(kills.filter((step) => step.operation === operation).length, operation).toBeGreaterThan(20);
    }
    for (const operation of ['sync', 'picture', 'deploy', 'second tab']) {
      const requests = kills.flatMap((step) => (step.operation === operation ? [step.kill?.request ?? null] : []));
      expect(requests, operation).toContain(null);
      expect(new Set(requests).size, operation).toBeGreaterThan(3);
    }
  });

  test('is told by name', () => {
    expect(nameOf({ operation: 'save', seed: 1, kill: null })).toBe('save');
    expect(nameOf({ operation: 'save', seed: 1, kill: { request: null, afterMs: 7 } })).toBe(
      'save, killed 7 ms after its beginning',
    );
    expect(nameOf({ operation: 'deploy', seed: 1, kill: { request: 3, afterMs: 7 } })).toBe(
      'deploy, killed 7 ms after request 3',
    );
  });
});
