/**
 * Draws the pictures and icons of the sample site into `public/`: `npm run draw-sample [-- part-of-a-name …]`.
 * The same seed gives the same picture, so what is committed can be drawn again.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createDrawing } from './drawing.mjs';
import { ICONS } from './icons.mjs';
import { PICTURES } from './pictures.mjs';

const publicFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../public');
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.some((part) => name.includes(part));

for (const { name, scene, mood, width = 960, height = 640, seed = name, options = {}, quality = 60 } of PICTURES) {
  if (!isWanted(name)) continue;
  // Scenes are composed on a canvas 1200 units wide (800 for upright ones) and scaled to the picture's pixels.
  const unitWidth = width >= height ? 1200 : 860;
  const drawing = createDrawing({ width: unitWidth, height: Math.round((unitWidth * height) / width), seed, mood });
  scene(drawing, options);
  const jpeg = await sharp(Buffer.from(drawing.toSvg()), { density: (72 * width) / unitWidth })
    .resize(width, height, { fit: 'fill' })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer();
  await save(`anh/${name}.jpg`, jpeg);
}
for (const { file, svg, size, background } of ICONS) {
  if (!isWanted(file)) continue;
  const image = sharp(Buffer.from(svg), { density: 300 }).resize(size, size);
  if (background) image.flatten({ background });
  await save(
    `icons/${file}`,
    file.endsWith('.svg') ? Buffer.from(svg) : await image.png({ palette: true, colours: 128, effort: 10 }).toBuffer(),
  );
}

async function save(path, bytes) {
  const target = join(publicFolder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  console.log(`${path}  ${(bytes.length / 1024).toFixed(1)} KB`);
}
