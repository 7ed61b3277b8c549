/** Each draws a part anew that the network did not give; `background.ts` does so once the network is well again. */
export const toTryAgain = new Set<() => void>();
