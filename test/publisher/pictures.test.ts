import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MAX_PIXELS } from '../../src/publisher/pictures/picture-job.ts';
import { createPicturePool, type PicturePool } from '../../src/publisher/pictures/picture-pool.ts';
import { type PictureError, publishPicture } from '../../src/publisher/pictures/publish-picture.ts';
import { pictureVariants } from '../../src/site/picture-variants.ts';
import { shared, sharedDir } from '../support/shared.ts';
import { type BuiltPublisher, buildPublisher } from './build-publisher.ts';

// Whole runs of the program, each with processes of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let publisher: BuiltPublisher;
let folder = '';
let pool: PicturePool;
const publish = (bytes: Buffer, preview = false) =>
  publishPicture(bytes, { folder, preview, pool, recipe: { effort: 0 } });
const reasonOf = (bytes: Buffer) =>
  publish(bytes).then(
    () => 'accepted',
    (error: unknown) => (error as PictureError).reason,
  );

beforeAll(async () => {
  publisher = await buildPublisher();
  folder = await mkdtemp(join(tmpdir(), 'bantin-pictures-'));
  pool = createPicturePool(publisher.pictureProcess, 10_000);
}, 60_000);

afterAll(async () => {
  pool?.close();
  await rm(folder, { recursive: true, force: true });
  await publisher?.remove();
});

/** A picture with a red left half and a blue right half. */
function halves(width: number, height: number) {
  const right = { create: { width: width >> 1, height, channels: 3 as const, background: '#0000ff' } };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: right, left: width - (width >> 1), top: 0 },
  ]);
}

