import { hasInstallPrompt } from './install-prompt.ts';
import { type Standing, whereReaderStands } from './standing.ts';

/** Where this reader stands now. */
export function readStanding(): Standing {
  return whereReaderStands({
    userAgent: navigator.userAgent,
    maxTouchPoints: navigator.maxTouchPoints,
    isInstalled:
      matchMedia('(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)').matches ||
      (navigator as { standalone?: boolean }).standalone === true,
    hasPrompt: hasInstallPrompt(),
  });
}
