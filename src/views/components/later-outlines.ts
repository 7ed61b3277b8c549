/** Outlines of the icons that stand on later screens only; see `icon.tsx`. */
export const laterOutlines = {
  share: 'M12 15V4M8 7.5 12 4l4 3.5M5 12v8h14v-8',
  back: 'M14.5 5 8 12l6.5 7',
  forward: 'M9.5 5 16 12l-6.5 7',
  down: 'M12 4v15M6 13l6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  play: 'M8 5.5v13l11-6.5Z',
  check: 'M5 12.5 10 17.5 19.5 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  external: 'M13 5h6v6M19 5l-9 9M17 14v5H5V7h5',
} as const;
