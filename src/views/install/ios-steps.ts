import { install as words } from '../messages/install.ts';

/**
 * How to get the app onto the home screen of an iPhone or iPad, wherever that is told. Of every version: the share button
 * stands in Safari's bottom bar up to iOS 18, at the top on iPads, behind "•••" on iOS 26, which also asks whether the page
 * shall open as a web app. Such an app has storage of its own, and begins empty.
 */
export function iosSteps(
  browser: 'safari' | 'other',
): readonly [share: string, add: string, confirm: string, begin: string] {
  return [
    browser === 'safari' ? words.iosShare : words.iosShareElsewhere,
    words.iosAdd,
    words.iosConfirm,
    words.beginsEmpty,
  ];
}
