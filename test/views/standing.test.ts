import { describe, expect, test } from 'vitest';
import { isOfferDue, parseInstallRecord } from '../../src/store/install.ts';
import { chromeIntent, type Standing, type Surroundings, whereReaderStands } from '../../src/views/install/standing.ts';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 13; SM-A042F)';
const webView = 'Mozilla/5.0 (Linux; Android 13; SM-A042F; wv)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const chrome = `${android} ${blink} Chrome/138.0.0.0 Mobile Safari/537.36`;
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

const inApp = (app: string, system: string) => ({ kind: 'in-app', app, system }) as Standing;

const table: [name: string, facts: Partial<Surroundings>, expected: Standing][] = [
  ['Chrome before it offers', { userAgent: chrome }, { kind: 'android-menu' }],
  ['Chrome that offers', { userAgent: chrome, hasPrompt: true }, { kind: 'prompt' }],
  ['the installed app', { userAgent: chrome, hasPrompt: true, isInstalled: true }, { kind: 'installed' }],
  [
    'Firefox on Android',
    { userAgent: 'Mozilla/5.0 (Android 13; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' },
    { kind: 'android-menu' },
  ],
  [
    'Zalo on Android',
    {
      userAgent: `${webView} ${blink} Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 Zalo android/12100672 ZaloTheme/light ZaloLanguage/vi`,
    },
    inApp('zalo', 'android'),
  ],
  [
    'Zalo on an iPhone',
    { userAgent: `${iphone} Mobile/15E148 Zalo iOS/515 ZaloTheme/light ZaloLanguage/vn` },
    inApp('zalo', 'ios'),
  ],
  [
    'Facebook on Android',
    {
      userAgent: `${webView} ${blink} Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470.0.0.55.72;]`,
    },
    inApp('facebook', 'android'),
  ],
  [
    'Facebook on an iPhone',
    { userAgent: `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0;FBDV/iPhone12,8]` },
    inApp('facebook', 'ios'),
  ],
  [
    'Messenger on Android',
    {
      userAgent: `${webView} ${blink} Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/465.0;]`,
    },
    inApp('messenger', 'android'),
  ],
  [
    'Messenger on an iPhone',
    { userAgent: `${iphone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/465.0]` },
    inApp('messenger', 'ios'),
  ],
  ['Instagram', { userAgent: `${iphone} Mobile/15E148 Instagram 330.0.0 (iPhone12,8)` }, inApp('instagram', 'ios')],
  [
    'TikTok',
    {
      userAgent: `${webView} ${blink} Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 trill_350003 BytedanceWebview/d8a21c6`,
    },
    inApp('tiktok', 'android'),
  ],
  [
    'an unnamed app on Android',
    { userAgent: `${webView} ${blink} Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36` },
    inApp('other', 'android'),
  ],
  ['an unnamed app on an iPhone', { userAgent: `${iphone} Mobile/15E148` }, inApp('other', 'ios')],
  [
    'Safari on an iPhone',
    { userAgent: `${iphone} Version/17.5 Mobile/15E148 Safari/604.1` },
    { kind: 'ios', browser: 'safari' },
  ],
  [
    'Chrome on an iPhone',
    { userAgent: `${iphone} CriOS/138.0.0.0 Mobile/15E148 Safari/604.1` },
    { kind: 'ios', browser: 'other' },
  ],
  [
    'Safari on an iPad',
    { userAgent: `${mac} Version/17.5 Safari/605.1.15`, maxTouchPoints: 5 },
    { kind: 'ios', browser: 'safari' },
  ],
  ['Safari on a Mac', { userAgent: `${mac} Version/17.5 Safari/605.1.15` }, { kind: 'mac-safari' }],
  ['an old Safari on a Mac', { userAgent: `${mac} Version/16.6 Safari/605.1.15` }, { kind: 'none' }],
  [
    'Chrome on a computer that offers',
    { userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/138.0.0.0 Safari/537.36`, hasPrompt: true },
    { kind: 'prompt' },
  ],
  [
    'Chrome on a Mac',
    {
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
    },
    { kind: 'none' },
  ],
  [
    'Firefox on a computer',
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    { kind: 'none' },
  ],
  ['nothing known', { userAgent: '' }, { kind: 'none' }],
];

describe('where the reader stands', () => {
  test.each(table)('%s', (_name, facts, expected) => {
    const unknown = { userAgent: '', maxTouchPoints: 0, isInstalled: false, hasPrompt: false };
    expect(whereReaderStands({ ...unknown, ...facts })).toEqual(expected);
  });

  test('an intent for Chrome carries the page and a way back', () => {
    expect(chromeIntent('https://phuong.example.vn/bai-viet/a-b/?q=1')).toBe(
      'intent://phuong.example.vn/bai-viet/a-b/?q=1#Intent;scheme=https;package=com.android.chrome;' +
        'S.browser_fallback_url=https%3A%2F%2Fphuong.example.vn%2Fbai-viet%2Fa-b%2F%3Fq%3D1;end',
    );
  });
});

describe('when the installation is offered', () => {
  const visited = (count: number, answer?: string) =>
    parseInstallRecord({ days: Array.from({ length: count }, (_, day) => `2026-11-0${day + 1}`), answer });

  test.each([
    [visited(0), 0, false],
    [visited(1), 0, false],
    [visited(2), 0, false],
    [visited(3), 0, true],
    [visited(1), 1, true],
    [visited(3, 'refused'), 2, false],
    [visited(3, 'installed'), 2, false],
  ])('after %j with %i saved: %s', (record, saved, due) => {
    expect(isOfferDue(record, saved, '2026-11-26')).toBe(due);
  });

  test.each([
    ['2026-11-26', false],
    ['2026-11-20', false],
    ['2026-11-19', true],
    ['2051-01-01', true],
    ['soon', true],
  ])('today after its guide was seen on %s: %s', (guidedOn, due) => {
    expect(isOfferDue(parseInstallRecord({ days: [], answer: 'open', guidedOn }), 1, '2026-11-26')).toBe(due);
  });

  test('a record of another version is read as far as it makes sense', () => {
    expect(parseInstallRecord(undefined)).toEqual({ formatVersion: 1, days: [], answer: 'open' });
    expect(parseInstallRecord({ days: 'x', answer: 5 }).days).toEqual([]);
    expect(parseInstallRecord({ days: [1, '2026-11-01'], answer: 'later' })).toEqual({
      formatVersion: 1,
      days: ['2026-11-01'],
      answer: 'open',
    });
  });
});
