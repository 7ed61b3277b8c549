import type { changelog as vietnamese } from '../changelog.ts';

export const changelog: typeof vietnamese = {
  releases: [
    {
      when: 'November 2026, version 0.1.0',
      changes: [
        'Where the device has no Vietnamese voice, the player shows how to install one.',
        'A category of text alone can be kept; saving an article tells whether its pictures are here.',
        'A saved article keeps its recording, to be heard without a connection and while you look at other screens.',
        'Backup: saved articles, what you have read and settings go to another phone as one file.',
        'See what takes how much room and delete it by kind, under Settings › Storage.',
        'Pass on selected words of an article or a picture with its caption; print articles and albums.',
        'A quiet notification of new featured articles, if you want it; notices of the ward above home.',
        'Listen: articles are read aloud sentence by sentence, then the next saved one.',
        'Keep an album or a whole category on the phone; choose when pictures load.',
        'Long articles open again where you stopped; they have contents and related articles.',
        'Change line spacing, typeface and colours: warm paper or high contrast. Open Settings to choose.',
        'Text grows with the size set on your phone.',
        'The interface speaks English.',
        'Send an article by QR code, Zalo or text message; without a connection, send it whole as one file.',
        'Articles, pictures and saved items can be read without a connection; search needs no accents.',
      ],
    },
  ],
};
