import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { PublisherError } from '../publisher-error.ts';

/** How often a run says that it is still there. */
const BEAT_MS = 15_000;
/** Without a word for so long, a run that cannot be asked is taken for dead. */
const SILENT_MS = 120_000;

/**
 * Keeps a second run away from a site being written. The lock is a file beside the site that names its process,
 * and when that began, so one left by a killed run is recognised and taken over: also where the number of the killed
 * process is another's by now, as it mostly is in a container. Of a run on another machine or in another container, whose
 * processes are not to be seen from here, only the time of the file tells.
 *
 * @returns gives the lock back
 * @throws PublisherError `output-locked`
 */
export async function lockSite(place: string): Promise<() => void> {
  const parent = dirname(resolve(place));
  const path = join(parent, `.${basename(resolve(place))}.bantin-lock`);
  const own = `${path}-${process.pid}`;
  await mkdir(parent, { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      // Linked into place with its content, so that nobody ever reads an empty lock.
      const text = `${process.pid} ${startMark(process.pid)} ${whereProcessesAre()}`;
      writeFileSync(own, text);
      linkSync(own, path);
      return keep(path, text);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const lock = readLock(path);
      if (lock === null) continue;
      const owner = runningOwner(path, lock);
      if (owner !== null) throw new PublisherError('output-locked', { pid: owner, path: place });
      takeAway(path, lock, `${own}-dead`);
    } finally {
      rmSync(own, { force: true });
    }
  }
  throw new PublisherError('output-locked', { pid: 0, path: place });
}

/** Keeps a lock fresh; gives what gives it back. */
function keep(path: string, text: string): () => void {
  const beat = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(path, now, now);
    } catch {
      // Somebody has deleted it: the run itself goes on.
    }
  }, BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    // Not one that took over from a run that was silent for too long, as on a machine that slept.
    if (readLock(path) === text) rmSync(path, { force: true });
  };
}

/** What the lock says; `null` when it was given back meanwhile. */
function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Gone since it stood in the way.
    return null;
  }
}

/** The process that holds the lock, `null` when nobody does any more. */
function runningOwner(path: string, lock: string): number | null {
  const [pidText = '', mark = '', where = ''] = lock.split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (where !== '' && where !== whereProcessesAre()) return isFresh(path) ? pid : null;
  if (!isRunning(pid)) return null;
  // A lock without a mark is of an older version, or of a system that tells none.
  const isOther = (mark !== '' || pid === process.pid) && mark !== startMark(pid);
  return isOther ? null : pid;
}

/** Names the machine or container whose process numbers count here. */
function whereProcessesAre(): string {
  try {
    return `${hostname()}/${readlinkSync('/proc/self/ns/pid')}`.replaceAll(' ', '-');
  } catch {
    // Not Linux.
    return hostname().replaceAll(' ', '-');
  }
}

function isFresh(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs < SILENT_MS;
  } catch {
    // Given back meanwhile.
    return false;
  }
}

/** When a process began, in ticks since the system did (proc(5), the 22nd field of `stat`); `''` where nothing tells. */
function startMark(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    // Not Linux, or the process has just ended.
    return '';
  }
}

/** Of several runs that find the same dead lock one takes it; a lock that another has put there meanwhile goes back. */
function takeAway(path: string, deadLock: string, aside: string): void {
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== deadLock) linkSync(aside, path);
  } catch {
    // Another run was faster: the next attempt finds its lock.
  } finally {
    rmSync(aside, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
