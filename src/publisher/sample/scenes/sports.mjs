import { ellipse, group, n, path, polygon, rect, stroke } from '../drawing.mjs';
import { banner, bunting } from '../flags.mjs';
import { ball } from '../furniture.mjs';
import { farTown, ground, mirror, paving, ridge, water } from '../landscape.mjs';
import { person } from '../person.mjs';
import { tufts } from '../pots.mjs';
import { sky } from '../sky.mjs';
import { pagoda } from '../temples.mjs';
import { tree } from '../trees.mjs';

/** A football match of children on a yard. */
export function football(drawing, { kits = ['#d9372b', '#2f6fb0'], celebrate = false } = {}) {
  const { width, height, random } = drawing;
  const line = height * 0.4;
  drawing.add(
    sky(drawing, line, { clouds: 6, birds: 3 }),
    farTown(drawing, line, { height: 150, distance: 0.45 }),
    tree(drawing, width * 0.05, line + 24, 240, { distance: 0.15 }),
    tree(drawing, width * 0.2, line + 20, 190, { distance: 0.2 }),
    tree(drawing, width * 0.95, line + 24, 250, { distance: 0.15 }),
  );
  for (let i = 0; i < 24; i++)
    drawing.add(
      person(drawing, width * ((i + 0.5) / 24), line + 44, random.between(74, 96), {
        pose: random.pick(['cheer', 'clap', 'stand']),
        distance: 0.2,
        shadow: false,
      }),
    );
  drawing.add(
    bunting(drawing, 0, line - 50, width, line - 44, { count: 34, sag: 12, size: 13 }),
    rect(0, line + 34, width, 26, drawing.tone('#2f6b9a')),
    ground(drawing, line + 58, '#6aa84a'),
  );
  for (let i = 0; i < 6; i += 2)
    drawing.add(
      polygon(
        [
          [width * (0.3 + i * 0.08), line + 58],
          [width * (0.38 + i * 0.08), line + 58],
          [width * (-0.1 + i * 0.28), height],
          [width * (-0.4 + i * 0.28), height],
        ],
        '#ffffff',
        'opacity="0.07"',
      ),
    );
  drawing.add(
    stroke(
      `M0 ${n(line + 72)}H${width}M${n(width * 0.08)} ${n(height)}L${n(width * 0.3)} ${n(line + 72)}`,
      '#f6f8ee',
      4,
      'opacity="0.8"',
    ),
    `<ellipse cx="${n(width * 0.62)}" cy="${n(height * 0.74)}" rx="${n(width * 0.2)}" ry="${n(height * 0.1)}" fill="none" stroke="#f6f8ee" stroke-width="4" opacity="0.75"/>`,
  );
  const gx = width * 0.8;
  const gy = line + 96;
  for (let i = 0; i <= 10; i++)
    drawing.add(stroke(`M${n(gx + i * 20)} ${n(gy - 100)}V${n(gy)}`, '#f6f8f4', 1, 'opacity="0.6"'));
  for (let i = 0; i <= 5; i++) drawing.add(stroke(`M${n(gx)} ${n(gy - i * 20)}h200`, '#f6f8f4', 1, 'opacity="0.6"'));
  drawing.add(
    stroke(`M${n(gx)} ${n(gy)}v-100h200v100`, '#ffffff', 6),
    person(drawing, gx + 80, gy + 6, 120, {
      pose: 'stretch',
      age: 'child',
      top: '#f0c452',
      shorts: true,
      bottom: '#2f3648',
    }),
  );
  const kit = (i) => ({ age: 'child', top: kits[i], bottom: i ? '#f3efe4' : '#2f3648', shorts: true, sleeve: 0.5 });
  if (celebrate) {
    for (let i = 0; i < 7; i++)
      drawing.add(
        person(drawing, width * (0.14 + i * 0.115), height * (0.88 + (i % 2) * 0.06), 245, {
          pose: 'cheer',
          ...kit(0),
          flip: i > 3,
        }),
      );
    drawing.add(
      group(
        [
          path(
            'M-34 -70H34Q34 -20 8 -8V6H-8V-8Q-34 -20 -34 -70Z',
            drawing.linear(['#fff0b0', '#e9a92f'], [0, 0, 1, 0]),
          ),
          rect(-24, 4, 48, 12, '#b5782a'),
          stroke('M-34 -62q-26 0 -16 26q6 12 22 12M34 -62q26 0 16 26q-6 12 -22 12', '#e9b84a', 6),
        ],
        `transform="translate(${n(width * 0.49)} ${n(height * 0.56)}) scale(1.3)"`,
      ),
    );
  } else {
    for (const [t, y, pose, team, flip] of [
      [0.2, 0.82, 'run', 0, false],
      [0.36, 0.92, 'kick', 0, false],
      [0.55, 0.88, 'run', 1, true],
      [0.68, 0.72, 'run', 0, false],
      [0.76, 0.95, 'run', 1, true],
      [0.46, 0.68, 'run', 1, true],
      [0.9, 0.84, 'wave', 0, true],
    ])
      drawing.add(person(drawing, width * t, height * y, 130 + (y - 0.6) * 400, { pose, flip, ...kit(team) }));
    drawing.add(ball(drawing, width * 0.455, height * 0.89, 17));
  }
  drawing.add(tufts(drawing, height * 0.99, { size: 18, count: 80, colour: '#5a9a3f' }));
}

/** Runners with numbers along the lake. */
export function running(drawing) {
  const { width, height, random } = drawing;
  const line = height * 0.44;
  const bank = [
    farTown(drawing, line, { height: 70, distance: 0.55 }),
    pagoda(drawing, width * 0.26, line, 220, { distance: 0.25 }),
  ].join('');
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 5 }),
    ridge(drawing, line, line + 6, { height: 70, distance: 0.6 }),
    bank,
    water(drawing, line, height * 0.62),
    mirror(bank, line, 0.3),
    ground(drawing, height * 0.6, '#8fae5a', { bottom: height * 0.68 }),
    paving(drawing, height * 0.67, '#b98f7c', { rows: 4, lines: 2 }),
  );
  drawing.add(
    stroke(
      `M${n(width * 0.12)} ${n(height * 0.9)}V${n(height * 0.2)}M${n(width * 0.88)} ${n(height * 0.76)}V${n(height * 0.2)}`,
      drawing.tone('#b9bcc2'),
      10,
    ),
    banner(drawing, width * 0.1, height * 0.16, width * 0.8, height * 0.1, { colour: '#e0702f', ink: '#fffbe8' }),
    ...[0.2, 0.4, 0.6, 0.8].map((t, i) =>
      group([
        stroke(`M${n(width * t)} ${n(height * 0.16)}q10 -40 4 -60`, '#9a9aa0', 1),
        ellipse(width * t + 6, height * 0.06, 17, 22, ['#e5536f', '#f0c452', '#5aa0a4', '#8a5f9c'][i]),
      ]),
    ),
  );
  for (let i = 0; i < 11; i++) {
    const y = 0.76 + (i % 3) * 0.085;
    drawing.add(
      person(drawing, width * (0.05 + i * 0.09), height * y, 215 + (i % 3) * 34, {
        pose: 'run',
        shorts: random.chance(0.6),
        top: random.pick(['#e0702f', '#e0702f', '#f0c452', '#5aa0a4', '#f3efe4']),
        bottom: random.pick(['#2f3648', '#37506e']),
        age: i % 4 === 3 ? 'child' : 'adult',
        hat: random.chance(0.3) ? 'cap' : '',
        prop: null,
      }),
    );
  }
}
