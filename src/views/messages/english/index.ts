import { about } from './about.ts';
import { article } from './article.ts';
import { backup } from './backup.ts';
import { changelog } from './changelog.ts';
import { core } from './core.ts';
import { dataSaver } from './data-saver.ts';
import { failure, syncFailure } from './failure.ts';
import { foundWords } from './found-words.ts';
import { install } from './install.ts';
import { keeping } from './keeping.ts';
import { listening } from './listening.ts';
import { lists } from './lists.ts';
import { mending } from './mending.ts';
import { notFound } from './not-found.ts';
import { notifications } from './notifications.ts';
import { offer } from './offer.ts';
import { offlineData } from './offline-data.ts';
import { printing } from './printing.ts';
import { quotation } from './quotation.ts';
import { reading } from './reading.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { sheet } from './sheet.ts';
import { siteNotice } from './site-notice.ts';
import { storage } from './storage.ts';
import { viewer } from './viewer.ts';

/**
 * Every slice that a reader's screen speaks, by its name. One chunk: whoever reads English needs all of it, also
 * offline. Pages drawn by the publisher are Vietnamese, so the words that only they have are not here.
 */
export const english = {
  about,
  article,
  changelog,
  backup,
  core,
  dataSaver,
  failure,
  foundWords,
  install,
  listening,
  keeping,
  lists,
  mending,
  notFound,
  notifications,
  offer,
  offlineData,
  printing,
  reading,
  quotation,
  search,
  settings,
  sharing,
  sheet,
  siteNotice,
  storage,
  syncFailure,
  viewer,
};
