import type { reading as vietnamese } from '../reading.ts';

export const reading: typeof vietnamese = {
  read: 'Read',
  resume: (minutes) => `Continue reading, ${minutes} min left`,
  contents: (count) => `Contents (${count} sections)`,
  contentsName: 'Contents',
  footnote: (label) => `Footnote ${label}`,
  footnoteBack: (label) => (label ? `Back to the text, before footnote ${label}` : 'Back to the text'),
  table: 'Table',
  wideTable: 'Table, scroll sideways to see all of it',
  dragTable: 'Drag sideways to see all',
  neighbours: 'Previous and next article',
  newer: 'Newer article',
  older: 'Older article',
  savedAbove: 'Previous saved article',
  savedBelow: 'Next saved article',
  related: 'Related articles',
  markUnread: 'Mark as unread',
  markedUnread: 'The article is marked as unread.',
  markUnreadFailed: 'This could not be stored. Please try again, or see whether the phone is full.',
};