describe('a published picture', () => {
  test('comes in every width up to its own, as JPEG and AVIF', async () => {
    const done = await publish(await halves(2000, 1000).jpeg().toBuffer(), true);
    expect([done.width, done.height]).toEqual([1280, 640]);
    const variants = pictureVariants(done.path);
    const named = [...(variants?.avif ?? []), ...(variants?.jpeg ?? [])].map(({ url }) => url);
    expect([...done.files].sort()).toEqual([...named, done.preview].sort());
    for (const path of named) {
      const facts = await sharp(join(folder, path)).metadata();
      expect([path, facts.width]).toEqual([path, Number(/-(\d+)\./.exec(path)?.[1])]);
      expect(facts.format).toBe(path.endsWith('.jpg') ? 'jpeg' : 'heif');
    }
    const preview = await sharp(join(folder, done.preview)).metadata();
    expect([preview.width, preview.height, preview.format]).toEqual([1200, 630, 'jpeg']);
    expect(done.placeholder.length).toBeLessThan(400);
  });

  test('of leaves and gravel has a preview that messengers still fetch', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 80 };
    const bytes = await sharp({ create: { width: 1280, height: 800, channels: 3, background: '#000', noise } })
      .png()
      .toBuffer();
    const done = await publish(bytes, true);
    const preview = await sharp(join(folder, done.preview)).metadata();
    expect([preview.width, preview.height, preview.format]).toEqual([1200, 630, 'jpeg']);
    expect(statSync(join(folder, done.preview)).size).toBeLessThan(600_000);
  });

  test('is never made larger than it was', async () => {
    const done = await publish(await halves(500, 300).png().toBuffer());
    expect([done.width, done.height]).toEqual([500, 300]);
    expect(pictureVariants(done.path)?.jpeg.map(({ width }) => width)).toEqual([320, 500]);
  });

  test('stands upright without its EXIF and GPS', async () => {
    const lying = await halves(600, 400)
      .withExif({ IFD0: { Artist: 'Người chụp' }, IFD3: { GPSLatitude: '21/1 3/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const done = await publish(lying, true);
    expect([done.width, done.height]).toEqual([400, 600]);
    for (const path of done.files) {
      const facts = await sharp(join(folder, path)).metadata();
      expect([path, facts.exif, facts.orientation]).toEqual([path, undefined, undefined]);
      expect(readFileSync(join(folder, path)).includes('Artist')).toBe(false);
    }
    // Turned by 90 degrees, the left half is on top.
    const { data, info } = await sharp(join(folder, done.path)).raw().toBuffer({ resolveWithObject: true });
    const top = (20 * info.width + 200) * info.channels;
    expect([(data[top] ?? 0) > 200, (data[top + 2] ?? 0) < 60]).toEqual([true, true]);
  });

  test('has the same name for the same bytes, and its text name is nowhere', async () => {
    const bytes = await halves(400, 400).webp().toBuffer();
    expect((await publish(bytes)).path).toBe((await publish(bytes)).path);
    expect((await publish(bytes)).path).toMatch(/^pictures\/[0-9a-z]{16}-400\.jpg$/);
  });

  test('shows transparent places as white', async () => {
    const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const done = await publish(clear);
    const { data } = await sharp(join(folder, done.path)).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(250);
  });

  test('of an animation is its first frame', async () => {
    const frames = Buffer.concat([Buffer.alloc(40 * 40 * 3, 0), Buffer.alloc(40 * 40 * 3, 255)]);
    const animated = await sharp(frames, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    const done = await publish(animated);
    expect([done.width, done.height]).toEqual([40, 40]);
  });

  test('never comes of a counter, a text or nothing', async () => {
    expect(await reasonOf(await halves(2, 1).png().toBuffer())).toBe('tracking-pixel');
    expect(await reasonOf(Buffer.from('<!doctype html><p>Đăng nhập'))).toBe('html');
    expect(await reasonOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('svg');
    expect(await reasonOf(Buffer.alloc(0))).toBe('empty');
    const whole = await halves(800, 800).jpeg().toBuffer();
    expect(await reasonOf(whole.subarray(0, whole.length >> 1))).toBe('unreadable');
  });
});

test('a picture of exactly as many pixels as are allowed is taken, one of a row more is not', async () => {
  const plain = (height: number) =>
    sharp({ create: { width: 10_000, height, channels: 3, background: '#888888' }, limitInputPixels: false })
      .png({ compressionLevel: 1 })
      .toBuffer();
  const patient = createPicturePool(publisher.pictureProcess);
  const use = { folder, preview: false, pool: patient, recipe: { effort: 0 } };
  const height = MAX_PIXELS / 10_000;
  expect(await publishPicture(await plain(height), use)).toMatchObject({ width: 1280, height: 640 });
  await expect(publishPicture(await plain(height + 1), use)).rejects.toMatchObject({ reason: 'too-many-pixels' });
  patient.close();
});

describe('the picture processes', () => {
  test('start none once they are closed', async () => {
    const closed = createPicturePool(publisher.pictureProcess);
    closed.close();
    const answer = await closed.run({ bytes: Buffer.from('x'), folder, key: 'x', preview: false, effort: 0 });
    expect(answer).toMatchObject({ ok: false, reason: 'crashed' });
  });

  test('tell a disk that cannot be written from a picture that cannot be read', async () => {
    const bytes = await halves(40, 40).jpeg().toBuffer();
    // A file stands where the folder would.
    const use = { folder: join(publisher.pictureProcess, 'site'), preview: false, pool, recipe: { effort: 0 } };
    await expect(publishPicture(bytes, use)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  test('a job that takes too long ends, and the next one is done', async () => {
    const impatient = createPicturePool(publisher.pictureProcess, 1);
    const bytes = await halves(1280, 1280).jpeg().toBuffer();
    const use = { folder, preview: false, pool: impatient, recipe: { effort: 0 } };
    await expect(publishPicture(bytes, use)).rejects.toMatchObject({ reason: 'timeout' });
    impatient.close();
    expect((await publish(bytes)).width).toBe(1280);
  });

  test('a process that dies is replaced', async () => {
    const broken = createPicturePool(join(folder, 'no-such-program.js'), 10_000);
    const use = { folder, preview: false, pool: broken, recipe: { effort: 0 } };
    const bytes = await halves(100, 100).jpeg().toBuffer();
    await expect(publishPicture(bytes, use)).rejects.toMatchObject({ reason: 'crashed' });
    await expect(publishPicture(bytes, use)).rejects.toMatchObject({ reason: 'crashed' });
    broken.close();
  });
});

interface HostilePicture {
  file: string;
  expected: string;
}

// ../shared is not part of a clone: where it is missing, the pictures made above stand alone.
describe.skipIf(!sharedDir)('hostile pictures of ../shared', () => {
  const manifest: HostilePicture[] = sharedDir
    ? JSON.parse(readFileSync(shared('hostile/images/manifest.json') ?? '', 'utf8'))
    : [];

  test.each(manifest.map(({ file, expected }) => [file, expected]))('%s: %s', async (file, expected) => {
    const startedAtMs = performance.now();
    const reason = await reasonOf(readFileSync(shared(`hostile/images/${file}`) ?? ''));
    if (expected.startsWith('reject')) expect(reason).not.toBe('accepted');
    else if (/^accept(?! or)/.test(expected)) expect(reason).toBe('accepted');
    expect(performance.now() - startedAtMs).toBeLessThan(12_000);
  });

  test('no variant keeps a tail, a comment or a name of its source', async () => {
    for (const path of await readdir(join(folder, 'pictures'))) {
      const text = readFileSync(join(folder, 'pictures', path)).toString('latin1');
      for (const trace of ['<script', '<html', 'PK\u0003\u0004', 'GPSLatitude', 'Exif'])
        expect(text).not.toContain(trace);
      const { exif, xmp, iptc } = await sharp(join(folder, 'pictures', path)).metadata();
      expect([path, exif, xmp, iptc]).toEqual([path, undefined, undefined, undefined]);
    }
  });
});
