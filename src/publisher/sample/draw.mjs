/**
 * Draws the pictures and icons of the sample site: `npm run draw-sample [-- [--to FOLDER] [--list] PART_OF_A_NAME…]`,
 * into `public/` unless told otherwise. The same seed gives the same picture, so what is committed can be drawn again.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createDrawing } from './drawing.mjs';
import { ICONS } from './icons.mjs';
import { PICTURES } from './pictures.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string', default: join(dirname(fileURLToPath(import.meta.url)), '../../../public') },
    list: { type: 'boolean', default: false },
  },
});
const isWanted = (path) => positionals.length === 0 || positionals.some((part) => path.includes(part));

for (const picture of PICTURES) await produce(`anh/${picture.name}.jpg`, () => drawPicture(picture));
for (const icon of ICONS) await produce(`icons/${icon.file}`, () => drawIcon(icon));

async function produce(path, draw) {
  if (!isWanted(path)) return;
  if (values.list) {
    console.log(path);
    return;
  }
  const bytes = await draw();
  const target = join(values.to, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  console.log(`${path}  ${(bytes.length / 1024).toFixed(1)} KB`);
}

/** Scenes are composed on a canvas 1200 units wide (860 for upright ones) and scaled to the picture's pixels. */
function drawPicture({
  name,
  scene,
  mood,
  width = 960,
  height = 640,
  seed = name,
  options = {},
  camera,
  quality = 52,
}) {
  const unitWidth = width >= height ? 1200 : 860;
  const drawing = createDrawing({
    width: unitWidth,
    height: Math.round((unitWidth * height) / width),
    seed,
    mood,
    camera,
  });
  scene(drawing, options);
  return (
    sharp(Buffer.from(drawing.toSvg()), { density: (72 * width) / unitWidth })
      .resize(width, height, { fit: 'fill' })
      // Haze and paper soften everything; a little of the strength is given back.
      .modulate({ saturation: 1.14 })
      .linear(1.09, -9)
      .jpeg({ quality, mozjpeg: true })
      .toBuffer()
  );
}

function drawIcon({ file, svg, size, background }) {
  if (file.endsWith('.svg')) return Buffer.from(svg);
  const image = sharp(Buffer.from(svg), { density: 300 }).resize(size, size);
  if (background) image.flatten({ background });
  return image.png({ palette: true, colours: 128, effort: 10 }).toBuffer();
}
