import type { listening as vietnamese } from '../listening.ts';

const notUsable = 'The Vietnamese voice cannot be used on this device yet. See how to install it.';

const failures: Record<string, string> = {
  network: 'This voice needs a network. Press “Continue” when there is one, or install a voice on the phone.',
  'synthesis-failed': notUsable,
  'synthesis-unavailable': notUsable,
  'language-unavailable': notUsable,
  'voice-unavailable': notUsable,
  silent: 'The device has made no sound. Press “Continue” to try again, or see how to install a voice.',
  'not-allowed': 'The browser does not allow sound yet. Please press the button in the middle.',
  recording: 'The recording could not be played. When there is a connection, press “Continue”.',
};

export const listening: typeof vietnamese = {
  player: 'Listen',
  pause: 'Pause',
  voice: {
    play: 'Continue',
    next: 'Next sentence',
    previous: 'Previous sentence',
    rate: 'Reading speed',
    ended: 'The article has been read to its end.',
  },
  recording: {
    play: 'Continue',
    next: 'On by 30 seconds',
    previous: 'Back by 10 seconds',
    rate: 'Playing speed',
    ended: 'The recording has come to its end.',
  },
  times: (rate) => `${rate}×`,
  progress: 'How far it has come',
  follow: 'To the sentence being read',
  more: 'More choices',
  goOn: 'Then go on with the next saved article',
  close: 'Stop listening',
  failure: (error) => failures[error] ?? 'The voice was interrupted. Press “Continue” to hear this sentence again.',
  howToInstall: 'How to install a voice',
  notHeard: 'Do you not hear Vietnamese?',
  guideNotLoaded: 'The steps could not be loaded. Please press again when there is a connection.',
  guideTitle: 'How to install a Vietnamese voice',
  guideText:
    'Some devices name a Vietnamese voice that they have not downloaded: then a foreign voice reads, or none. It is installed once, and then reads without a network, too.',
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
    ios: [
      'Open Settings › Accessibility › Spoken Content (or “Read & Speak”) › Voices.',
      'Choose Vietnamese and download the voice Linh.',
    ],
    windows: [
      'Open Settings › Time & language › Speech.',
      'Press “Add voices” and choose Vietnamese.',
      'Or open this page in Microsoft Edge, which has Vietnamese voices when there is a network.',
    ],
    mac: [
      'Open System Settings › Accessibility › Spoken Content (or “Read & Speak”).',
      'At “System voice” choose Manage Voices and download a Vietnamese one.',
    ],
  },
};
