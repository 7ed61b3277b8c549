import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import type { PublisherError } from '../../src/publisher/publisher-error.ts';
import { wordError } from '../../src/publisher/wording/error-wording.ts';
import { onEachSite } from './on-each-site.ts';
import { feedOf, itemsOf, type TestSite } from './published-site.ts';

vi.setConfig({ testTimeout: 60_000 });

let site: TestSite;

onEachSite(async (own) => {
  site = own;
  await site.write('in/feed.json', feedOf(itemsOf(1)));
});

const GREEN = { r: 10, g: 120, b: 60, alpha: 1 };
/** A mark with a shape of its own, its corners clear. */
const emblem = (side: number, background?: string) => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><path transform="scale(${side / 100})" d="M50 0 100 50 50 100 0 50Z" fill="rgb(10,120,60)"/></svg>`;
  const drawn = sharp(Buffer.from(drawing));
  return (background ? drawn.flatten({ background }).jpeg({ quality: 100 }) : drawn.png()).toBuffer();
};
const publishWith = async (icon: Buffer | string, name = 'bieu-trung.png') => {
  await site.write(name, icon);
  const siteFile = await site.write('site.json', { name: 'Phường Thử', icon: name });
  return site.publish({ siteFile });
};
/** The pixel at a share of the way across the middle of a picture. */
const pixelAt = async (path: string, share: number) => {
  const { data, info } = await sharp(join(site.out, path)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * share)) * 4;
  const [r, g, b, alpha] = data.subarray(at, at + 4);
  return { r, g, b, alpha: (alpha ?? 0) / 255 };
};
const sizeOf = async (path: string) => {
  const { width, height } = await sharp(join(site.out, path)).metadata();
  return `${width}x${height}`;
};

describe("a portal's own mark", () => {
  test('takes the place of the app’s in every size, in the banner and in what the worker installs', async () => {
    await publishWith(await emblem(700));
    for (const [path, size] of [
      ['icon-192', '192x192'],
      ['icon-512', '512x512'],
      ['maskable-512', '512x512'],
      ['apple-touch-icon', '180x180'],
      ['monochrome-512', '512x512'],
    ]) {
      expect(await sizeOf(`icons/${path}.png`), path).toBe(size);
    }
    expect(await pixelAt('icons/icon-512.png', 0.5)).toEqual(GREEN);
    expect((await pixelAt('icons/icon-512.png', 0.04)).alpha).toBe(1);
    // Launchers cut off all but the middle, and iOS the corners: there is ground around the mark.
    expect(await pixelAt('icons/maskable-512.png', 0.15)).toEqual({ r: 255, g: 255, b: 255, alpha: 1 });
    expect(await pixelAt('icons/maskable-512.png', 0.25)).toEqual(GREEN);
    expect(await pixelAt('icons/apple-touch-icon.png', 0.05)).toEqual({ r: 255, g: 255, b: 255, alpha: 1 });
    expect(await pixelAt('icons/monochrome-512.png', 0.5)).toEqual({ r: 255, g: 255, b: 255, alpha: 1 });
    expect((await pixelAt('icons/monochrome-512.png', 0.01)).alpha).toBe(0);

    const mark = site.text('icons/favicon.svg');
    expect(mark).toMatch(/<image [^>]*href="data:image\/png;base64,/);
    const hash = (algorithm: string) => createHash(algorithm).update(mark).digest('hex');
    expect(site.text('sw.js')).toContain(
      `{"revision":"${hash('md5')}","sha256":"${hash('sha256').slice(0, 16)}","url":"icons/favicon.svg"}`,
    );
    const purposes = (JSON.parse(site.text('manifest.webmanifest')).icons as { purpose: string }[]).map(
      ({ purpose }) => purpose,
    );
    expect(purposes).toEqual(['any', 'monochrome']);
  });

  test('without clear parts has no shape in one colour; another one is on every page at the next run', async () => {
    await publishWith(await emblem(512, '#ffffff'), 'bieu-trung.jpg');
    expect(site.text('manifest.webmanifest')).not.toContain('monochrome');
    const before = site.text('index.html');
    await publishWith(
      await sharp({ create: { width: 300, height: 200, channels: 3, background: '#123456' } })
        .png()
        .toBuffer(),
      'bieu-trung.jpg',
    );
    expect(site.text('index.html')).not.toBe(before);
    expect(await sizeOf('icons/icon-512.png')).toBe('512x512');
    expect((await publishWith(readFileSync(join(site.folder, 'bieu-trung.jpg')), 'bieu-trung.jpg')).outcome).toBe(
      'unchanged',
    );
  });

  test.each([
    ['is too small', () => emblem(100), 'quá nhỏ'],
    ['is a drawing', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'không phải loại ảnh'],
    ['is cut off', async () => (await emblem(400)).subarray(0, 900), 'không mở được'],
  ])('that %s is refused in words, and the site stays', async (_why, icon, words) => {
    await site.publish();
    const before = site.text('index.html');
    const refused = await publishWith(await icon()).catch((error: PublisherError) => error);
    expect(refused).toMatchObject({ code: 'site-icon' });
    const told = wordError(refused as PublisherError, 'vi');
    expect(told).toContain(words);
    expect(told).toContain('bieu-trung.png');
    expect(wordError(refused as PublisherError, 'en')).toContain('bieu-trung.png');
    expect(site.text('index.html')).toBe(before);
  });

  test('that is not there is told', async () => {
    const siteFile = await site.write('site.json', { icon: 'khong-co.png' });
    const refused = await site.publish({ siteFile }).catch((error: PublisherError) => error);
    expect(wordError(refused as PublisherError, 'vi')).toMatch(/khong-co\.png .*không đọc được tệp này/);
  });
});
