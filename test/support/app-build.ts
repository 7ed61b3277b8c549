import { existsSync } from 'node:fs';
import { rootDir } from './shared.ts';

/** The built app that browser tests open: `npm run build` makes it, BANTIN_APP names another. */
export const appDir = process.env.BANTIN_APP ?? `${rootDir}dist/app`;

export function requireAppBuild(): string {
  if (!existsSync(`${appDir}/index.html`)) throw new Error(`no built app in ${appDir}: npm run build`);
  return appDir;
}
