import type { listening as vietnamese } from '../listening.ts';

const failures: Record<string, string> = {
  network: 'This voice needs a network. Press “Continue” when there is one, or install a voice on the phone.',
  'not-allowed': 'The browser does not allow sound yet. Please press “Continue”.',
};

export const listening: typeof vietnamese = {
  player: 'Listen',
  play: 'Continue',
  pause: 'Pause',
  next: 'Next sentence',
  previous: 'Previous sentence',
  rate: 'Speed',
  times: (rate) => `${rate}×`,
  progress: 'How far it has been read',
  follow: 'To the sentence being read',
  more: 'More choices',
  goOn: 'Then read the next saved article',
  close: 'Stop listening',
  ended: 'The article has been read to its end.',
  failure: (error) => failures[error] ?? 'The voice was interrupted. Press “Continue” to hear this sentence again.',
  noVoiceTitle: 'This device has no Vietnamese voice',
  noVoiceText: 'It is installed once, and then reads without a network, too.',
  noSpeechTitle: 'This browser cannot read aloud',
  noSpeechText: 'Open the page in Chrome, Edge or Safari and press “Listen”.',
  otherDevices: 'On other devices',
  afterInstalling: 'Then close the browser completely and open it again.',
  guides: {
    android: [
      'Open the phone’s Settings and look for “Text-to-speech output”.',
      'Choose the engine by Google and press the cog beside it.',
      'Under “Install voice data” choose Vietnamese and download it.',
    ],
    ios: ['Open Settings › Accessibility › Spoken Content › Voices.', 'Choose Vietnamese and download the voice Linh.'],
    windows: [
      'Open Settings › Time & language › Speech.',
      'Press “Add voices” and choose Vietnamese.',
      'Or open this page in Microsoft Edge, which has Vietnamese voices when there is a network.',
    ],
    mac: [
      'Open System Settings › Accessibility › Spoken Content.',
      'At “System voice” choose Manage Voices and download a Vietnamese one.',
    ],
  },
};
