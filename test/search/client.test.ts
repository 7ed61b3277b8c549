import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSearchClient } from '../../src/search/client.ts';
import type { SearchQuestion, SearchReply } from '../../src/search/messages.ts';

/** A worker that does what the test says. */
class FakeWorker {
  static started: FakeWorker[] = [];
  onmessage: ((event: { data: SearchReply }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  asked: SearchQuestion[] = [];
  terminated = false;

  constructor() {
    FakeWorker.started.push(this);
  }

  postMessage(question: SearchQuestion): void {
    this.asked.push(question);
  }

  terminate(): void {
    this.terminated = true;
  }
}

const request = { query: 'bi thu', typing: true, offset: 0, limit: 10 };
const response = { count: 0, hits: [], interpretation: 'as-typed' as const, interpretedQuery: 'bi thu' };

beforeEach(() => {
  FakeWorker.started = [];
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('location', new URL('https://example.vn/'));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a worker that does not start is started once more with the question it was asked', async () => {
  const answer = createSearchClient().search(request, new AbortController().signal);
  FakeWorker.started[0]?.onerror?.({ message: 'no code' });
  expect(FakeWorker.started[0]?.terminated).toBe(true);
  expect(FakeWorker.started[1]?.asked).toEqual(FakeWorker.started[0]?.asked);
  FakeWorker.started[1]?.onmessage?.({ data: { id: 1, response } });
  expect(await answer).toEqual(response);
});

test('a worker that fails twice fails its question, and the next question gets a new one', async () => {
  const client = createSearchClient();
  const answer = client.search(request, new AbortController().signal);
  FakeWorker.started[0]?.onerror?.({ message: 'no code' });
  FakeWorker.started[1]?.onerror?.({ message: 'still no code' });
  await expect(answer).rejects.toThrow('still no code');
  const later = client.search(request, new AbortController().signal);
  FakeWorker.started[2]?.onmessage?.({ data: { id: 2, response } });
  expect(await later).toEqual(response);
});

test('a question that was taken back is not asked again', async () => {
  const abort = new AbortController();
  const answer = createSearchClient().search(request, abort.signal);
  abort.abort();
  await expect(answer).rejects.toThrow('aborted');
  FakeWorker.started[0]?.onerror?.({ message: 'no code' });
  expect(FakeWorker.started.flatMap(({ asked }) => asked).filter((one) => 'request' in one)).toHaveLength(1);
});

test('a worker whose code does not come is asked for anew and then given up; one that is there may take its time', async () => {
  const client = createSearchClient();
  const answer = client.search(request, new AbortController().signal);
  const told = expect(answer).rejects.toThrow('the code of search does not come');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(FakeWorker.started).toHaveLength(2);
  expect(FakeWorker.started[0]?.terminated).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  await told;

  const later = client.search(request, new AbortController().signal);
  FakeWorker.started[2]?.onmessage?.({ data: { id: 0, isReady: true } });
  await vi.advanceTimersByTimeAsync(30_000);
  FakeWorker.started[2]?.onmessage?.({ data: { id: 2, response } });
  expect(await later).toEqual(response);
  expect(FakeWorker.started).toHaveLength(3);
});

test('a worker that starts and fails at its question is started once more, not for ever', async () => {
  const answer = createSearchClient().search(request, new AbortController().signal);
  for (const index of [0, 1]) {
    FakeWorker.started[index]?.onmessage?.({ data: { id: 0, isReady: true } });
    FakeWorker.started[index]?.onerror?.({ message: 'broken' });
  }
  await expect(answer).rejects.toThrow('broken');
  expect(FakeWorker.started).toHaveLength(2);
});
