import type { changelog as vietnamese } from '../changelog.ts';

export const changelog: typeof vietnamese = {
  changes: [
    'Listen: articles are read aloud sentence by sentence, then the next saved one.',
    'Keep an album or a whole category on the phone; choose when pictures load.',
    'Long articles open again where you stopped; they have contents and related articles.',
    'Change line spacing, typeface and colours: warm paper or high contrast. Open Settings to choose.',
    'Text grows with the size set on your phone.',
    'The interface speaks English.',
    'Send an article by QR code, Zalo or text message; without a connection, send it whole as one file.',
    'Articles, pictures and saved items can be read without a connection; search needs no accents.',
  ],
};
