import { darken, lighten } from '../colour.mjs';
import { circle, ellipse, n, rect, stroke } from '../drawing.mjs';
import { desk } from '../furniture.mjs';
import { lotusFlower } from '../lotus.mjs';
import { person, pupil } from '../person.mjs';
import { props } from '../props.mjs';
import { room, stool } from './room.mjs';

/** Shelves of books with readers. */
export function library(drawing, { children = true } = {}) {
  const { width, height, random } = drawing;
  drawing.add(room(drawing, { wall: '#f3e2bd', dado: '#b9824f', windows: [0.44], floor: '#c08a5c', fans: 0 }));
  for (const [x, w] of [
    [0.02, 0.37],
    [0.62, 0.36],
  ]) {
    const left = width * x;
    const shelfWidth = width * w;
    const top = height * 0.1;
    const bottom = height * 0.7;
    drawing.add(
      rect(left - 8, top - 10, shelfWidth + 16, bottom - top + 14, drawing.tone('#8a5a35')),
      rect(left, top, shelfWidth, bottom - top, drawing.tone('#5b3a26')),
    );
    for (let row = 0; row < 5; row++) {
      const y = top + ((bottom - top) * (row + 1)) / 5;
      for (let bx = left + 4; bx < left + shelfWidth - 12; ) {
        const bw = random.between(8, 20);
        const bh = ((bottom - top) / 5) * random.between(0.58, 0.86);
        const colour = drawing.tone(
          random.pick([
            '#c9463a',
            '#3f79a6',
            '#e2a33a',
            '#4f8f6a',
            '#8a5f9c',
            '#e7d8b4',
            '#2f5a76',
            '#d98a5a',
            '#5aa0a4',
            '#b0567f',
          ]),
        );
        if (random.chance(0.93))
          drawing.add(
            rect(
              bx,
              y - bh - 6,
              bw,
              bh,
              drawing.linear([lighten(colour, 0.15), darken(colour, 0.18)], [0, 0, 1, 0]),
              'rx="1.5"',
            ),
            rect(bx + bw * 0.2, y - bh * 0.8 - 6, bw * 0.6, bh * 0.12, lighten(colour, 0.6), 'opacity="0.8"'),
          );
        bx += bw + 1.2;
      }
      drawing.add(rect(left - 2, y - 6, shelfWidth + 4, 9, drawing.tone('#a97443')));
    }
  }
  drawing.add(
    ellipse(width * 0.5, height * 0.93, width * 0.4, height * 0.07, drawing.tone('#b5483a'), 'opacity="0.75"'),
    ellipse(width * 0.5, height * 0.93, width * 0.34, height * 0.056, drawing.tone('#d98a5a'), 'opacity="0.7"'),
  );
  const readers = [
    [0.24, 'sit', '#f0c452'],
    [0.39, 'sit', '#5aa0a4'],
    [0.62, 'sit', '#e58a93'],
    [0.76, 'sit', '#f3efe4'],
  ];
  for (const [t, pose, top] of readers)
    drawing.add(
      stool(drawing, width * t, height * 0.93, children ? 40 : 52),
      person(drawing, width * t, height * 0.93, children ? 200 : 250, {
        pose,
        ...(children ? pupil : {}),
        top,
        flip: t > 0.5,
        prop: props.book(random.pick(['#3f79a6', '#c9463a', '#4f8f6a'])),
      }),
    );
  drawing.add(
    person(drawing, width * 0.5, height * 0.9, 262, {
      pose: 'hold',
      dress: 'aodai',
      top: '#7fb6b0',
      bottom: '#f7f4ec',
      long: true,
      prop: props.book('#c9463a'),
    }),
  );
}

/** A lesson: board, teacher, pupils from behind or at desks. */
export function classroom(drawing, { screen = false, adults = false } = {}) {
  const { width, height } = drawing;
  drawing.add(room(drawing, { wall: '#f2e8c9', dado: '#a9c9b4', windows: [0.02, 0.86] }));
  const board = screen ? '#e9f4f4' : '#2f5a4a';
  drawing.add(
    rect(width * 0.22, height * 0.12, width * 0.56, height * 0.32, drawing.tone('#a97443'), 'rx="4"'),
    rect(
      width * 0.23,
      height * 0.135,
      width * 0.54,
      height * 0.29,
      screen ? drawing.linear(['#e9f4f4', '#bfe0e2']) : drawing.tone(board),
    ),
  );
  if (screen)
    drawing.add(
      rect(width * 0.27, height * 0.18, width * 0.14, height * 0.2, '#3f79a6', 'rx="8"'),
      circle(width * 0.34, height * 0.25, 26, '#ffe9a8'),
      ...[0, 1, 2, 3].map((i) =>
        rect(
          width * 0.45,
          height * (0.19 + i * 0.05),
          width * (0.26 - (i % 2) * 0.07),
          height * 0.022,
          ['#d9583f', '#5aa0a4', '#7fb35a', '#f0b53a'][i],
          'rx="5"',
        ),
      ),
    );
  else {
    for (let line = 0; line < 4; line++)
      drawing.add(
        stroke(
          `M${n(width * 0.27)} ${n(height * (0.19 + line * 0.06))}q14 -14 28 0t28 0t28 0t28 0t28 0t28 0${line % 2 ? '' : 't28 0t28 0t28 0'}`,
          '#f4f0e2',
          3.4,
          'opacity="0.85"',
        ),
      );
    drawing.add(lotusFlower(drawing, width * 0.7, height * 0.36, 70, { open: 1 }));
  }
  drawing.add(
    person(drawing, width * 0.5, height * 0.68, 250, {
      pose: 'point',
      dress: adults ? '' : 'aodai',
      top: adults ? '#3f79a6' : '#e79aa6',
      bottom: '#f7f4ec',
      long: true,
      flip: true,
      sleeve: 1,
    }),
    desk(drawing, width * 0.1, height * 0.68, 170, { screen: true }),
  );
  for (let row = 0; row < 2; row++) {
    const y = height * (0.8 + row * 0.17);
    for (let i = 0; i < 4; i++) {
      const x = width * (0.06 + i * 0.24) + row * 20;
      const size = 190 + row * 36;
      for (const dx of [0.05, 0.135])
        drawing.add(
          person(drawing, x + width * dx, y + 8, size, {
            pose: 'sit',
            back: true,
            ...(adults ? { hair: (i + row) % 2 ? '#c9c6c4' : '#3a3034', sleeve: 1 } : pupil),
            scarf: false,
            long: dx > 0.1,
            shadow: false,
          }),
        );
      drawing.add(desk(drawing, x, y + 20, width * 0.2, { height: 62 + row * 10, colour: '#d0a064' }));
    }
  }
}
