import type { printing as vietnamese } from '../printing.ts';

export const printing: typeof vietnamese = {
  source: (name) => `Source: ${name}`,
  posted: (day, time) => `Posted on ${day}, ${time}`,
  scan: 'Scan the code with a phone’s camera to read, hear and share the article there.',
  code: 'QR code of the article',
};
