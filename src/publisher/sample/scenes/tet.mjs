import { circle, ellipse, glow, group, n, path, rect, stroke } from '../drawing.mjs';
import { lamp } from '../flags.mjs';
import { farTown, ground, mirror, paving, water } from '../landscape.mjs';
import { person } from '../person.mjs';
import { pot } from '../pots.mjs';
import { sky } from '../sky.mjs';
import { curvedRoof, pagoda } from '../temples.mjs';

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
