export const offer: typeof import('../offer.ts').offer = {
  newVersion: 'A new version is ready',
  updateNow: 'Reload',
  later: 'Later',
};
