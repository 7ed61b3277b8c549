import type { about as vietnamese } from '../about.ts';

export const about: typeof vietnamese = {
  title: 'About',
  publisher: 'Published by',
  contact: 'Contact',
  address: 'Address',
  phone: 'Telephone',
  email: 'Email',
  website: 'Website',
  licence: 'Using this content elsewhere',
  stateTitle: 'Articles on this phone',
  articlesHere: (count) => `${count} articles to read right away, also without a connection.`,
  lastSync: (time, day) => `Last updated at ${time} on ${day}.`,
  neverSynced: 'Never updated.',
  unreadable:
    'What is on your phone cannot be read. Please open the page again; if that does not help, Home tells what to do.',
  newest: (day) => `The newest article was posted on ${day}.`,
  changesTitle: 'What is new',
  offlineTitle: 'Reading without a connection',
  offlineText:
    'Whenever you are online, new articles are downloaded to your phone by themselves. You can read and search them with no connection at all, and the pictures you have seen are kept too.',
  installTitle: 'Adding it to your home screen',
  installAndroid: 'Android: open this site in Chrome, tap ⋮ and choose “Install app” or “Add to Home screen”.',
  installIos: 'iPhone, iPad: open this site in Safari, then step by step:',
  privacyTitle: 'Privacy',
  privacyText:
    'This site uses no cookies, does not track you, and sends nothing of what you search for; what you save and read and your settings stay on your phone. The site’s server only receives requests for articles and pictures, as any website does, and so sees which of them were just fetched. Only when you listen with a voice that works over the network does the browser send that article’s text to the maker of the voice.',
  version: (version) => `Bản Tin software, version ${version}.`,
};
