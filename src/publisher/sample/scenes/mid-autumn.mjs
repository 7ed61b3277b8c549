import { darken, lighten } from '../colour.mjs';
import { circle, ellipse, glow, n, path, rect, stroke } from '../drawing.mjs';
import { farTown, ground, mirror, paving, ridge, water } from '../landscape.mjs';
import { carpLantern, lanternString, starLantern } from '../lanterns.mjs';
import { lotusFlower } from '../lotus.mjs';
import { person } from '../person.mjs';
import { props } from '../props.mjs';
import { sky } from '../sky.mjs';
import { pagoda } from '../temples.mjs';
import { tree } from '../trees.mjs';

/** Children walking with lanterns on mid-autumn night, the lake behind. */
export function lanternWalk(drawing) {
  const { width, height, random } = drawing;
  const line = height * 0.5;
  drawing.add(
    sky(drawing, line, { clouds: 5 }),
    ridge(drawing, line, line + 6, { height: 70, distance: 0.35 }),
    farTown(drawing, line, { height: 64, distance: 0.2 }),
    pagoda(drawing, width * 0.24, line, 250, { distance: 0.05 }),
    water(drawing, line, height * 0.72),
    mirror(pagoda(drawing, width * 0.24, line, 250, { distance: 0.05 }), line, 0.35),
    paving(drawing, height * 0.68, '#8a7a80', { rows: 6 }),
  );
  for (let i = 0; i < 14; i++)
    drawing.add(
      glow(drawing, width * random.next(), height * random.between(0.54, 0.66), 26, '#ffb35a', 0.9),
      lotusFlower(drawing, width * random.next(), height * random.between(0.55, 0.66), 10, { open: 1 }),
    );
  drawing.add(
    lanternString(drawing, -20, height * 0.06, width * 0.56, height * 0.1, { size: 22, count: 7 }),
    lanternString(drawing, width * 0.52, height * 0.1, width + 20, height * 0.04, { size: 22, count: 7 }),
  );
  const colours = ['#f0c452', '#e58a93', '#5aa0a4', '#f3efe4', '#d9583f', '#8fbf6f'];
  for (let i = 0; i < 7; i++)
    drawing.add(
      person(drawing, width * (0.1 + i * 0.13), height * (0.86 + (i % 2) * 0.08), 215 + (i % 2) * 34, {
        pose: 'wave',
        age: 'child',
        top: colours[i % 6],
        dress: i % 3 === 1 ? 'aodai' : '',
        long: i % 2 === 0,
        prop: props.star(drawing, ['#e0362b', '#f0a52f', '#d94f8a', '#3fa06a'][i % 4]),
        distance: 0,
      }),
    );
  drawing.add(
    person(drawing, width * 0.945, height * 0.95, 290, {
      pose: 'hold',
      dress: 'aodai',
      top: '#e5536f',
      bottom: '#f3e9dc',
      long: true,
      flip: true,
    }),
  );
}

/** A workshop of star lanterns: a table, bamboo, coloured paper. */
export function lanternCraft(drawing) {
  const { width, height } = drawing;
  drawing.add(
    rect(0, 0, width, height * 0.7, drawing.linear([drawing.tone('#e2c391'), drawing.tone('#c99a63')])),
    paving(drawing, height * 0.68, '#9c6d48', { rows: 5 }),
  );
  for (let plank = 0; plank < 16; plank++)
    drawing.add(
      stroke(`M${n((width * plank) / 15)} 0V${n(height * 0.68)}`, drawing.tone('#a9743f'), 3, 'opacity="0.45"'),
    );
  for (const [x, w] of [
    [0.05, 0.26],
    [0.69, 0.26],
  ]) {
    drawing.add(rect(width * x, height * 0.43, width * w, 12, drawing.tone('#8a5a35')));
    for (let roll = 0; roll < 9; roll++) {
      const colour = drawing.tone(['#d8382c', '#f4c04a', '#3fa06a', '#d94f8a', '#4f8fc0'][roll % 5]);
      const rollX = width * (x + 0.012 + roll * 0.027);
      const tall = 52 + ((roll * 37) % 40);
      drawing.add(
        rect(
          rollX,
          height * 0.43 - tall,
          24,
          tall,
          drawing.linear([lighten(colour, 0.35), darken(colour, 0.2)], [0, 0, 1, 0]),
          'rx="5"',
        ),
        ellipse(rollX + 12, height * 0.43 - tall, 12, 5, lighten(colour, 0.5)),
      );
    }
  }
  for (let cane = 0; cane < 12; cane++)
    drawing.add(
      stroke(
        `M${n(width * (0.9 + cane * 0.006))} ${n(height * 0.9)}L${n(width * (0.955 + cane * 0.005))} ${n(height * 0.16)}`,
        drawing.tone(cane % 2 ? '#c9b25a' : '#a9a04a'),
        7,
      ),
    );
  drawing.add(glow(drawing, width * 0.5, height * 0.2, 420, '#ffdf9a', 0.5));
  for (let i = 0; i < 9; i++)
    drawing.add(
      stroke(`M${n(width * (0.06 + i * 0.115))} 0v${n(height * (0.08 + (i % 3) * 0.06))}`, '#6b4a39', 2),
      i % 3 === 1
        ? carpLantern(drawing, width * (0.06 + i * 0.115), height * (0.14 + (i % 3) * 0.06), 46)
        : starLantern(
            drawing,
            width * (0.06 + i * 0.115),
            height * (0.14 + (i % 3) * 0.06),
            38,
            ['#e0362b', '#f0a52f', '#3fa06a'][i % 3],
          ),
    );
  for (let i = 0; i < 4; i++)
    drawing.add(
      person(drawing, width * (0.2 + i * 0.2), height * 0.88, 270, {
        pose: 'hold',
        age: i % 2 ? 'child' : 'adult',
        flip: i > 1,
        top: ['#7a4a66', '#f0c452', '#5aa0a4', '#e7d8b4'][i],
        hair: i === 3 ? '#c9c6c4' : undefined,
        long: i === 0,
        shadow: false,
      }),
    );
  drawing.add(
    rect(width * 0.08, height * 0.69, width * 0.84, height * 0.05, drawing.tone('#c48b55'), 'rx="5"'),
    rect(
      width * 0.1,
      height * 0.74,
      width * 0.8,
      height * 0.24,
      drawing.linear([drawing.tone('#8a5c35'), drawing.tone('#5f3d24')]),
    ),
  );
  for (let i = 0; i < 7; i++)
    drawing.add(
      starLantern(
        drawing,
        width * (0.14 + i * 0.12),
        height * 0.655,
        32,
        ['#e0362b', '#d94f8a', '#f0a52f', '#3fa06a'][i % 4],
      ),
    );
  for (let i = 0; i < 9; i++)
    drawing.add(stroke(`M${n(width * (0.12 + i * 0.09))} ${n(height * 0.71)}l60 -6`, drawing.tone('#e9d38a'), 5));
}

