import type { notifications as vietnamese } from '../notifications.ts';

export const notifications: typeof vietnamese = {
  title: 'Featured news alerts',
  hint: 'When there is a new featured article, this device shows one silent notification. It looks for news a few times a day, when it is online.',
  turnOn: 'Tell me when there is a new featured article',
  categories: 'For articles in these categories',
  denied:
    'This device blocks notifications from this page. Allow them for it in the browser’s settings, under Notifications, and turn them on here again.',
  needsInstall: 'Notifications come only once the app is installed on the home screen.',
  failed: (why) => `Your choice could not be kept: ${why}`,
};
