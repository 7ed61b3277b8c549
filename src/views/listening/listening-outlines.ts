/** Outlines of the player's own icons; see `icon.tsx`. */
export const listeningOutlines = {
  previous: 'M17.5 6 9 12l8.5 6ZM6.5 6v12',
  next: 'M6.5 6 15 12l-8.5 6ZM17.5 6v12',
  pause: 'M8 5.5v13M16 5.5v13',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
} as const;
