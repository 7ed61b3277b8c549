import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SPEECH_RATES } from '../../store/listening.ts';
import { barRoom } from '../bar-room.ts';
import { Icon } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { core } from '../messages/core.ts';
import { listening as words } from '../messages/listening.ts';
import { listeningOutlines } from './listening-outlines.ts';
import type { PlayerState } from './player.ts';
import { leadsToGuide, VoiceGuideButton } from './voice-guide-button.tsx';
import '../styles/listening.css';

export interface PlayerBarProps {
  player: PlayerState;
  /** Of a voice's text or of a recording; `NaN` seconds until they are known. */
  length: { unit: 'sentences' | 'seconds'; count: number };
  title: string;
  /** Of the article's page. */
  address: string;
  isFollowing: boolean;
  goesOn: boolean;
  onPlay: () => void;
  onPause: () => void;
  onNext: () => void;
  onPrevious: () => void;
  onRate: (rate: number) => void;
  onGoesOn: (goesOn: boolean) => void;
  onFollow: () => void;
  onClose: () => void;
}

/** It lies closer to the navigation than other bars, which is its gap. */
const playerRoom = barRoom('--player-room', 0);

/** The small player at the foot of every screen while an article is heard. */
export function PlayerBar(props: PlayerBarProps): JSX.Element {
  const { player, length, title, address, isFollowing } = props;
  const [isOpen, setOpen] = useState(false);
  const isPlaying = player.state === 'playing';
  const isRecording = length.unit === 'seconds';
  const own = isRecording ? words.recording : words.voice;
  return (
    <section class="player" aria-label={words.player} ref={playerRoom}>
      <div class="player-head">
        <a class="player-title" href={address} lang={core.contentLanguage}>
          {title}
        </a>
        {isRecording && <span class="player-time">{timeWords(player.index, length.count)}</span>}
        {!isFollowing && (
          <button type="button" class="button player-follow" onClick={props.onFollow}>
            {words.follow}
          </button>
        )}
        <IconButton name={words.close} outline={laterOutlines.close} onClick={props.onClose} />
      </div>
      <progress
        class="player-progress"
        {...(length.count > 0 && { max: length.count, value: player.index + (isRecording ? 0 : 1) })}
        aria-label={words.progress}
      />
      <p class="player-words" role="status">
        {player.state === 'failed' ? words.failure(player.error) : player.state === 'ended' ? own.ended : ''}
      </p>
      {player.state === 'failed' && leadsToGuide(player.error) && <VoiceGuideButton name={words.howToInstall} />}
      <div class="player-controls">
        <IconButton name={own.previous} outline={listeningOutlines.previous} onClick={props.onPrevious} />
        <IconButton
          name={isPlaying ? words.pause : own.play}
          outline={isPlaying ? listeningOutlines.pause : laterOutlines.play}
          isMain
          onClick={isPlaying ? props.onPause : props.onPlay}
        />
        <IconButton name={own.next} outline={listeningOutlines.next} onClick={props.onNext} />
        <select
          class="player-rate"
          aria-label={own.rate}
          value={player.rate}
          onChange={({ currentTarget }) => props.onRate(Number(currentTarget.value))}
        >
          {SPEECH_RATES.map((rate) => (
            <option key={rate} value={rate}>
              {words.times(rate)}
            </option>
          ))}
        </select>
        <IconButton
          name={words.more}
          outline={listeningOutlines.more}
          isOpen={isOpen}
          onClick={() => setOpen((before) => !before)}
        />
      </div>
      {isOpen && (
        <>
          <label class="player-choice">
            <input
              type="checkbox"
              checked={props.goesOn}
              onChange={({ currentTarget }) => props.onGoesOn(currentTarget.checked)}
            />
            {words.goOn}
          </label>
          {/* Android reads Vietnamese with another language's voice and tells of no error. */}
          {!isRecording && <VoiceGuideButton name={words.notHeard} onOpen={props.onPause} />}
        </>
      )}
    </section>
  );
}

/** "1:05 / 12:30", the second part once it is known. */
function timeWords(atSeconds: number, lengthSeconds: number): string {
  const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  return Number.isFinite(lengthSeconds) ? `${clock(atSeconds)} / ${clock(lengthSeconds)}` : clock(atSeconds);
}

interface IconButtonProps {
  name: string;
  outline: string;
  isMain?: boolean;
  /** Of a button that opens something. */
  isOpen?: boolean;
  onClick: () => void;
}

function IconButton({ name, outline, isMain, isOpen, onClick }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={isMain ? 'icon-button player-main' : 'icon-button'}
      aria-label={name}
      aria-expanded={isOpen}
      onClick={onClick}
    >
      <Icon outline={outline} />
    </button>
  );
}
