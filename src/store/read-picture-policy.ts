import { currentConnection, type PicturePolicy, picturePolicy } from './picture-policy.ts';
import { readSettings } from './settings.ts';

/** What the reader's choice comes to on the network of this moment. */
export async function readPicturePolicy(): Promise<PicturePolicy> {
  const { pictureLoading } = await readSettings();
  return picturePolicy(pictureLoading, currentConnection());
}