/** A table of moon cakes, fruit and lanterns for the full moon. */
export function moonFeast(drawing) {
  const { width, height } = drawing;
  drawing.add(
    sky(drawing, height * 0.66, { clouds: 4 }),
    farTown(drawing, height * 0.66, { height: 90, distance: 0.2 }),
    ground(drawing, height * 0.64, '#4f5a4a'),
    tree(drawing, width * 0.04, height * 0.7, 420, { distance: 0 }),
    lanternString(drawing, width * 0.1, height * 0.1, width + 20, height * 0.05, { size: 22, count: 8 }),
  );
  for (let i = 0; i < 5; i++)
    drawing.add(
      person(drawing, width * (0.16 + i * 0.17), height * 0.83, 250, {
        pose: i % 2 ? 'clap' : 'hold',
        age: i === 2 ? 'adult' : 'child',
        dress: i === 2 ? 'aodai' : '',
        flip: i > 2,
        long: i % 2 === 0,
        shadow: false,
      }),
    );
  drawing.add(
    rect(width * 0.07, height * 0.74, width * 0.86, height * 0.3, drawing.linear(['#b3261f', '#7d1518'])),
    rect(width * 0.05, height * 0.725, width * 0.9, height * 0.04, '#f2dfb4', 'rx="6"'),
    rect(width * 0.07, height * 0.79, width * 0.86, 5, '#f0c452'),
    ...Array.from({ length: 11 }, (_, i) =>
      lotusFlower(drawing, width * (0.11 + i * 0.078), height * 0.92, 40, { colour: '#ffb35a' }),
    ),
    ...[0.16, 0.38, 0.62, 0.84].map((t) => glow(drawing, width * t, height * 0.66, 190, '#ffb45a', 0.6)),
  );
  for (let i = 0; i < 6; i++) {
    const x = width * (0.14 + i * 0.145);
    const y = height * 0.73;
    drawing.add(ellipse(x, y, 62, 12, '#f8f4ea'), ellipse(x, y - 2, 54, 9, '#d9e2e6'));
    if (i % 3 === 0)
      for (const [dx, dy] of [
        [-26, -10],
        [4, -10],
        [-11, -32],
      ])
        drawing.add(
          rect(x + dx, y + dy - 14, 30, 22, drawing.radial(['#f0b860', '#b5702c']), 'rx="6"'),
          circle(x + dx + 15, y + dy - 4, 6, '#8f5420', 'opacity="0.55"'),
        );
    if (i % 3 === 1)
      for (const [dx, dy, c] of [
        [-26, -16, '#e9861b'],
        [2, -18, '#d9483a'],
        [26, -15, '#8fae3f'],
        [-10, -38, '#f2c14b'],
        [14, -38, '#e9861b'],
      ])
        drawing.add(circle(x + dx, y + dy, 17, drawing.radial(['#fff0c0', c], [0.35, 0.3, 0.8])));
    if (i % 3 === 2)
      drawing.add(
        path(`M${n(x - 30)} ${n(y - 6)}q30 -70 60 0Z`, drawing.radial(['#d9e08a', '#7fa04a'])),
        glow(drawing, x, y - 40, 60, '#ffd27a', 0.5),
      );
  }
  drawing.add(
    carpLantern(drawing, width * 0.78, height * 0.42, 74, { flip: true }),
    starLantern(drawing, width * 0.3, height * 0.36, 56),
  );
}
