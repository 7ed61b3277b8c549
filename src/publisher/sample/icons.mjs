export const ICONS = [];
