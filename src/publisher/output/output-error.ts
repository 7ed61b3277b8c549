import { PublisherError } from '../publisher-error.ts';

/** The disk is full or a folder may not be written: nothing that a person could not mend. */
const DISK_FAULT = /^(EACCES|EPERM|ENOSPC|EROFS|EDQUOT|EIO|EMFILE|ENFILE)$/;
/** The same in the words of another thread or process, which pass on a text alone. */
const TOLD = /\b(EACCES|EPERM|ENOSPC|EROFS|EDQUOT|EIO|EMFILE|ENFILE)\b/;

/** An error of the system's while a site was written, as a refusal that says so; any other error as it is. */
export function asOutputError(error: unknown, place: string): unknown {
  if (error instanceof PublisherError || !(error instanceof Error)) return error;
  const { code, path = place } = error as NodeJS.ErrnoException;
  const detail = DISK_FAULT.test(code ?? '') ? code : TOLD.exec(error.message)?.[1];
  return detail ? new PublisherError('output-unwritable', { path, detail }, { cause: error }) : error;
}
