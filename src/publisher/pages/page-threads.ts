import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FeedInfo } from '../../feed/article.ts';
import { FeedError } from '../../feed/feed-error.ts';
import type { PageReader } from '../source/read-page.ts';
import type { ArticleFacts } from '../work/article-facts.ts';
import { startWithYoungGeneration } from '../work/collect-garbage.ts';
import type {
  ArchiveAnswer,
  ArchiveJob,
  PageAnswer,
  PageMessage,
  PageSetup,
  PageThreadData,
  Refusal,
} from './page-job.ts';

/** More threads than this wait for the disk. */
const MOST_THREADS = 6;
/** For what was just made, three times: pages live no longer than their file, and the usual 16 MB would only lie there. */
const YOUNG_MEGABYTES = 8;

export interface PageThreads {
  /** Reads a document of the feed; its bytes are gone afterwards where they could be handed on. */
  read: PageReader<ArticleFacts>;
  /** Tells the threads of the site, once, before the first page is written. */
  begin(setup: PageSetup): void;
  /** Has a page written; resolves once a thread has it. A failure is thrown here or by `finish`. */
  add(job: Omit<ArchiveJob, 'number'>, onWritten: (answer: ArchiveAnswer) => void): Promise<void>;
  /** Resolves when all pages are written, and ends the threads: what follows may have their memory. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Threads that read and write pages. They start at once and load what they need for writing while the feed is being read.
 *
 * @param script path of the built page thread
 */
export function createPageThreads(script: string, workerData: PageThreadData): PageThreads {
  startWithYoungGeneration(YOUNG_MEGABYTES);
  const resourceLimits = { maxYoungGenerationSizeMb: 3 * YOUNG_MEGABYTES };
  const threads = Array.from(
    { length: Math.min(MOST_THREADS, availableParallelism()) },
    () => new Worker(script, { workerData, resourceLimits }),
  );
  const idle = [...threads];
  const waiting: ((thread: Worker) => void)[] = [];
  const running = new Set<Promise<void>>();
  let jobCount = 0;
  let failure: Error | null = null;
  // Between two pages nobody else listens, and an error that nobody hears ends the process.
  for (const thread of threads) thread.on('error', (error) => (failure ??= error));

  const tell = (thread: Worker, message: PageMessage, handedOn: ArrayBuffer[] = []) =>
    thread.postMessage(message, handedOn);
  const take = async (): Promise<Worker> => {
    const thread = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    if (failure) throw failure;
    return thread;
  };
  const give = (thread: Worker) => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };
  const close = async () => {
    await Promise.all(threads.map((thread) => thread.terminate()));
  };

  return {
    read(bytes, url) {
      let onOpened: (info: FeedInfo) => void = () => undefined;
      const told = new Promise<FeedInfo>((resolve) => {
        onOpened = resolve;
      });
      const content = (async () => {
        const thread = await take();
        const number = ++jobCount;
        const answer = answerOf(thread, number, onOpened);
        const handedOn = isWhole(bytes) ? [bytes.buffer] : [];
        tell(thread, { kind: 'read', job: { number, bytes, url } }, handedOn);
        const ended = await answer;
        give(thread);
        if (ended.kind === 'read') return ended.content;
        throw ended.kind === 'refused' ? feedError(ended.refusal) : failureOf(ended);
      })();
      // Of a document that cannot be opened this is told by `opened`; the content is asked for later or never.
      content.catch(() => undefined);
      return { opened: Promise.race([told, content.then(({ info }) => info)]), content };
    },
    begin(setup) {
      for (const thread of threads) tell(thread, { kind: 'setup', setup });
    },
    async add(job, onWritten) {
      const thread = await take();
      const number = ++jobCount;
      const task = answerOf(thread, number).then((answer) => {
        if (answer.kind === 'written') onWritten(answer);
        else failure ??= failureOf(answer);
        give(thread);
      });
      running.add(task);
      task.finally(() => running.delete(task));
      tell(thread, { kind: 'write', job: { ...job, number } });
    },
    async finish() {
      await Promise.all(running);
      if (failure) throw failure;
      await close();
    },
    close,
  };
}

/** Whether a view shows all of its memory, so that handing that on takes nothing from anybody else. */
function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

function feedError({ code, detail, path, line, column }: Refusal): FeedError {
  return new FeedError(code, detail, { path, ...(line !== null && column !== null && { line, column }) });
}

function failureOf(answer: PageAnswer): Error {
  return new Error(answer.kind === 'failed' ? answer.reason : `a page thread answered ${answer.kind}`);
}

/** The last answer to a job; a thread that breaks answers nothing more. */
function answerOf(thread: Worker, number: number, onOpened?: (info: FeedInfo) => void): Promise<PageAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: PageAnswer) => {
      thread.off('message', onMessage);
      thread.off('error', onError);
      resolve(answer);
    };
    const onMessage = (answer: PageAnswer) => {
      if (answer.number !== number) return;
      if (answer.kind === 'opened') onOpened?.(answer.info);
      else settle(answer);
    };
    const onError = (error: Error) => settle({ kind: 'failed', number, reason: error.stack ?? error.message });
    thread.on('message', onMessage);
    thread.on('error', onError);
  });
}
