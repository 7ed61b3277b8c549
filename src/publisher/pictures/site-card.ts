import { previewPath } from '../../site/picture-variants.ts';
import type { BuiltApp } from '../output/app-shell.ts';
import type { SiteWriter } from '../output/site-writer.ts';
import { LOGO } from '../pages/page-head.ts';
import type { PicturePool } from './picture-pool.ts';
import { contentName } from './publish-picture.ts';

/**
 * The preview of pages without a picture: the app's icon on the portal's colour.
 *
 * @returns its site-relative path, `''` when the app has no icon to show
 */
export async function publishSiteCard(
  app: BuiltApp,
  colour: string,
  writer: SiteWriter,
  pool: PicturePool,
): Promise<string> {
  const icon = app.files.find(({ path }) => path === LOGO);
  if (!icon) return '';
  const key = contentName(icon.bytes, `card/${colour}/`);
  const path = previewPath(key);
  if (writer.link(path)) return path;
  const answer = await pool.run({
    bytes: icon.bytes,
    folder: writer.folder,
    key,
    preview: true,
    effort: 0,
    card: colour,
  });
  return answer.ok ? path : '';
}
