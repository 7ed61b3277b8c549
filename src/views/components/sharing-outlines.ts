/** Outlines of the share sheet's icons; see `icon.tsx`. */
export const sharingOutlines = {
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5zM14 20h.01M20 14h.01',
  copy: 'M9 9h11v11H9zM5.5 15H4V4h11v1.5',
  message: 'M4 5h16v11H11l-4.5 4v-4H4z',
  letter: 'M4 6h16v12H4zM4 7l8 6 8-6',
  apps: 'M5 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M17 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  printer: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6',
} as const;
