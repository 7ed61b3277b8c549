import { paths } from '../../site/paths.ts';

/** The screen of what is stored: a part of the settings with an address of its own, so that "back" leads there. */
export const STORAGE_ADDRESS = `${paths.settings}?xem=bo-nho`;
