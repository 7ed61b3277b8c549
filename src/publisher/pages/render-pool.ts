import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ArchiveAnswer, ArchiveJob, RenderMessage, RenderSetup } from './render-job.ts';

/** More threads than this wait for the disk. */
const MOST_THREADS = 6;
/** Of what was just made: pages live no longer than their file, and the usual three times 16 MB would only lie there. */
const YOUNG_MEGABYTES = 24;

export interface RenderPool {
  /** Has folders made that pages will be written into (`makeFolders`), while the threads have nothing else to do. */
  makeFolders(folder: string, paths: string[]): void;
  /** Tells the threads of the site, once, before the first page. */
  begin(setup: RenderSetup): void;
  /** Takes a page; resolves once a thread has it. A failure is thrown here or by `finish`. */
  add(job: Omit<ArchiveJob, 'number'>, onWritten: (answer: ArchiveAnswer) => void): Promise<void>;
  /** Resolves when all pages are written, and ends the threads: what follows may have their memory. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Threads that write pages. They start at once and load what they need while the feed is still being read.
 *
 * @param script path of the built page thread
 * @param prerender path of the built `prerender.js`
 */
export function createRenderPool(script: string, prerender: string): RenderPool {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  const threads = Array.from(
    { length: Math.min(MOST_THREADS, availableParallelism()) },
    () => new Worker(script, { workerData: { prerender }, resourceLimits }),
  );
  const idle = [...threads];
  const waiting: ((thread: Worker) => void)[] = [];
  const running = new Set<Promise<void>>();
  let jobCount = 0;
  let failure: Error | null = null;
  // Between two pages nobody else listens, and an error that nobody hears ends the process.
  for (const thread of threads) thread.on('error', (error) => (failure ??= error));

  const take = (): Worker | Promise<Worker> => idle.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const tell = (thread: Worker, message: RenderMessage) => thread.postMessage(message);

  const close = async () => {
    await Promise.all(threads.map((thread) => thread.terminate()));
  };

  return {
    makeFolders(folder, paths) {
      // By one thread: two would wait for each other, since a folder takes one new entry at a time.
      const [first] = threads;
      if (first) tell(first, { kind: 'folders', folder, paths });
    },
    begin(setup) {
      for (const thread of threads) tell(thread, { kind: 'setup', setup });
    },
    async add(job, onWritten) {
      const thread = await take();
      if (failure) throw failure;
      const number = ++jobCount;
      const task = answerOf(thread, number).then((answer) => {
        if (answer.failure) failure ??= new Error(answer.failure);
        else onWritten(answer);
        const next = waiting.shift();
        if (next) next(thread);
        else idle.push(thread);
      });
      running.add(task);
      task.finally(() => running.delete(task));
      tell(thread, { kind: 'page', job: { ...job, number } });
    },
    async finish() {
      await Promise.all(running);
      if (failure) throw failure;
      await close();
    },
    close,
  };
}

function answerOf(thread: Worker, number: number): Promise<ArchiveAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: ArchiveAnswer) => {
      thread.off('message', onMessage);
      thread.off('error', onError);
      resolve(answer);
    };
    const onMessage = (answer: ArchiveAnswer) => {
      if (answer.number === number) settle(answer);
    };
    const onError = (error: Error) => {
      const reason = error.stack ?? error.message;
      settle({ number, items: [], sha256: '', sizeBytes: 0, writtenFiles: 0, failure: reason });
    };
    thread.on('message', onMessage);
    thread.on('error', onError);
  });
}
