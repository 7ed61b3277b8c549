/** Outlines of buttons of other programs, as a reader will look for them; see `icon.tsx`. */
export const installOutlines = {
  iosShare: 'M12 15V3.5M8.5 7 12 3.5 15.5 7M8 10H6v10.5h12V10h-2',
  iosAdd:
    'M5.5 4h13A1.5 1.5 0 0 1 20 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-13A1.5 1.5 0 0 1 5.5 4ZM12 8v8M8 12h8',
  dotsDown: 'M11 6a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 18a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  dotsAcross: 'M5 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M17 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  browser: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM14.8 9.2l-1.7 3.9-3.9 1.7 1.7-3.9Z',
} as const;
