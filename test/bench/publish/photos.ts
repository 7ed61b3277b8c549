import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { shared } from '../../support/shared.ts';
import { publish } from './run-program.ts';

/** 60 photographs into all their sizes, beside sharp in a bare loop over the same outputs. */
export async function photos(folder: string): Promise<Record<string, number>> {
  const sources = readdirSync(shared('photos') ?? '').filter((name) => name.endsWith('.jpg'));
  const input = join(folder, 'photos');
  mkdirSync(join(input, 'anh'), { recursive: true });
  const names: string[] = [];
  for (let turn = 0; turn < 4; turn++)
    for (const source of sources) {
      const name = `anh/${turn}-${source}`;
      // Four of each, none the same bytes.
      writeFileSync(
        join(input, name),
        await sharp(readFileSync(shared(`photos/${source}`) ?? ''))
          .jpeg({ quality: 92 - turn })
          .toBuffer(),
      );
      names.push(name);
    }
  const items = names.map((name, index) => ({
    id: String(index),
    title: `Ảnh ${index}`,
    image: name,
    content_html: `<p>Ảnh</p><img src="${name}" alt="Ảnh">`,
  }));
  writeFileSync(
    join(input, 'feed.json'),
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Ảnh', items }),
  );
  const published = await publish(join(input, 'feed.json'), join(folder, 'photo-site'));
  const startedAtMs = performance.now();
  for (const name of names) {
    const bytes = readFileSync(join(input, name));
    for (const width of [320, 640, 1280]) {
      await sharp(bytes).autoOrient().resize({ width }).jpeg({ quality: 76, mozjpeg: true }).toBuffer();
      await sharp(bytes).autoOrient().resize({ width }).avif({ quality: 50, effort: 2 }).toBuffer();
    }
    await sharp(bytes)
      .autoOrient()
      .resize({ width: 1200, height: 630, fit: 'cover' })
      .jpeg({ quality: 76, mozjpeg: true })
      .toBuffer();
  }
  const bareMs = performance.now() - startedAtMs;
  return {
    photoCount: names.length,
    photosAgainstBareSharp: published.ms / bareMs,
    photosPeakMegabytes: published.peakMegabytes,
  };
}
