import type { siteNotice as vietnamese } from '../site-notice.ts';

export const siteNotice: typeof vietnamese = {
  name: 'Notice from the portal',
  more: 'Read more',
  dismiss: 'Hide this notice',
};
