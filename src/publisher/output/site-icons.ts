import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { MadeIcons } from '../pictures/picture-job.ts';
import type { PicturePool } from '../pictures/picture-pool.ts';
import { type PictureFormat, sniff } from '../pictures/sniff.ts';
import { PublisherError } from '../publisher-error.ts';
import { type BuiltApp, installHash, md5, type OutputFile } from './app-shell.ts';

/** The mark, as the app's styles and its shell ask for it. */
const MARK_PATH = 'icons/favicon.svg';

const ICON_FORMATS: PictureFormat[] = ['png', 'jpeg', 'webp'];

/** A portal's own mark, as its site.json names it. */
export interface SiteIcon {
  path: string;
  bytes: Buffer;
}

/**
 * The file that `icon` of a site.json names, beside it; `null` where none is named.
 *
 * @throws PublisherError `site-icon`
 */
export async function readSiteIcon(siteJson: unknown, siteFile: string | null): Promise<SiteIcon | null> {
  const icon = (siteJson as { icon?: unknown } | null)?.icon;
  if (typeof icon !== 'string' || icon.trim() === '' || siteFile === null) return null;
  const path = resolve(dirname(siteFile), icon);
  try {
    return { path, bytes: await readFile(path) };
  } catch (error) {
    throw new PublisherError('site-icon', { path, reason: 'missing' }, { cause: error });
  }
}

/**
 * The app with the portal's mark in the place of the app's own, under the same names, so that nothing else of it need know.
 *
 * @throws PublisherError `site-icon`
 */
export async function withSiteIcon(app: BuiltApp, icon: SiteIcon, pool: PicturePool): Promise<BuiltApp> {
  const icons = await drawIcons(icon, pool);
  const made = iconFiles(icons);
  const paths = new Set(made.map(({ path }) => path));
  const files = [...app.files.filter((file) => !paths.has(file.path)), ...made];
  const builtMark = app.files.find((file) => file.path === MARK_PATH);
  const mark = made.find((file) => file.path === MARK_PATH);
  let { worker } = app;
  if (builtMark && mark) {
    worker = worker
      .replaceAll(md5(builtMark.bytes), md5(mark.bytes))
      .replaceAll(installHash(builtMark.bytes), installHash(mark.bytes));
  }
  const hasShape = 'icons/monochrome-512.png' in icons.files;
  return { ...app, files: hasShape ? files : files.map(withoutMonochrome), worker };
}

/**
 * Every size of a mark.
 *
 * @throws PublisherError `site-icon`
 */
export async function drawIcons({ path, bytes }: SiteIcon, pool: PicturePool): Promise<MadeIcons> {
  const found = sniff(bytes);
  if (found.kind !== 'picture' || !ICON_FORMATS.includes(found.format)) {
    throw new PublisherError('site-icon', { path, reason: 'format' });
  }
  const answer = await pool.run({ bytes, folder: '', key: '', preview: false, effort: 0, icons: true });
  if (answer.ok && answer.icons) return answer.icons;
  throw new PublisherError('site-icon', { path, reason: answer.ok ? 'unreadable' : answer.reason });
}

function iconFiles({ files, mark }: MadeIcons): OutputFile[] {
  const data = Buffer.from(mark).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><image width="96" height="96" href="data:image/png;base64,${data}"/></svg>\n`;
  return [
    ...Object.entries(files).map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes) })),
    { path: MARK_PATH, bytes: Buffer.from(svg) },
  ];
}

/** A mark that is a mere disc or square has no shape to be drawn in one colour. */
function withoutMonochrome(file: OutputFile): OutputFile {
  if (file.path !== 'manifest.webmanifest') return file;
  const { icons, ...rest } = JSON.parse(file.bytes.toString('utf8')) as { icons: { purpose?: string }[] };
  const others = icons.filter(({ purpose }) => purpose !== 'monochrome');
  return { path: file.path, bytes: Buffer.from(JSON.stringify({ ...rest, icons: others })) };
}
