import { bunting, curvedRoof, lamp, pagoda } from '../buildings.mjs';
import { circle, ellipse, glow, group, n, path, rect, stroke } from '../drawing.mjs';
import { farTown, ground, mirror, paving, ridge, sky, water } from '../landscape.mjs';
import { person, props } from '../people.mjs';
import { lotusFlower, pot, tree } from '../plants.mjs';
import { carpLantern, drum, lanternString, lionHead, starLantern } from '../things.mjs';

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

/** The lion dance with drum. */
export function lionDance(drawing, { second = true } = {}) {
  const { width, height } = drawing;
  const base = height * 0.64;
  drawing.add(
    sky(drawing, base, { clouds: 4 }),
    farTown(drawing, base, { height: 130, distance: 0.3 }),
    tree(drawing, width * 0.03, base + 10, 320),
    tree(drawing, width * 0.97, base + 10, 330),
    paving(drawing, base, '#a8907c', { rows: 7 }),
    bunting(drawing, -10, height * 0.1, width + 10, height * 0.1, { count: 30, colours: ['#d5281f', '#f3b53a'] }),
    lanternString(drawing, -20, height * 0.16, width + 20, height * 0.18, { size: 18, count: 11, lit: true }),
  );
  for (let i = 0; i < 11; i++)
    drawing.add(
      person(drawing, width * (0.05 + i * 0.091), base + 34, 165, {
        pose: i % 3 ? 'clap' : 'cheer',
        age: i % 2 ? 'child' : 'adult',
        flip: i > 5,
        distance: 0.12,
      }),
    );
  const dancer = (x, y, size, colour, flip) => {
    const s = flip ? -1 : 1;
    drawing.add(ellipse(x - s * size * 0.5, y + 4, size * 1.1, size * 0.1, '#1b1838', 'opacity="0.3"'));
    for (const dx of [-1.25, -0.95, 0.05, 0.35])
      drawing.add(
        stroke(
          `M${n(x + s * dx * size)} ${n(y - size * 0.55)}q${n(size * 0.08 * s)} ${n(size * 0.3)} ${n(-size * 0.02)} ${n(size * 0.53)}`,
          drawing.tone('#f0b53a'),
          size * 0.13,
        ),
        ellipse(x + s * dx * size, y, size * 0.11, size * 0.05, drawing.tone('#c9362c')),
        ellipse(x + s * dx * size, y - size * 0.16, size * 0.1, size * 0.06, '#fff3dc'),
      );
    drawing.add(
      path(
        `M${n(x + s * size * 0.4)} ${n(y - size * 1.25)}Q${n(x - s * size * 0.5)} ${n(y - size * 1.55)} ${n(x - s * size * 1.3)} ${n(y - size * 1.02)}Q${n(x - s * size * 1.62)} ${n(y - size * 0.7)} ${n(x - s * size * 1.4)} ${n(y - size * 0.42)}Q${n(x - s * size * 0.5)} ${n(y - size * 0.62)} ${n(x + s * size * 0.5)} ${n(y - size * 0.42)}Z`,
        drawing.linear([colour, '#f5c34a', colour]),
      ),
    );
    for (let i = 0; i < 9; i++)
      drawing.add(
        ellipse(
          x + s * size * (0.42 - i * 0.22),
          y - size * (0.5 - Math.sin(i) * 0.03),
          size * 0.13,
          size * 0.09,
          i % 2 ? '#fff3dc' : drawing.tone('#f5c34a'),
        ),
      );
    drawing.add(lionHead(drawing, x + s * size * 0.55, y - size * 1.05, size * 1.15, { colour, flip }));
  };
  dancer(width * 0.4, height * 0.92, 170, '#d9372b', false);
  if (second) dancer(width * 0.73, height * 0.88, 140, '#2f8a6a', true);
  drawing.add(
    drum(drawing, width * 0.12, height * 0.95, 150),
    person(drawing, width * 0.045, height * 0.96, 270, {
      pose: 'wave',
      top: '#f0c452',
      bottom: '#c9362c',
      sash: '#c9362c',
      hat: 'khanvan',
      prop: (x, y) => stroke(`M${n(x)} ${n(y)}l14 10`, '#8b5a35', 3),
    }),
    person(drawing, width * 0.93, height * 0.96, 265, {
      pose: 'stretch',
      flip: true,
      top: '#f0c452',
      bottom: '#c9362c',
      sash: '#c9362c',
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

/** Singers on a lakeside stage. */
export function stage(drawing) {
  const { width, height } = drawing;
  const line = height * 0.42;
  drawing.add(
    sky(drawing, line, { clouds: 4 }),
    farTown(drawing, line, { height: 80, distance: 0.25 }),
    water(drawing, line, height * 0.6),
  );
  drawing.add(
    curvedRoof(drawing, width * 0.5, height * 0.2, width * 0.62, height * 0.12, { colour: '#8f3a2c' }),
    rect(width * 0.2, height * 0.2, width * 0.6, height * 0.42, drawing.linear(['#5a1f3a', '#a33a4c', '#e08a5a'])),
  );
  for (const t of [0.22, 0.5, 0.78]) drawing.add(glow(drawing, width * t, height * 0.26, 240, '#ffd890', 0.55));
  for (const t of [0.21, 0.79])
    drawing.add(rect(width * t - 12, height * 0.18, 24, height * 0.46, drawing.tone('#8c2a22')));
  for (let i = 0; i < 6; i++)
    drawing.add(lotusFlower(drawing, width * (0.26 + i * 0.096), height * 0.585, 44, { open: 1 }));
  drawing.add(rect(width * 0.14, height * 0.61, width * 0.72, height * 0.06, drawing.linear(['#c48b55', '#7a4a2c'])));
  for (let i = 0; i < 6; i++)
    drawing.add(
      person(drawing, width * (0.27 + i * 0.092), height * 0.615, 178, {
        pose: i === 2 || i === 3 ? 'hold' : 'stretch',
        dress: 'aodai',
        top: ['#ffd9df', '#f3b8c4', '#e5536f', '#f0c452', '#f3b8c4', '#ffd9df'][i],
        bottom: '#fff7ee',
        long: true,
        hat: i === 1 || i === 4 ? 'cone' : '',
        prop: i === 2 || i === 3 ? props.mic() : props.flowers(),
      }),
    );
  drawing.add(ground(drawing, height * 0.67, '#4c4456'));
  for (let row = 0; row < 3; row++)
    for (let i = 0; i < 14; i++)
      drawing.add(
        person(drawing, width * ((i + 0.5 + (row % 2) * 0.4) / 14), height * (0.86 + row * 0.1), 150 + row * 26, {
          pose: (i + row) % 5 === 0 ? 'cheer' : 'stand',
          back: true,
          shadow: false,
        }),
      );
  drawing.add(lanternString(drawing, -20, height * 0.04, width + 20, height * 0.04, { size: 20, count: 10, sag: 16 }));
}

/** Two characters in a fast hand: what they say is left to the reader. */
function brushStrokes({ random }, x, y, breadth, length) {
  const parts = [];
  for (const half of [0, 1]) {
    const top = y + half * length * 0.5;
    for (let mark = 0; mark < 4; mark++) {
      const sx = x + random.around() * breadth * 0.42;
      const sy = top + length * (0.04 + mark * 0.11);
      const wide = breadth * random.between(0.3, 0.62) * (random.chance(0.7) ? 1 : -1);
      const deep = length * random.between(0.02, 0.15);
      parts.push(
        stroke(
          `M${n(sx - wide / 2)} ${n(sy)}q${n(wide * 0.6)} ${n(-deep * 0.4)} ${n(wide * 0.8)} ${n(deep * 0.5)}t${n(-wide * 0.4)} ${n(deep)}`,
          '#ffe08a',
          random.between(3, 6.5),
        ),
      );
    }
  }
  return parts.join('');
}

/** A calligrapher at Tết, at his mat with red paper. */
export function calligrapher(drawing) {
  const { width, height } = drawing;
  drawing.add(
    rect(0, 0, width, height * 0.6, drawing.linear([drawing.tone('#e9c46f'), drawing.tone('#d9a85a')])),
    rect(0, height * 0.54, width, height * 0.06, drawing.tone('#b5834a')),
    paving(drawing, height * 0.58, '#b5a48f', { rows: 6 }),
    curvedRoof(drawing, width * 0.5, height * 0.1, width * 1.2, height * 0.12),
  );
  for (let i = 0; i < 7; i++) {
    const x = width * (0.07 + i * 0.135);
    drawing.add(
      rect(x, height * 0.16, 78, 190, drawing.linear(['#d9372b', '#b8261f'])),
      rect(x + 4, height * 0.168, 70, 178, 'none', 'stroke="#f0c452" stroke-width="2"'),
      brushStrokes(drawing, x + 39, height * 0.18, 44, 158),
    );
  }
  drawing.add(
    ellipse(width * 0.46, height * 0.9, width * 0.36, height * 0.09, drawing.tone('#c9a05a')),
    ellipse(width * 0.46, height * 0.895, width * 0.34, height * 0.08, drawing.tone('#e2c88a')),
  );
  drawing.add(
    person(drawing, width * 0.36, height * 0.92, 330, {
      pose: 'crouch',
      dress: 'coat',
      top: '#2f3a5a',
      hat: 'khanvan',
      hatColour: '#2b2430',
      beard: true,
      hair: '#d9d6d2',
      sleeve: 1,
      prop: (x, y) => group([stroke(`M${n(x)} ${n(y)}l4 10`, '#5b3a26', 2), circle(x + 4.5, y + 11, 1.6, '#1c1820')]),
    }),
    rect(width * 0.44, height * 0.9, 150, 46, '#d9372b', 'transform="skewX(-14)"'),
  );
  drawing.add(
    person(drawing, width * 0.68, height * 0.94, 305, {
      pose: 'bow',
      dress: 'aodai',
      top: '#f0c452',
      bottom: '#f7f4ec',
      long: true,
      flip: true,
    }),
    person(drawing, width * 0.78, height * 0.95, 205, {
      pose: 'bow',
      age: 'child',
      dress: 'aodai',
      top: '#d9483a',
      hat: 'khanvan',
      hatColour: '#c9362c',
      flip: true,
    }),
    pot(drawing, width * 0.93, height * 0.97, 400, { kind: 'peach' }),
    pot(drawing, width * 0.07, height * 0.97, 300, { kind: 'kumquat' }),
  );
}

/** Bánh chưng over a fire on the last night of the year. */
export function cakePot(drawing) {
  const { width, height, random } = drawing;
  drawing.add(
    sky(drawing, height * 0.6, { clouds: 3 }),
    farTown(drawing, height * 0.62, { height: 150, distance: 0.15 }),
    ground(drawing, height * 0.6, '#5a4a48'),
    lamp(drawing, width * 0.9, height * 0.8, 380),
  );
  const x = width * 0.5;
  const y = height * 0.86;
  drawing.add(glow(drawing, x, y, 420, '#ff9a3c', 0.85));
  for (let i = 0; i < 16; i++) {
    const fx = x + random.around() * 130;
    const fh = random.between(40, 110);
    drawing.add(
      path(
        `M${n(fx - 18)} ${n(y + 10)}Q${n(fx - 14)} ${n(y - fh * 0.5)} ${n(fx)} ${n(y - fh)}Q${n(fx + 16)} ${n(y - fh * 0.4)} ${n(fx + 18)} ${n(y + 10)}Z`,
        random.pick(['#ff7a2c', '#ffb03c', '#ffd86a']),
        'opacity="0.85"',
      ),
    );
  }
  for (const dx of [-150, -60, 40, 120]) drawing.add(stroke(`M${n(x + dx)} ${n(y + 14)}l70 -10`, '#4a2f22', 20));
  drawing.add(
    path(
      `M${n(x - 150)} ${n(y - 250)}H${n(x + 150)}L${n(x + 138)} ${n(y - 56)}Q${n(x)} ${n(y - 30)} ${n(x - 138)} ${n(y - 56)}Z`,
      drawing.linear(['#5a5f68', '#9aa2a8', '#3f434c'], [0, 0, 1, 0]),
    ),
    ellipse(x, y - 250, 152, 26, '#7d858c'),
    ellipse(x, y - 250, 138, 20, '#39424a'),
  );
  for (let i = 0; i < 5; i++)
    drawing.add(
      rect(x - 100 + i * 42, y - 266, 36, 26, '#3f6a38', 'rx="3"'),
      stroke(`M${n(x - 82 + i * 42)} ${n(y - 266)}v26`, '#e8d29a', 2),
    );
  for (let i = 0; i < 6; i++)
    drawing.add(
      `<g ${drawing.blur(9)}>${ellipse(x + random.around() * 120, y - 300 - i * 46, 50 + i * 14, 24 + i * 6, '#f4e9e0', 'opacity="0.2"')}</g>`,
    );
  for (const [t, flip, age, top] of [
    [0.16, false, 'child', '#d9483a'],
    [0.27, false, 'adult', '#7a4a66'],
    [0.73, true, 'adult', '#f0c452'],
    [0.84, true, 'child', '#5aa0a4'],
  ])
    drawing.add(
      person(drawing, width * t, height * 0.94, age === 'child' ? 240 : 310, {
        pose: 'sit',
        flip,
        age,
        top,
        long: top === '#7a4a66',
      }),
      rect(width * t - 24, height * 0.94 - 44, 44, 12, '#6b4a39', 'rx="4"'),
    );
}

/** Fireworks over the lake. */
export function fireworks(drawing) {
  const { width, height, random } = drawing;
  const line = height * 0.62;
  drawing.add(sky(drawing, line, { clouds: 3 }));
  const bursts = [];
  for (const [t, y, r, colour] of [
    [0.26, 0.22, 150, '#ffb84a'],
    [0.5, 0.16, 190, '#ff6a7a'],
    [0.7, 0.3, 130, '#7ad0ff'],
    [0.4, 0.38, 96, '#b88aff'],
    [0.6, 0.44, 80, '#8affb0'],
  ]) {
    bursts.push(glow(drawing, width * t, height * y, r * 1.5, colour, 0.5));
    for (let i = 0; i < 40; i++) {
      const a = (i / 40) * Math.PI * 2;
      const reach = r * random.between(0.6, 1.05);
      bursts.push(
        stroke(
          `M${n(width * t + Math.cos(a) * reach * 0.25)} ${n(height * y + Math.sin(a) * reach * 0.25)}Q${n(width * t + Math.cos(a) * reach * 0.7)} ${n(height * y + Math.sin(a) * reach * 0.7)} ${n(width * t + Math.cos(a) * reach)} ${n(height * y + Math.sin(a) * reach + r * 0.1)}`,
          colour,
          2.2,
          'opacity="0.85"',
        ),
        circle(width * t + Math.cos(a) * reach, height * y + Math.sin(a) * reach + r * 0.1, 2.6, '#fffbe0'),
      );
    }
  }
  const bank = [
    farTown(drawing, line, { height: 110, distance: 0.12 }),
    pagoda(drawing, width * 0.72, line, 230, { distance: 0 }),
  ].join('');
  drawing.add(
    ...bursts,
    bank,
    water(drawing, line),
    mirror([...bursts, bank].join(''), line, 0.3, 0.6),
    ground(drawing, height * 0.9, '#2a2440'),
  );
  for (let i = 0; i < 16; i++)
    drawing.add(
      person(
        drawing,
        width * ((i + 0.5) / 16),
        height * (1.0 + random.between(-0.03, 0.03)),
        random.between(120, 165),
        { pose: random.pick(['stand', 'point', 'cheer', 'wave']), back: true, shadow: false },
      ),
    );
}
