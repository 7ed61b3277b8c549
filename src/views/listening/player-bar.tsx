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
import '../styles/listening.css';

export interface PlayerBarProps {
  player: PlayerState;
  count: number;
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

/** The small player at the foot of every screen while an article is read aloud. */
export function PlayerBar(props: PlayerBarProps): JSX.Element {
  const { player, count, title, address, isFollowing } = props;
  const [isOpen, setOpen] = useState(false);
  const isPlaying = player.state === 'playing';
  return (
    <section class="player" aria-label={words.player} ref={playerRoom}>
      <div class="player-head">
        <a class="player-title" href={address} lang={core.contentLanguage}>
          {title}
        </a>
        {!isFollowing && (
          <button type="button" class="button player-follow" onClick={props.onFollow}>
            {words.follow}
          </button>
        )}
        <IconButton name={words.close} outline={laterOutlines.close} onClick={props.onClose} />
      </div>
      <progress class="player-progress" max={count} value={player.index + 1} aria-label={words.progress} />
      <p class="player-words" role="status">
        {player.state === 'failed' ? words.failure(player.error) : player.state === 'ended' ? words.ended : ''}
      </p>
      <div class="player-controls">
        <IconButton name={words.previous} outline={listeningOutlines.previous} onClick={props.onPrevious} />
        <IconButton
          name={isPlaying ? words.pause : words.play}
          outline={isPlaying ? listeningOutlines.pause : laterOutlines.play}
          isMain
          onClick={isPlaying ? props.onPause : props.onPlay}
        />
        <IconButton name={words.next} outline={listeningOutlines.next} onClick={props.onNext} />
        <select
          class="player-rate"
          aria-label={words.rate}
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
        <label class="player-choice">
          <input
            type="checkbox"
            checked={props.goesOn}
            onChange={({ currentTarget }) => props.onGoesOn(currentTarget.checked)}
          />
          {words.goOn}
        </label>
      )}
    </section>
  );
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
