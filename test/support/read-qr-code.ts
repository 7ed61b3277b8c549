import readPixels from 'jsqr';
import type { QrPath } from '../../src/views/qr-path.ts';

/** jsQR is a CommonJS module: what Node calls its default is the whole of it. */
const decode = ((readPixels as unknown as { default?: typeof readPixels }).default ?? readPixels) as typeof readPixels;

/** What an independent decoder reads from RGBA pixels; `null` when it finds no code. */
export function readQrPixels(pixels: Uint8ClampedArray, width: number, height: number): string | null {
  return decode(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

/** Paints the path as a browser would, `scale` pixels a module, and reads it. */
export function readQrPath({ sizeModules, path }: QrPath, scale = 3): string | null {
  const side = sizeModules * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column++) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return readQrPixels(pixels, side, side);
}
