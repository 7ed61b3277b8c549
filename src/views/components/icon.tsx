import type { JSX } from 'preact';

/** Outlines on a 24-unit grid, drawn with a 1.75-unit stroke of the text's colour: those of the first screen. */
export const outlines = {
  home: 'M4 11 12 4l8 7v8.5a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1Z',
  categories: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z',
  album: 'M7 4h13v12H7zM4 8v12h12M7 13l4-4 4 4 2-2 3 3',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 20 20',
  bookmark: 'M6.5 4h11v16L12 15.5 6.5 20Z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  speaker: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4.5H15',
  download: 'M12 4v11M7.5 11l4.5 4 4.5-4M5 20h14',
  offline: 'M4 9.5a12 12 0 0 1 16 0M7 13a7.5 7.5 0 0 1 10 0M12 17.5v.5M4 4l16 16',
} as const;

interface IconProps {
  outline: string;
  filled?: boolean;
}

/** An ornament beside words; it is never the only name of a control. */
export function Icon({ outline, filled }: IconProps): JSX.Element {
  return (
    <svg class={filled ? 'icon icon-filled' : 'icon'} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={outline} />
    </svg>
  );
}
