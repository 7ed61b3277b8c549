import { expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { SearchEngine } from '../../src/search/engine.ts';
import { planQuery } from '../../src/search/plan.ts';
import { MemorySource } from './memory-source.ts';
import { openIndex, searchDocument } from './support.ts';

/** Three segments, each with more documents that have all words than are looked at closely. */
async function openEngine(taskMs: number) {
  const source = new MemorySource();
  for (let segment = 0; segment < 3; segment++) {
    const documents = Array.from({ length: 150 }, (_, at) =>
      searchDocument(segment * 150 + at, { body: 'bí thư họp' }),
    );
    source.add(buildSegment(documents));
  }
  const index = await openIndex(source);
  return { index, engine: new SearchEngine(index, taskMs) };
}

const plan = planQuery('bi thu', true, []);

it('a query in work ends with the message that cancels it, not before its answer was made', async () => {
  const { engine } = await openEngine(0);
  const abort = new AbortController();
  setTimeout(() => abort.abort());
  // Everything is in memory: without a rest no message would be heard before the answer.
  const answers = async () => {
    for (;;) await engine.rank(plan, {}, abort.signal);
  };
  await expect(answers()).rejects.toThrow('aborted');
});

it('a query that rests finds what one does that goes on, beside questions of others', async () => {
  const hasty = await openEngine(Number.POSITIVE_INFINITY);
  const wanted = await hasty.engine.rank(plan, {});
  const { index, engine } = await openEngine(0);
  const other = new SearchEngine(index, 0);
  const [found, others] = await Promise.all([engine.rank(plan, {}), other.rank(planQuery('hop', true, []), {})]);
  expect(found).toEqual(wanted);
  expect(others.completeCount).toBe(450);
});
