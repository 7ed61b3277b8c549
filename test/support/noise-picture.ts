import sharp from 'sharp';

/** A JPEG that does not compress, `width` pixels wide: quota tests need bytes that take the room they say. */
export async function noisePicture(seed: number, width: number): Promise<Buffer> {
  const height = width;
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed + 1;
  for (let i = 0; i < pixels.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    pixels[i] = state >>> 24;
  }
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}
