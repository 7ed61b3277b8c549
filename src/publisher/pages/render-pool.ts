import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ArticlePageJob } from './article-pages.ts';
import type { RenderAnswer, RenderBatch, RenderSetup } from './render-job.ts';

/** More threads than this wait for the disk. */
const MOST_THREADS = 6;
/** Articles of one message: enough that messages cost nothing, few enough that all threads end together. */
const BATCH_JOBS = 25;

export interface RenderPool {
  /** Takes a job; resolves once there is room for the next. Its failure is thrown here or by `finish`. */
  add(job: ArticlePageJob): Promise<void>;
  /** Resolves, when all pages are written, to the number of files. */
  finish(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Threads that write article pages, started when there is something to write.
 *
 * @param script path of the built page thread
 */
export function createRenderPool(script: string, setup: RenderSetup): RenderPool {
  const threads: Worker[] = [];
  const idle: Worker[] = [];
  const waiting: ((thread: Worker) => void)[] = [];
  const running = new Set<Promise<void>>();
  let pending: ArticlePageJob[] = [];
  let batchCount = 0;
  let writtenFiles = 0;
  let failure: Error | null = null;

  const take = (): Worker | Promise<Worker> => {
    const free = idle.pop();
    if (free) return free;
    if (threads.length < Math.min(MOST_THREADS, availableParallelism())) {
      const thread = new Worker(script, { workerData: setup });
      threads.push(thread);
      return thread;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };

  const send = async () => {
    const jobs = pending;
    pending = [];
    const thread = await take();
    if (failure) throw failure;
    const task = ask(thread, { number: ++batchCount, jobs }).then((answer) => {
      writtenFiles += answer.writtenFiles;
      if (answer.failure) failure ??= new Error(answer.failure);
      const next = waiting.shift();
      if (next) next(thread);
      else idle.push(thread);
    });
    running.add(task);
    task.finally(() => running.delete(task));
  };

  return {
    async add(job) {
      pending.push(job);
      if (pending.length >= BATCH_JOBS) await send();
    },
    async finish() {
      if (pending.length > 0) await send();
      await Promise.all(running);
      if (failure) throw failure;
      return writtenFiles;
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function ask(thread: Worker, batch: RenderBatch): Promise<RenderAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: RenderAnswer) => {
      thread.off('message', onMessage);
      thread.off('error', onError);
      resolve(answer);
    };
    const onMessage = (answer: RenderAnswer) => {
      if (answer.number === batch.number) settle(answer);
    };
    const onError = (error: Error) =>
      settle({ number: batch.number, writtenFiles: 0, failure: error.stack ?? error.message });
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.postMessage(batch);
  });
}
