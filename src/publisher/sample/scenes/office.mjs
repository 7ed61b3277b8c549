import { polygon, rect } from '../drawing.mjs';
import { banner, star } from '../flags.mjs';
import { chair } from '../furniture.mjs';
import { person } from '../person.mjs';
import { pot } from '../pots.mjs';
import { props } from '../props.mjs';
import { room, stool } from './room.mjs';

/** The one-stop desk: counters, officers, residents with papers, a ticket kiosk. */
export function oneStop(drawing, { kiosk = true } = {}) {
  const { width, height } = drawing;
  drawing.add(
    room(drawing, { wall: '#e4ecec', dado: '#bcd3d6', floor: '#cfc6b8', windows: [0.03, 0.84], fans: 0 }),
    rect(width * 0.2, height * 0.1, width * 0.6, height * 0.11, drawing.tone('#b8322a'), 'rx="4"'),
  );
  for (let i = 0; i < 12; i++)
    drawing.add(rect(width * (0.235 + i * 0.045), height * 0.135, width * 0.034, height * 0.04, '#ffe9a8', 'rx="3"'));
  for (let i = 0; i < 4; i++) {
    const x = width * (0.2 + i * 0.155);
    drawing.add(
      rect(x + width * 0.02, height * 0.25, width * 0.1, height * 0.065, '#2a3140', 'rx="3"'),
      rect(x + width * 0.035, height * 0.27, width * 0.026, height * 0.026, '#f2604a'),
      rect(x + width * 0.07, height * 0.27, width * 0.036, height * 0.026, '#7fd08a'),
      person(drawing, x + width * 0.08, height * 0.72, 220, {
        pose: 'hold',
        top: i % 2 ? '#f3efe4' : '#a9cbe0',
        dress: i === 2 ? 'aodai' : '',
        long: i > 1,
        sleeve: 1,
        shadow: false,
      }),
    );
  }
  drawing.add(
    rect(
      width * 0.17,
      height * 0.56,
      width * 0.66,
      height * 0.21,
      drawing.linear([drawing.tone('#c08a55'), drawing.tone('#8a5c35')]),
    ),
    rect(width * 0.16, height * 0.545, width * 0.68, height * 0.026, drawing.tone('#f4ead4'), 'rx="4"'),
  );
  for (let i = 0; i < 4; i++) {
    const x = width * (0.2 + i * 0.155);
    drawing.add(
      rect(x + width * 0.105, height * 0.465, width * 0.04, height * 0.07, '#2f3440', 'rx="3"'),
      polygon(
        [
          [x + width * 0.03, height * 0.545],
          [x + width * 0.07, height * 0.545],
          [x + width * 0.065, height * 0.535],
          [x + width * 0.036, height * 0.535],
        ],
        '#fffdf4',
      ),
      rect(x + width * 0.015, height * 0.59, width * 0.125, height * 0.15, drawing.tone('#a97443'), 'rx="6"'),
      star(x + width * 0.078, height * 0.665, 16, '#f0cf74', 'opacity="0.7"'),
    );
  }
  drawing.add(
    person(drawing, width * 0.3, height * 0.95, 270, { pose: 'point', top: '#8a5f9c', long: true }),
    person(drawing, width * 0.52, height * 0.94, 272, { pose: 'hold', top: '#f0c452', prop: props.paper() }),
    person(drawing, width * 0.67, height * 0.96, 265, { pose: 'stand', hair: '#c9c6c4', top: '#e7d8b4', flip: true }),
  );
  if (kiosk)
    drawing.add(
      rect(
        width * 0.885,
        height * 0.52,
        width * 0.07,
        height * 0.42,
        drawing.linear([drawing.tone('#f4f1e8'), drawing.tone('#b9bfc4')], [0, 0, 1, 0]),
        'rx="8"',
      ),
      rect(width * 0.893, height * 0.55, width * 0.054, height * 0.14, '#3f79a6', 'rx="4"'),
      rect(width * 0.9, height * 0.565, width * 0.04, height * 0.02, '#ffe9a8'),
      rect(width * 0.9, height * 0.6, width * 0.04, height * 0.02, '#dff0ea'),
      person(drawing, width * 0.84, height * 0.96, 250, { pose: 'point', top: '#4f8f6a', age: 'adult' }),
    );
  drawing.add(pot(drawing, width * 0.08, height * 0.93, 210, { kind: 'green' }));
  for (let i = 0; i < 2; i++) drawing.add(chair(drawing, width * (0.14 + i * 0.065), height * 0.985, 110, '#3f79a6'));
}

/** Young volunteers teach older residents to use a phone. */
export function digitalTeam(drawing) {
  const { width, height } = drawing;
  drawing.add(
    room(drawing, { wall: '#f0e6cf', dado: '#b7cbd8', windows: [0.06, 0.8] }),
    banner(drawing, width * 0.28, height * 0.1, width * 0.44, height * 0.14, {
      colour: '#2f6b9a',
      lines: 2,
      ink: '#ffffff',
    }),
  );
  for (const [t, top, hair] of [
    [0.2, '#7a4a66', '#c9c6c4'],
    [0.5, '#e7d8b4', '#b5b1b0'],
    [0.8, '#4f7a6a', '#d9d6d4'],
  ]) {
    drawing.add(
      stool(drawing, width * t, height * 0.93, 66),
      person(drawing, width * t, height * 0.93, 262, { pose: 'sit', top, hair, bun: true, prop: props.phone() }),
      person(drawing, width * (t + 0.085), height * 0.925, 262, {
        pose: 'bow',
        top: '#3f79a6',
        flip: true,
        long: t > 0.4,
        sleeve: 0.5,
      }),
    );
  }
  for (const [t, colour] of [
    [0.33, '#d9583f'],
    [0.61, '#2f8a86'],
  ]) {
    const x = width * t;
    drawing.add(
      rect(x, height * 0.3, 74, 106, drawing.tone('#fdf7e6'), 'rx="4" stroke="#c9b48a" stroke-width="3"'),
      rect(x + 26, height * 0.32, 24, 44, '#2b2f3a', 'rx="5"'),
      rect(x + 28.5, height * 0.327, 19, 34, '#9fd3e6', 'rx="2"'),
      ...[0, 1, 2].map((line) => rect(x + 12, height * 0.39 + line * 10, 50 - line * 9, 4.5, colour, 'rx="2"')),
    );
  }
  drawing.add(pot(drawing, width * 0.96, height * 0.9, 200, { kind: 'green' }));
}
