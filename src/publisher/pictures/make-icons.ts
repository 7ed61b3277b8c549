import sharp, { type Sharp } from 'sharp';
import { MAX_PIXELS, type MadeIcons } from './picture-job.ts';

/** A mark that is smaller would be blurred on the home screen of any phone. */
const SMALLEST_ICON_SIDE = 192;

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };
const WHITE = '#ffffff';
/** Of the side: launchers cut a maskable icon to any shape that holds a circle of 80 %. */
const MASKABLE_SHARE = 0.64;
/** iOS cuts the corners alone. */
const TOUCH_SHARE = 0.84;
/** Of a mark with a shape of its own; a disc has 0.79. */
const MOST_COVERED = 0.7;
/** The banner and the picture in a tab; three times the banner's 2.25rem, and small enough to lie in every drawn page. */
const MARK_SIDE = 96;

/** Draws the icons of an installed app out of a portal's mark. Throws what sharp throws; `RangeError` where it is too small. */
export async function makeIcons(bytes: Uint8Array): Promise<MadeIcons> {
  const input = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', pages: 1 });
  const { width, height } = await input.metadata();
  if (Math.min(width, height) < SMALLEST_ICON_SIDE) throw new RangeError(`${width}×${height}`);
  const mark = await input.autoOrient().toColourspace('srgb').ensureAlpha().png().toBuffer();
  /** The mark in the middle of a square of that side. */
  const square = async (side: number, share: number, background: typeof CLEAR | string): Promise<Sharp> => {
    const inner = Math.round(side * share);
    const fitted = await sharp(mark).resize({ width: inner, height: inner, fit: 'inside' }).toBuffer();
    return sharp({ create: { width: side, height: side, channels: 4, background } }).composite([{ input: fitted }]);
  };
  const png = async (picture: Sharp, colours = 256): Promise<Uint8Array> =>
    picture.png({ palette: true, colours, effort: 10 }).toBuffer();
  const files: Record<string, Uint8Array> = {
    'icons/icon-192.png': await png(await square(192, 1, CLEAR)),
    'icons/icon-512.png': await png(await square(512, 1, CLEAR)),
    'icons/maskable-512.png': await png(await square(512, MASKABLE_SHARE, WHITE)),
    'icons/apple-touch-icon.png': await png(await square(180, TOUCH_SHARE, WHITE)),
  };
  // There only the shape of it counts: of most emblems that is a mere disc or square.
  const covered = (await sharp(mark).stats()).channels[3]?.mean ?? 255;
  if (covered / 255 < MOST_COVERED) {
    const shape = await (await square(512, 0.9, CLEAR)).png().toBuffer();
    const alpha = await sharp(shape).extractChannel('alpha').toBuffer();
    const white = sharp({ create: { width: 512, height: 512, channels: 3, background: WHITE } }).joinChannel(alpha);
    files['icons/monochrome-512.png'] = await png(white);
  }
  return { files, mark: await png(await square(MARK_SIDE, 0.86, CLEAR), 64) };
}
