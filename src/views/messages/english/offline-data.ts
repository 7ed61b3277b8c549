import type { offlineData as vietnamese } from '../offline-data.ts';

export const offlineData: typeof vietnamese = {
  offline: 'Offline data',
  offlineHint: 'Articles and pictures are kept on your phone to read without a connection.',
  pictures: 'Pictures kept on the phone',
  pictureBudgets: {
    none: 'Keep no pictures',
    small: 'Only the small ones in lists',
    opened: 'All pictures I have seen',
  },
  articles: 'Articles kept on the phone',
  articleLimit: (count) => `The newest ${count}`,
  everything: 'All of them',
  loading: 'Load pictures',
  loadings: {
    auto: 'By themselves as I read',
    wifi: 'By themselves on Wi-Fi only',
    tap: 'When I tap (saves data)',
    none: 'Never',
  },
  loadingHint: 'Pictures that are on the phone always show.',
  saveData: 'Data saver is on on this device, so pictures load when you tap. Those on the phone always show.',
  wifiUnknown: 'This browser cannot tell whether there is Wi-Fi, so pictures load when you tap.',
  storage: 'Storage: what is kept and what it takes',
};
