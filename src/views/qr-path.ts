import { encode } from 'uqr';

/** Light modules around the code, as ISO/IEC 18004 asks for: without them phones do not find it on a dark page. */
export const QUIET_ZONE_MODULES = 4;

export interface QrPath {
  /** Width and height in modules, quiet zone included. */
  sizeModules: number;
  /** The dark modules as an SVG path in module units. */
  path: string;
}

/**
 * A text as a QR code (ISO/IEC 18004) of error level M: a seventh of it may be dirty or torn. `null` for a text that
 * fits into no code (more than about 2,300 bytes) or is no Unicode text.
 */
export function qrPath(text: string): QrPath | null {
  let modules: boolean[][];
  try {
    // `boostEcc` off: a higher level in the same size gains little, and the level stays what it is said to be.
    modules = encode(text, { ecc: 'M', boostEcc: false, border: QUIET_ZONE_MODULES }).data;
  } catch {
    // Too long, or half a character.
    return null;
  }
  return { sizeModules: modules.length, path: modules.map(rowPath).join('') };
}

/** One rectangle for each run of dark modules: short, and without seams between neighbours. */
function rowPath(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    const width = x + 1 - start;
    path += `M${start} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
