import { isLossToTell } from '../../store/install.ts';
import { install as words } from '../messages/install.ts';
import { readStanding } from './read-standing.ts';

/**
 * What someone who saves something in a tab of an iPhone should know, once: its storage goes after seven days without a
 * visit (https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/). `''` where that is not so.
 */
export async function sevenDaysWarning(): Promise<string> {
  return readStanding().kind === 'ios' && (await isLossToTell()) ? words.sevenDays : '';
}
