import { keepSeenWithin } from './picture-room.ts';
import type { Settings } from './schema.ts';

export interface PictureBudget {
  /** Of one picture; larger ones are shown but not kept. */
  pictureBytes: number;
  /** Of all together that were only seen. */
  totalBytes: number;
}

const MEGABYTE = 1024 * 1024;

/** What each choice of the reader means: nothing; what cards show; everything that was opened. */
export const pictureBudgets: Record<Settings['pictureBudget'], PictureBudget> = {
  none: { pictureBytes: 0, totalBytes: 0 },
  small: { pictureBytes: 100 * 1024, totalBytes: 40 * MEGABYTE },
  opened: { pictureBytes: 8 * MEGABYTE, totalBytes: 300 * MEGABYTE },
};

/** For what the reader saved or asked for: as much as the phone has. */
export const unlimitedBudget: PictureBudget = { pictureBytes: 20 * MEGABYTE, totalBytes: Number.POSITIVE_INFINITY };

/** Frees at once what is over a budget that the reader has just lowered: never of what is saved or kept. */
export async function keepToBudget(choice: Settings['pictureBudget']): Promise<void> {
  await keepSeenWithin(pictureBudgets[choice].totalBytes);
}
