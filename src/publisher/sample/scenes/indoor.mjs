import { banner, star } from '../buildings.mjs';
import { darken, lighten } from '../colour.mjs';
import { circle, ellipse, group, n, path, polygon, rect, stroke } from '../drawing.mjs';
import { paving } from '../landscape.mjs';
import { audience, person, props, pupil } from '../people.mjs';
import { lotusFlower, pot } from '../plants.mjs';
import { chair, desk } from '../things.mjs';

/** Wall, floor, windows with light falling in: the room every indoor scene stands in. */
export function room(
  drawing,
  { wall = '#efe2c4', dado = '#c9d6c4', floor = '#c9a27c', windows = [0.08, 0.8], line = 0.66, fans = 2 } = {},
) {
  const { width, height } = drawing;
  const floorLine = height * line;
  const parts = [
    rect(0, 0, width, floorLine, drawing.linear([drawing.tone(lighten(wall, 0.25)), drawing.tone(wall)])),
    rect(0, floorLine * 0.74, width, floorLine * 0.26, drawing.tone(dado)),
    rect(0, floorLine * 0.73, width, 7, drawing.tone('#a98b63')),
    rect(0, floorLine - 12, width, 12, drawing.tone('#a98b63')),
  ];
  for (const t of windows) {
    const x = width * t;
    const w = width * 0.13;
    const top = floorLine * 0.16;
    const h = floorLine * 0.5;
    parts.push(
      rect(x - 8, top - 8, w + 16, h + 16, drawing.tone('#fbf5e6')),
      rect(x, top, w, h, drawing.linear(['#a9d4e2', '#d9ecd9', '#a9cc8c'])),
    );
    for (let i = 0; i < 6; i++)
      parts.push(
        ellipse(
          x + w * (0.1 + i * 0.17),
          top + h * (0.86 + (i % 2) * 0.06),
          w * 0.16,
          h * 0.16,
          ['#7fb06a', '#5f9a58', '#8fbf6f'][i % 3],
        ),
      );
    parts.push(
      rect(x, top + h, w, 5, '#cdbb98'),
      stroke(`M${n(x + w / 2)} ${n(top)}v${n(h)}M${n(x)} ${n(top + h * 0.42)}h${n(w)}`, drawing.tone('#fbf5e6'), 6),
    );
    parts.push(
      polygon(
        [
          [x, top],
          [x + w, top],
          [x + w + width * 0.14, height],
          [x - width * 0.02, height],
        ],
        drawing.linear([
          ['#fff6d8', 0.34],
          ['#fff6d8', 0],
        ]),
      ),
    );
  }
  parts.push(paving(drawing, floorLine, floor, { rows: 7 }));
  for (let i = 0; i < fans; i++) {
    const x = width * ((i + 0.5) / fans);
    parts.push(
      stroke(`M${n(x)} 0v${n(height * 0.06)}`, '#8f8a80', 4),
      ellipse(x, height * 0.065, 12, 7, '#b9b2a4'),
      path(
        `M${n(x)} ${n(height * 0.062)}q-60 -14 -92 -2q30 12 92 4ZM${n(x)} ${n(height * 0.062)}q60 -14 92 -2q-30 12 -92 4Z`,
        '#d8d0be',
      ),
    );
  }
  return group(parts);
}

