import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPlayer, type PlayerState } from '../../../src/views/listening/player.ts';
import { createSpeech, findVietnameseVoice } from '../../../src/views/listening/speech.ts';
import { leadsToGuide } from '../../../src/views/listening/voice-guide-button.tsx';
import { listening as words } from '../../../src/views/messages/listening.ts';
import { type FakeVoice, installFakeSpeech } from '../../support/fake-speech.ts';

const sentences = ['Câu một.', 'Câu hai.', 'Câu ba.'];

async function start(android: boolean) {
  installFakeSpeech({ android, voices: 'vietnamese' });
  const voice = (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice;
  const states: PlayerState[] = [];
  const found = await findVietnameseVoice();
  if (!found) throw new Error('no voice');
  const player = createPlayer(createSpeech(found), 1, (state) => states.push(state));
  player.load(sentences);
  /** Lets every event come that is on its way. */
  const settle = () => vi.advanceTimersByTimeAsync(100);
  const finish = async () => {
    voice.finish();
    await settle();
  };
  return { voice, player, states, settle, finish, found };
}

describe.each([
  ['as browsers on a desk', false],
  ['as on Android', true],
])('the player, %s', (_name, android) => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('says the sentences in order, each once, and ends', async () => {
    const { voice, player, finish } = await start(android);
    await finish();
    await finish();
    expect(player.state()).toEqual({ state: 'playing', index: 2, rate: 1 });
    await finish();
    expect(voice.said).toEqual(sentences);
    expect(player.state().state).toBe('ended');
    player.play();
    expect(voice.said.at(-1)).toBe('Câu một.');
  });

  test('a pause breaks the sentence off, whatever the voice tells of that, and it is begun again', async () => {
    const { voice, player, settle, finish } = await start(android);
    await finish();
    player.pause();
    await settle();
    expect(player.state()).toEqual({ state: 'paused', index: 1, rate: 1 });
    player.play();
    await settle();
    expect(voice.said).toEqual(['Câu một.', 'Câu hai.', 'Câu hai.']);
    await finish();
    expect(voice.said.at(-1)).toBe('Câu ba.');
  });

  test('skips there and back, also while paused, and no further than the ends', async () => {
    const { voice, player, settle } = await start(android);
    player.previous();
    await settle();
    expect(player.state()).toMatchObject({ state: 'playing', index: 0 });
    player.next();
    await settle();
    player.next();
    await settle();
    expect(voice.said.slice(-2)).toEqual(['Câu hai.', 'Câu ba.']);
    player.pause();
    await settle();
    player.previous();
    expect(player.state()).toMatchObject({ state: 'paused', index: 1 });
    player.next();
    player.next();
    expect(player.state()).toMatchObject({ state: 'paused', index: 2 });
    player.play();
    await settle();
    player.next();
    await settle();
    expect(player.state().state).toBe('ended');
  });

  test('another speed says the sentence again at that speed', async () => {
    const { voice, player, settle } = await start(android);
    player.setRate(1.5);
    await settle();
    expect(voice.said).toEqual(['Câu một.', 'Câu một.']);
    expect(voice.rates).toEqual([1, 1.5]);
  });

  test('an end that is never told does not hold the rest up', async () => {
    const { voice } = await start(android);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(voice.said.slice(0, 2)).toEqual(['Câu một.', 'Câu hai.']);
  });

  test('one failed sentence is passed over, lasting failures are told', async () => {
    const { voice, player, settle } = await start(android);
    voice.fail('synthesis-failed');
    await settle();
    expect(player.state()).toMatchObject({ state: 'playing', index: 1 });
    voice.fail('network');
    await settle();
    expect(player.state()).toMatchObject({ state: 'failed', index: 1, error: 'network' });
    player.play();
    await settle();
    voice.fail('interrupted');
    await settle();
    expect(player.state()).toMatchObject({ state: 'paused', index: 1 });
  });

  test('an engine that never begins is told of after one sentence, one that falls silent after two', async () => {
    const { voice, player, settle, finish } = await start(android);
    voice.isSilent = true;
    await finish();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(player.state()).toMatchObject({ state: 'playing', index: 2 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(player.state()).toMatchObject({ state: 'failed', index: 2, error: 'silent' });
    voice.isSilent = false;
    player.play();
    await settle();
    expect(voice.said.at(-1)).toBe('Câu ba.');
    player.stop();

    const other = await start(android);
    other.player.stop();
    other.voice.isSilent = true;
    other.player.play();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(other.player.state()).toMatchObject({ state: 'failed', index: 0, error: 'silent' });
  });

  test.each(['language-unavailable', 'voice-unavailable', 'synthesis-unavailable'])(
    'a voice that is only listed (%s) is told of at once, with the way to the guide',
    async (error) => {
      const { voice, player, settle } = await start(android);
      voice.fail(error);
      await settle();
      expect(player.state()).toMatchObject({ state: 'failed', index: 0, error });
      expect(leadsToGuide(error)).toBe(true);
      expect(words.failure(error)).toContain('cách cài giọng đọc');
    },
  );

  test('a voice on the device is chosen before one of a server', async () => {
    expect((await start(android)).found.name).toBe('Linh');
  });
});

test('without a Vietnamese voice there is none, after a moment of waiting for it', async () => {
  vi.useFakeTimers();
  installFakeSpeech({ android: false, voices: 'english' });
  const found = findVietnameseVoice();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await found).toBeNull();
  vi.useRealTimers();
});
