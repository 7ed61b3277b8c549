import { type FakeVoice, installFakeSpeech } from '../support/fake-speech.ts';
import { meeting, meetingPath } from '../support/news-feed.ts';
import type { PlaywrightReader } from '../support/reader/playwright-reader.ts';
import { expect, test } from './settled.ts';

type Keys = Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>>;
type Watched = Window & { mediaKeys?: Keys; played?: HTMLMediaElement };

/**
 * No browser lets a page or its driver press a media key: the handlers are noted on their way to the browser's own
 * session, which gets them all the same, and are called as it would.
 */
function watchMediaKeys(): void {
  const own = window as Watched;
  const keys: Keys = {};
  own.mediaKeys = keys;
  const { setActionHandler } = MediaSession.prototype;
  MediaSession.prototype.setActionHandler = function (action, handler) {
    setActionHandler.call(this, action, handler);
    keys[action] = handler;
  };
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    own.played = this;
    return play.call(this);
  };
}

function pressKey(reader: PlaywrightReader, action: MediaSessionAction): Promise<void> {
  return reader.evaluate((name) => {
    const handler = (window as Watched).mediaKeys?.[name];
    if (!handler) throw new Error(`no handler of ${name}`);
    handler({ action: name });
  }, action);
}

const session = (reader: PlaywrightReader) =>
  reader.evaluate(() => ({
    title: navigator.mediaSession.metadata?.title,
    artist: navigator.mediaSession.metadata?.artist,
    state: navigator.mediaSession.playbackState,
  }));

const said = (reader: PlaywrightReader) =>
  reader.evaluate(() => (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.said.at(-1));

test('headset and lock screen tell what is read, and pause, go on, skip and end it', async ({
  inPlaywright: reader,
}) => {
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await reader.evaluate(installFakeSpeech, { android: true, voices: 'vietnamese' });
  await reader.evaluate(watchMediaKeys);
  await reader.tap('button', 'Nghe bài');
  await reader.see('region', 'Nghe bài');
  const shown = { title: meeting.title, artist: 'Ban Tuyên giáo Đảng ủy phường' };
  expect(await session(reader)).toEqual({ ...shown, state: 'playing' });
  await reader.until(() => {
    const { played } = window as Watched;
    return played && !played.paused && played.currentTime > 0;
  }, 'the silent recording plays, without which systems give no keys');

  await pressKey(reader, 'nexttrack');
  await expect.poll(() => said(reader)).toMatch(/^Sáng/);
  await pressKey(reader, 'pause');
  await reader.see('button', 'Đọc tiếp');
  expect((await session(reader)).state).toBe('paused');
  expect(await reader.evaluate(() => (window as Watched).played?.paused)).toBe(true);
  await pressKey(reader, 'previoustrack');
  await pressKey(reader, 'play');
  await reader.see('button', 'Tạm dừng');
  await expect.poll(() => said(reader)).toBe(meeting.title);
  expect(await session(reader)).toEqual({ ...shown, state: 'playing' });

  await pressKey(reader, 'stop');
  await reader.notSee('region', 'Nghe bài');
  expect(await session(reader)).toEqual({ title: undefined, artist: undefined, state: 'none' });
  expect(await reader.evaluate(() => Object.values((window as Watched).mediaKeys ?? {}))).toEqual(
    Array.from({ length: 8 }, () => null),
  );
});
