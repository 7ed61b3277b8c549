/**
 * Gives the browser's own bar the colour of the banner in the theme that the reader chose: the page's `theme-color`
 * knows the system's wish only.
 */
export function showThemeColour(): void {
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--banner').trim();
  for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.setAttribute('content', colour);
}

/** Keeps it so while the system goes from light to dark. */
export function watchThemeColour(): void {
  showThemeColour();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showThemeColour);
}
