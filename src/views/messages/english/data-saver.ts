import type { dataSaver as vietnamese } from '../data-saver.ts';

export const dataSaver: typeof vietnamese = {
  tap: 'Tap to load picture',
  tapWithSize: (size) => `Tap to load picture (about ${size})`,
  off: 'Picture not loaded, as chosen in Settings',
};
