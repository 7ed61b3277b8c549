import type { notFound as vietnamese } from '../not-found.ts';

export const notFound: typeof vietnamese = {
  title: 'There is no such page',
  text: 'The address may be mistyped, or the page has been removed. You can go to the home page or search.',
  toHome: 'Go to home page',
  toSearch: 'Search',
};
