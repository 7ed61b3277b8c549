/**
 * The visual language on one page of the development server (`npm run dev`, then /src/views/design/). It reads the
 * tokens out of the style sheets themselves, so it cannot say anything else than they do. No build contains it.
 */
import { type JSX, render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Icon, outlines } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { sharingOutlines } from '../components/sharing-outlines.ts';
import { installOutlines } from '../install/install-outlines.ts';
import { listeningOutlines } from '../listening/listening-outlines.ts';
import { readTokens, type TokenKind } from './read-tokens.ts';
import '../styles/main.css';
import '../styles/sheet.css';
import './design.css';

const THEMES = ['system', 'light', 'dark', 'sepia', 'contrast'];
const SENTENCE = 'Ủy ban nhân dân phường thông báo lịch tiêm chủng tháng 11';

/** Each pair must read: what is written, and on what. */
const ICONS = [outlines, laterOutlines, sharingOutlines, listeningOutlines, installOutlines].flatMap((set) =>
  Object.entries(set),
);

const PAIRS = [
  ['--ink', '--paper'],
  ['--ink', '--surface'],
  ['--ink', '--sunken'],
  ['--ink-soft', '--paper'],
  ['--ink-soft', '--surface'],
  ['--accent', '--paper'],
  ['--accent', '--surface'],
  ['--accent', '--accent-soft'],
  ['--on-accent', '--accent'],
  ['--on-banner', '--banner'],
  ['--good', '--surface'],
  ['--on-notice', '--notice'],
  ['--on-mark', '--mark'],
  ['--paper', '--ink'],
] as const;

const PANELS: [TokenKind, string, (name: string) => JSX.Element][] = [
  ['type', 'Type scale', (name) => <p style={{ fontSize: `var(${name})` }}>{SENTENCE}</p>],
  ['space', 'Spacing', (name) => <span class="design-space" style={{ width: `var(${name})` }} />],
  ['shape', 'Shapes', shapeOf],
  ['elevation', 'Elevation', (name) => <span class="design-box" style={{ boxShadow: `var(${name})` }} />],
  ['motion', 'Motion: tap to see', (name) => <Mover token={name} />],
];

function shapeOf(name: string): JSX.Element {
  return name === '--touch' ? (
    <span class="design-box" style={{ width: `var(${name})`, height: `var(${name})` }} />
  ) : (
    <span class="design-box" style={{ borderRadius: `var(${name})` }} />
  );
}

function Mover({ token }: { token: string }): JSX.Element {
  const [round, setRound] = useState(0);
  return (
    <button type="button" class="button" onClick={() => setRound(round + 1)}>
      <span key={round} style={{ animation: `sheet-rise var(${token}) both` }}>
        {SENTENCE}
      </span>
    </button>
  );
}

function Design(): JSX.Element {
  const [theme, setTheme] = useState('system');
  const [textSize, setTextSize] = useState('2');
  const tokens = readTokens(document.styleSheets);
  Object.assign(document.documentElement.dataset, { theme, textSize });
  return (
    <main class="design">
      <h1>The visual language</h1>
      <p>
        All of it stands in <code>src/views/styles/tokens.css</code>; the accent and the banner are the site’s own (
        <code>src/site/accent.ts</code>).
      </p>
      <div class="design-controls">
        <Choice label="Theme" values={THEMES} value={theme} onChoose={setTheme} />
        <Choice label="Text size" values={['0', '1', '2', '3', '4', '5']} value={textSize} onChoose={setTextSize} />
      </div>
      <h2>Colour roles</h2>
      <ul class="design-swatches">
        {tokens.get('colour')?.map((name) => (
          <li key={name}>
            <span class="design-swatch" style={{ background: `var(${name})` }} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
      <h2>What is written on what</h2>
      <ul class="design-pairs">
        {PAIRS.map(([ink, ground]) => (
          <Pair key={`${ink} ${ground} ${theme}`} ink={ink} ground={ground} />
        ))}
      </ul>
      {PANELS.map(([kind, title, draw]) => (
        <section key={kind}>
          <h2>{title}</h2>
          <ul class="design-rows">
            {tokens.get(kind)?.map((name) => (
              <li key={name}>
                <code>
                  {name} <small>{getComputedStyle(document.documentElement).getPropertyValue(name)}</small>
                </code>
                {draw(name)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2>Icons</h2>
      <ul class="design-icons">
        {ICONS.map(([name, outline]) => (
          <li key={name}>
            <Icon outline={outline} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
      <h2>Controls</h2>
      <p class="design-controls">
        <button type="button" class="button button-main">
          Lưu bài
        </button>
        <button type="button" class="button">
          <Icon outline={outlines.bookmark} />
          Lưu bài
        </button>
        <button type="button" class="button" aria-pressed={true}>
          <Icon outline={outlines.bookmark} filled />
          Đã lưu
        </button>
        <button type="button" class="button" disabled>
          Lưu bài
        </button>
        <span class="badge badge-full">đủ ảnh</span>
        <span class="badge badge-text">chỉ chữ</span>
      </p>
    </main>
  );
}

interface ChoiceProps {
  label: string;
  values: string[];
  value: string;
  onChoose: (value: string) => void;
}

function Choice({ label, values, value, onChoose }: ChoiceProps): JSX.Element {
  return (
    <label class="design-choice">
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {values.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}

function Pair({ ink, ground }: { ink: string; ground: string }): JSX.Element {
  const [ratio, setRatio] = useState<number>();
  useLayoutEffect(() => setRatio(contrastOf(ink, ground)), [ink, ground]);
  return (
    <li style={{ background: `var(${ground})`, color: `var(${ink})` }}>
      {SENTENCE}
      <code>
        {ink} on {ground}: {ratio?.toFixed(2)}
        {ratio !== undefined && ratio < 4.5 && ' – too weak'}
      </code>
    </li>
  );
}

/** WCAG 2 contrast of two tokens, as the browser paints them now. */
function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(token: string): number {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return 0;
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.color = `var(${token})`;
  canvas.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const place = document.getElementById('design');
if (place) render(<Design />, place);
