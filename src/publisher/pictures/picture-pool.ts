import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { PictureAnswer, PictureJob } from './picture-job.ts';

/** An honest 50-megapixel photograph takes 4 s on a slow server. */
const JOB_TIMEOUT_MS = 30_000;
/** More processes than this only cost memory: about 100 MB each on large photographs. */
const MOST_PROCESSES = 4;

export interface PicturePool {
  /** Publishes one picture; a hung or crashed process is replaced and answers `timeout` or `crashed`. */
  run(job: Omit<PictureJob, 'number'>): Promise<PictureAnswer>;
  close(): void;
}

interface Member {
  child: ChildProcess;
  busy: boolean;
}

/**
 * Picture processes, started as they are needed.
 *
 * @param script path of the built picture process
 */
export function createPicturePool(script: string, timeoutMs: number = JOB_TIMEOUT_MS): PicturePool {
  const most = Math.min(MOST_PROCESSES, availableParallelism());
  const members = new Set<Member>();
  const waiting: ((member: Member) => void)[] = [];
  let jobCount = 0;
  let isClosed = false;

  const start = (): Member => {
    const child = fork(script, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    const member = { child, busy: true };
    members.add(member);
    return member;
  };
  const take = (): Member | Promise<Member> => {
    for (const member of members)
      if (!member.busy) {
        member.busy = true;
        return member;
      }
    return members.size < most ? start() : new Promise((resolve) => waiting.push(resolve));
  };
  const give = (member: Member) => {
    const next = waiting.shift();
    if (next) next(members.has(member) ? member : start());
    else member.busy = false;
  };

  return {
    async run(job) {
      const member = isClosed ? null : await take();
      const number = ++jobCount;
      if (member === null) return { number, ok: false, reason: 'crashed' };
      const answer = await ask(member.child, { ...job, number }, timeoutMs);
      if (answer === null || (!answer.ok && (answer.reason === 'timeout' || answer.reason === 'crashed'))) {
        members.delete(member);
        member.child.kill('SIGKILL');
      }
      // A run that has failed is waiting for nobody, and a process started now would be nobody's.
      if (!isClosed) give(member);
      return answer;
    },
    close() {
      isClosed = true;
      for (const { child } of members) child.kill('SIGKILL');
      members.clear();
    },
  };
}

function ask(child: ChildProcess, job: PictureJob, timeoutMs: number): Promise<PictureAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: PictureAnswer) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onExit);
      resolve(answer);
    };
    const failed = (reason: string) => settle({ number: job.number, ok: false, reason });
    const onMessage = (answer: PictureAnswer) => {
      if (answer.number === job.number) settle(answer);
    };
    const onExit = () => failed('crashed');
    const timer = setTimeout(() => failed('timeout'), timeoutMs);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onExit);
    child.send(job, (error) => {
      if (error) onExit();
    });
  });
}
