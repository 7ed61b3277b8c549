import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { PREVIEW_SIZE, previewPath, variantPath, variantWidths } from '../../site/picture-variants.ts';
import { makeIcons } from './make-icons.ts';
import { MAX_PIXELS, type PictureAnswer, type PictureJob } from './picture-job.ts';

/**
 * The process that opens strangers' pictures. It does one at a time and is killed when one takes too long: some
 * files hang a decoder beyond its own time limit.
 */

// Only the decoders of formats that a portal shows; an SVG or PDF loader is never reached, whatever a file claims.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
// One core a process; there are as many processes as cores.
sharp.concurrency(1);

/** Below this many pixels a side it is a counter or spacer, not a picture. */
const SMALLEST_SIDE = 3;
const JPEG_QUALITY = 76;
/** Of a link preview: Zalo, Facebook and Telegram leave larger ones out, each at a limit of its own. */
const PREVIEW_MOST_BYTES = 600_000;
const AVIF_QUALITY = 50;

async function publish(job: PictureJob): Promise<PictureAnswer> {
  const input = sharp(job.bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', pages: 1, sequentialRead: true });
  const facts = await input.metadata();
  const turned = (facts.orientation ?? 1) > 4;
  const width = turned ? facts.height : facts.width;
  const height = turned ? facts.width : facts.height;
  if (width < SMALLEST_SIDE || height < SMALLEST_SIDE)
    return { number: job.number, ok: false, reason: 'tracking-pixel' };
  const widths = variantWidths(width);
  // Decoded once, upright, in sRGB and at the widest size; every variant is made from that.
  const { data, info } = await input
    .autoOrient()
    .resize({ width: widths.at(-1) ?? width })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const from = () => sharp(data, { raw });
  // mozjpeg takes four times as long for a quarter fewer bytes: worth it except for a try-out.
  const jpeg = { quality: JPEG_QUALITY, mozjpeg: job.effort > 0 };
  const files: string[] = [];
  const write = async (path: string, pipeline: Sharp) => writeNew(path, await pipeline.toBuffer());
  const writeNew = async (path: string, bytes: Buffer) => {
    // A file of that name may be a link to the standing site's, which is never written into.
    await rm(join(job.folder, path), { force: true });
    await writeFile(join(job.folder, path), bytes);
    files.push(path);
  };
  await mkdir(join(job.folder, 'pictures'), { recursive: true });
  for (const one of widths) {
    await write(variantPath(job.key, one, 'jpg'), from().resize({ width: one }).jpeg(jpeg));
    await write(
      variantPath(job.key, one, 'avif'),
      from().resize({ width: one }).avif({ quality: AVIF_QUALITY, effort: job.effort }),
    );
  }
  if (job.preview) {
    const cut = await from()
      .resize({ ...PREVIEW_SIZE, fit: 'cover', position: 'attention' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = cut.info;
    const drawn = (quality: number) => sharp(cut.data, { raw: { width, height, channels } }).jpeg({ ...jpeg, quality });
    // Leaves and gravel take more bytes than a messenger fetches; nearly all pictures take a fifth of that.
    const qualities = [JPEG_QUALITY, 50, 25, 10];
    for (const quality of qualities) {
      const bytes = await drawn(quality).toBuffer();
      if (bytes.length >= PREVIEW_MOST_BYTES && quality !== qualities.at(-1)) continue;
      await writeNew(previewPath(job.key), bytes);
      break;
    }
  }
  const tiny = await from()
    .resize({ width: 16, height: 16, fit: 'inside' })
    .webp({ quality: 30, effort: 0 })
    .toBuffer();
  return {
    number: job.number,
    ok: true,
    width: info.width,
    height: info.height,
    placeholder: `data:image/webp;base64,${tiny.toString('base64')}`,
    files,
  };
}

/** The portal's mark on its colour, for links to pages that have no picture of their own. */
async function publishCard(job: PictureJob, background: string): Promise<PictureAnswer> {
  const { width, height } = PREVIEW_SIZE;
  const mark = await sharp(job.bytes, { limitInputPixels: MAX_PIXELS })
    .resize({ width: 360, height: 360, fit: 'inside' })
    .toBuffer();
  const card = sharp({ create: { width, height, channels: 3, background } }).composite([
    { input: mark, gravity: 'centre' },
  ]);
  await mkdir(join(job.folder, 'pictures'), { recursive: true });
  const path = previewPath(job.key);
  await writeFile(join(job.folder, path), await card.jpeg({ quality: JPEG_QUALITY, mozjpeg: true }).toBuffer());
  return { number: job.number, ok: true, width, height, placeholder: '', files: [path] };
}

async function answerIcons({ number, bytes }: PictureJob): Promise<PictureAnswer> {
  return { number, ok: true, width: 0, height: 0, placeholder: '', files: [], icons: await makeIcons(bytes) };
}

function answer(job: PictureJob): Promise<PictureAnswer> {
  if (job.icons) return answerIcons(job);
  return job.card === undefined ? publish(job) : publishCard(job, job.card);
}

process.on('message', (job: PictureJob) => {
  answer(job)
    .catch((error: NodeJS.ErrnoException): PictureAnswer => {
      if (error.syscall && error.code) return { number: job.number, ok: false, reason: 'disk', code: error.code };
      if (error instanceof RangeError) return { number: job.number, ok: false, reason: 'too-small' };
      const reason = /pixel limit/i.test(error.message) ? 'too-many-pixels' : 'unreadable';
      return { number: job.number, ok: false, reason };
    })
    .then((found) => process.send?.(found));
});
// The parent is gone: nobody would read the answer.
process.on('disconnect', () => process.exit(0));