/** A meeting: stage with bust-free podium, flag, banner, listeners from behind. */
export function hall(
  drawing,
  { speaker = '#f3efe4', aodai = false, screen = false, flowers = true, vote = false } = {},
) {
  const { width, height } = drawing;
  const stageTop = height * 0.56;
  drawing.add(rect(0, 0, width, height, drawing.linear([drawing.tone('#efe2c4'), drawing.tone('#d9c39a')])));
  for (let i = 0; i < 30; i++)
    drawing.add(
      rect(
        (width * i) / 30,
        0,
        width / 30,
        stageTop,
        drawing.linear([drawing.tone('#b3261f'), drawing.tone('#d2433a'), drawing.tone('#a3201c')], [0, 0, 1, 0]),
      ),
    );
  for (let i = -1; i < 9; i++)
    drawing.add(
      path(
        `M${n((width * i) / 8)} 0h${n(width / 8)}v${n(height * 0.07)}q${n(-width / 16)} ${n(height * 0.07)} ${n(-width / 8)} 0Z`,
        drawing.linear([drawing.tone('#c9362c'), drawing.tone('#8f1a1a')]),
        `stroke="${drawing.tone('#e9b94a')}" stroke-width="4"`,
      ),
    );
  if (screen) {
    drawing.add(
      rect(width * 0.33, height * 0.16, width * 0.34, height * 0.3, '#2a2f3a', 'rx="6"'),
      rect(width * 0.34, height * 0.172, width * 0.32, height * 0.276, drawing.linear(['#e9f4f4', '#bfe0e2'])),
    );
    for (let i = 0; i < 5; i++)
      drawing.add(
        rect(
          width * (0.37 + i * 0.05),
          height * (0.4 - [0.06, 0.1, 0.09, 0.15, 0.19][i]),
          width * 0.03,
          height * [0.06, 0.1, 0.09, 0.15, 0.19][i],
          ['#3f79a6', '#5aa0a4', '#7fb35a', '#f0b53a', '#d9583f'][i],
        ),
      );
  } else {
    drawing.add(
      banner(drawing, width * 0.25, height * 0.19, width * 0.5, height * 0.21, {
        colour: '#2f6b9a',
        lines: 2,
        ink: '#ffffff',
      }),
    );
    drawing.add(
      circle(width * 0.12, height * 0.28, height * 0.075, drawing.tone('#d5281f'), 'stroke="#f3cf66" stroke-width="5"'),
      star(width * 0.12, height * 0.28, height * 0.05, '#ffdc3c'),
      group([
        rect(width * 0.83, height * 0.2, width * 0.11, height * 0.15, drawing.tone('#d5281f')),
        star(width * 0.885, height * 0.275, height * 0.045, '#ffdc3c'),
      ]),
    );
  }
  drawing.add(
    rect(0, stageTop - 16, width, height * 0.11, drawing.linear([drawing.tone('#b9824f'), drawing.tone('#7d5230')])),
    rect(0, stageTop - 20, width, 10, drawing.tone('#dcae78')),
  );
  drawing.add(
    person(drawing, width * 0.3, stageTop - 6, 190, {
      pose: 'hold',
      top: aodai ? '#e79aa6' : speaker,
      dress: aodai ? 'aodai' : '',
      bottom: '#2f3648',
      long: aodai,
      sleeve: 1,
      prop: props.paper(),
    }),
  );
  const px = width * 0.335;
  drawing.add(
    path(
      `M${n(px - 44)} ${n(stageTop - 112)}H${n(px + 44)}L${n(px + 34)} ${n(stageTop - 4)}H${n(px - 34)}Z`,
      drawing.linear([drawing.tone('#9a6238'), drawing.tone('#6b4226')]),
    ),
    rect(px - 50, stageTop - 118, 100, 10, drawing.tone('#c48b55')),
    star(px, stageTop - 62, 18, '#f3cf66'),
    stroke(`M${n(px - 14)} ${n(stageTop - 118)}q4 -18 -8 -26`, '#3a3a42', 3),
  );
  for (const [t, top] of [
    [0.56, '#3f5a76'],
    [0.66, '#f3efe4'],
    [0.76, '#4a4048'],
  ])
    drawing.add(
      person(drawing, width * t, stageTop - 18, 172, { pose: 'hold', top, sleeve: 1, flip: true, shadow: false }),
    );
  drawing.add(
    rect(
      width * 0.49,
      stageTop - 86,
      width * 0.35,
      80,
      drawing.linear([drawing.tone('#c9362c'), drawing.tone('#8f1a1a')]),
    ),
    rect(width * 0.485, stageTop - 92, width * 0.36, 9, drawing.tone('#f6e6c4')),
  );
  if (flowers)
    for (const t of [0.54, 0.665, 0.79])
      for (let k = 0; k < 10; k++)
        drawing.add(
          circle(
            width * t + Math.cos(k) * 22,
            stageTop - 100 + Math.sin(k * 1.7) * 12,
            8,
            drawing.tone(['#ef8fab', '#fffbe8', '#f6c14b', '#5f9a58'][k % 4]),
          ),
        );
  drawing.add(
    pot(drawing, width * 0.06, stageTop + 2, 190, { kind: 'green' }),
    pot(drawing, width * 0.94, stageTop + 2, 190, { kind: 'green' }),
  );
  drawing.add(audience(drawing, height * 0.72, height * 0.98, { rows: 4, columns: 11 }));
  if (vote)
    for (let i = 0; i < 9; i++) {
      const x = width * (0.08 + i * 0.105);
      const y = height * (0.7 + (i % 3) * 0.08);
      drawing.add(
        stroke(`M${n(x)} ${n(y + 60)}V${n(y)}`, drawing.tone('#e8b48c'), 13),
        rect(x - 12, y - 24, 26, 34, drawing.tone('#d5281f'), 'rx="3"'),
        circle(x + 1, y - 8, 7, '#ffdc3c'),
      );
    }
}

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

const stool = (drawing, x, base, size) =>
  group([
    rect(x - size * 0.5, base - size, size, size * 0.2, drawing.tone('#c9583f'), 'rx="3"'),
    stroke(
      `M${n(x - size * 0.4)} ${n(base)}L${n(x - size * 0.34)} ${n(base - size * 0.8)}M${n(x + size * 0.4)} ${n(base)}L${n(x + size * 0.34)} ${n(base - size * 0.8)}`,
      drawing.tone('#8f3a2a'),
      size * 0.12,
    ),
  ]);

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

