import { PublisherError } from '../publisher-error.ts';

/** The disk is full or a folder may not be written: nothing that a person could not mend. */
const CODES = 'EACCES|EPERM|ENOSPC|EROFS|EDQUOT|EFBIG|EIO|EMFILE|ENFILE|ENOTDIR|ELOOP|ENAMETOOLONG|EBUSY';
const DISK_FAULT = new RegExp(`^(${CODES})$`);
/** The same in the words of another thread or process, which pass on a text alone. */
const TOLD = new RegExp(`\\b(${CODES})\\b`);

/** An error of the system's while a site was written, as a refusal that says so; any other error as it is. */
export function asOutputError(error: unknown, place: string): unknown {
  if (error instanceof PublisherError || !(error instanceof Error)) return error;
  const { code, syscall, path = place } = error as NodeJS.ErrnoException;
  // A file stands where a folder should be made.
  const isInTheWay = code === 'EEXIST' && syscall === 'mkdir';
  const detail = isInTheWay || DISK_FAULT.test(code ?? '') ? code : TOLD.exec(error.message)?.[1];
  return detail ? new PublisherError('output-unwritable', { path, detail }, { cause: error }) : error;
}