/** The clinic: nurse, patient, vaccine box. */
export function clinic(drawing, { children = false, blood = false } = {}) {
  const { width, height } = drawing;
  drawing.add(room(drawing, { wall: '#e6f1ee', dado: '#a9d3cb', floor: '#d3d8d2', windows: [0.04, 0.44] }));
  drawing.add(
    rect(
      width * 0.72,
      height * 0.08,
      width * 0.22,
      height * 0.4,
      drawing.tone('#f8f5ea'),
      'rx="4" stroke="#b9c9c4" stroke-width="4"',
    ),
    rect(width * 0.735, height * 0.1, width * 0.19, height * 0.07, drawing.tone('#2f8a86')),
  );
  drawing.add(
    path(
      `M${n(width * 0.83)} ${n(height * 0.4)}l-34 -36a22 22 0 0 1 34 -28a22 22 0 0 1 34 28Z`,
      drawing.tone('#e5536f'),
    ),
    circle(width * 0.24, height * 0.24, 44, '#ffffff'),
    rect(width * 0.24 - 9, height * 0.24 - 30, 18, 60, '#d9372b'),
    rect(width * 0.24 - 30, height * 0.24 - 9, 60, 18, '#d9372b'),
  );
  if (blood) {
    for (const [t, top, flip] of [
      [0.12, '#f0c452', false],
      [0.58, '#5aa0a4', false],
    ]) {
      drawing.add(
        rect(width * t, height * 0.74, 300, 46, drawing.tone('#5b9aa6'), 'rx="14"'),
        rect(width * t + 8, height * 0.8, 12, 90, '#9aa4a8'),
        rect(width * t + 278, height * 0.8, 12, 90, '#9aa4a8'),
        rect(width * t, height * 0.62, 46, 130, drawing.tone('#4a8794'), 'rx="14"'),
      );
      drawing.add(
        person(drawing, width * t + 90, height * 0.86, 270, { pose: 'sit', top, flip, shadow: false }),
        stroke(
          `M${n(width * t + 205)} ${n(height * 0.5)}v190M${n(width * t + 190)} ${n(height * 0.5)}h30`,
          '#9aa4a8',
          5,
        ),
        rect(width * t + 180, height * 0.52, 26, 44, '#c42a3a', 'rx="8"'),
        stroke(`M${n(width * t + 193)} ${n(height * 0.58)}q-10 90 -58 104`, '#c42a3a', 3),
      );
      drawing.add(
        person(drawing, width * t + 290, height * 0.93, 272, {
          pose: 'hold',
          dress: 'coat',
          top: '#f8fbfa',
          bottom: '#d9e6e6',
          mask: true,
          flip: true,
          hat: 'cap',
          hatColour: '#f8fbfa',
          sleeve: 1,
        }),
      );
    }
    return;
  }
  drawing.add(
    desk(drawing, width * 0.06, height * 0.88, 270, { height: 120, colour: '#d9e2de', screen: true }),
    rect(width * 0.12, height * 0.655, 70, 54, drawing.tone('#5aa0d0'), 'rx="6"'),
    rect(width * 0.12, height * 0.65, 70, 14, drawing.tone('#3f79a6'), 'rx="5"'),
  );
  drawing.add(
    stool(drawing, width * 0.54, height * 0.94, 70),
    person(drawing, width * 0.54, height * 0.94, children ? 205 : 262, {
      pose: 'sit',
      age: children ? 'child' : 'adult',
      top: children ? '#f0c452' : '#e7d8b4',
      flip: true,
      hair: children ? undefined : '#c9c6c4',
      sleeve: 0.5,
    }),
  );
  const needle = (x, y) =>
    group([
      rect(x - 2, y - 3, 17, 5, '#dff0f4', 'rx="1.5"'),
      rect(x + 4, y - 3, 8, 5, '#5ab0d0'),
      stroke(`M${n(x + 15)} ${n(y - 0.5)}h8`, '#8a949a', 1),
    ]);
  drawing.add(
    person(drawing, width * 0.4, height * 0.94, 280, {
      pose: 'hold',
      dress: 'coat',
      top: '#f8fbfa',
      bottom: '#d9e6e6',
      mask: true,
      hat: 'cap',
      hatColour: '#f8fbfa',
      sleeve: 1,
      prop: needle,
    }),
    person(drawing, width * 0.64, height * 0.955, 275, { pose: 'hold', top: '#e58a93', long: true, flip: true }),
    person(drawing, width * 0.8, height * 0.93, 262, { pose: 'stand', top: '#4f8f6a', mask: true, flip: true }),
    person(drawing, width * 0.87, height * 0.94, 165, {
      pose: 'hold',
      age: 'child',
      top: '#5aa0a4',
      mask: true,
      flip: true,
      prop: props.balloon(drawing, '#e5536f'),
    }),
  );
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
      person(drawing, width * (t + 0.1), height * 0.92, 262, {
        pose: 'point',
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
