import { circle, ellipse, n, rect, stroke } from '../drawing.mjs';
import { banner, bunting, flagPole } from '../flags.mjs';
import { chair, drum } from '../furniture.mjs';
import { farTown, ground, paving } from '../landscape.mjs';
import { person, pupil } from '../person.mjs';
import { props } from '../props.mjs';
import { publicBuilding } from '../public-building.mjs';
import { sky } from '../sky.mjs';
import { bush, nearBranch, tree } from '../trees.mjs';
import { bicycle } from '../vehicles.mjs';

export const PHUONG = ['#e0362b', '#ef5a3c', '#d42a24'];

/** School building and yard; `what` is done on it: ceremony, flags, drum, play, gate. */
export function schoolYard(drawing, { what = 'ceremony', flame = true } = {}) {
  const { width, height, random } = drawing;
  const base = height * 0.56;
  drawing.add(sky(drawing, base, { clouds: 6, birds: 3 }), farTown(drawing, base, { height: 110, distance: 0.55 }));
  drawing.add(
    publicBuilding(drawing, width * 0.12, base, width * 0.76, {
      wall: '#f0cf7a',
      roof: '#b0523a',
      sign: '#2f6b9a',
      bays: 11,
      flag: false,
      emblem: false,
    }),
  );
  drawing.add(paving(drawing, base, '#cdb490', { rows: 8 }));
  drawing.add(
    tree(drawing, width * 0.06, base + 60, 330, { dots: flame ? PHUONG : null, colour: '#5b8f45' }),
    tree(drawing, width * 0.95, base + 64, 350, { dots: flame ? PHUONG : null, colour: '#5b8f45' }),
    flagPole(drawing, width * 0.5, base + 30, 330),
  );
  if (what === 'ceremony' || what === 'flags')
    drawing.add(
      bunting(drawing, -10, height * 0.14, width * 0.5, height * 0.2, { count: 18, sag: 26 }),
      bunting(drawing, width * 0.5, height * 0.2, width + 10, height * 0.12, { count: 18, sag: 26 }),
    );
  if (what === 'ceremony') {
    drawing.add(
      rect(width * 0.3, base + 22, width * 0.4, 26, drawing.tone('#b5483a')),
      banner(drawing, width * 0.32, base - 66, width * 0.36, 52, { lines: 1 }),
      person(drawing, width * 0.42, base + 24, 130, {
        pose: 'hold',
        dress: 'aodai',
        top: '#e5536f',
        bottom: '#f7f4ec',
        long: true,
        prop: props.paper(),
      }),
      drum(drawing, width * 0.6, base + 26, 74),
      person(drawing, width * 0.645, base + 24, 132, { pose: 'wave', flip: true, top: '#f3efe4' }),
    );
    for (let row = 0; row < 3; row++) {
      const size = 150 + row * 44;
      const count = 13 - row * 2;
      for (let i = 0; i < count; i++)
        drawing.add(
          person(drawing, (width * (i + 0.5 + (row % 2) * 0.3)) / count, height * (0.74 + row * 0.13), size, {
            ...pupil,
            pose: random.chance(0.4) ? 'wave' : 'stand',
            back: true,
            scarf: false,
            long: random.chance(0.5),
            dress: random.chance(0.4) ? 'skirt' : '',
            prop: random.chance(0.35) ? props.flag(drawing) : null,
          }),
        );
    }
  }
  if (what === 'flags')
    for (let i = 0; i < 8; i++)
      drawing.add(
        person(drawing, width * (0.09 + i * 0.118), height * (0.86 + (i % 2) * 0.09), 225 + (i % 2) * 30, {
          ...pupil,
          pose: 'wave',
          flip: i > 4,
          long: i % 3 === 0,
          dress: i % 3 === 0 ? 'skirt' : '',
          prop:
            i % 2 ? props.flag(drawing) : props.balloon(drawing, ['#e5536f', '#f0c452', '#5aa0a4', '#8a5f9c'][i % 4]),
        }),
      );
  if (what === 'drum')
    drawing.add(
      drum(drawing, width * 0.5, height * 0.93, 250),
      person(drawing, width * 0.32, height * 0.93, 300, {
        pose: 'wave',
        top: '#f3efe4',
        bottom: '#37506e',
        sleeve: 1,
        prop: (x, y) => stroke(`M${n(x)} ${n(y)}l12 12`, '#8b5a35', 3),
      }),
      ...[0.68, 0.79, 0.9].map((t, i) =>
        person(drawing, width * t, height * (0.9 + i * 0.02), 205, {
          ...pupil,
          pose: 'clap',
          flip: true,
          long: i === 1,
          dress: i === 1 ? 'skirt' : '',
        }),
      ),
      ...[0.07, 0.17].map((t) => person(drawing, width * t, height * 0.88, 200, { ...pupil, pose: 'clap' })),
    );
  if (what === 'play') {
    drawing.add(
      stroke(
        `M${n(width * 0.3)} ${n(height * 0.68)}Q${n(width * 0.45)} ${n(height * 1.02)} ${n(width * 0.6)} ${n(height * 0.68)}`,
        '#d9583f',
        4,
      ),
      person(drawing, width * 0.29, height * 0.82, 200, { ...pupil, pose: 'hold' }),
      person(drawing, width * 0.61, height * 0.82, 200, { ...pupil, pose: 'hold', flip: true }),
      person(drawing, width * 0.45, height * 0.8, 200, { ...pupil, pose: 'cheer', long: true, dress: 'skirt' }),
    );
    for (const [t, y, pose, flip] of [
      [0.12, 0.92, 'run', false],
      [0.2, 0.95, 'run', false],
      [0.78, 0.9, 'wave', true],
      [0.88, 0.95, 'run', true],
      [0.7, 0.97, 'clap', true],
    ])
      drawing.add(person(drawing, width * t, height * y, 225, { ...pupil, pose, flip, long: random.chance(0.5) }));
    for (let i = 0; i < 5; i++)
      drawing.add(
        circle(width * 0.3 + i * 44, height * 0.93, 12, 'none', 'stroke="#fbf5e6" stroke-width="4" opacity="0.8"'),
      );
  }
  if (what === 'gate') {
    for (const t of [0.28, 0.72])
      drawing.add(
        rect(
          width * t - 26,
          height * 0.36,
          52,
          height * 0.42,
          drawing.linear([drawing.tone('#f4e3b8'), drawing.tone('#d9bd84')], [0, 0, 1, 0]),
        ),
        rect(width * t - 34, height * 0.345, 68, 16, drawing.tone('#b0523a')),
      );
    drawing.add(
      rect(width * 0.25, height * 0.25, width * 0.5, height * 0.1, drawing.tone('#2f6b9a'), 'rx="5"'),
      ...Array.from({ length: 9 }, (_, i) =>
        rect(width * (0.285 + i * 0.049), height * 0.28, width * 0.036, height * 0.038, '#fff6d8', 'rx="4"'),
      ),
    );
    drawing.add(
      person(drawing, width * 0.42, height * 0.88, 190, { ...pupil, pose: 'walk', back: true, scarf: false }),
      person(drawing, width * 0.5, height * 0.9, 270, {
        pose: 'walk',
        dress: 'aodai',
        top: '#f2f0ea',
        bottom: '#f7f4ec',
        long: true,
        back: true,
      }),
      person(drawing, width * 0.58, height * 0.89, 185, {
        ...pupil,
        pose: 'walk',
        back: true,
        scarf: false,
        dress: 'skirt',
        long: true,
      }),
      bicycle(drawing, width * 0.84, height * 0.92, 1.5, { flip: true }),
      person(drawing, width * 0.12, height * 0.95, 275, { pose: 'wave', top: '#3f79a6' }),
      person(drawing, width * 0.2, height * 0.95, 180, { ...pupil, pose: 'wave' }),
      bush(drawing, width * 0.28, height * 0.8, 110, { dots: ['#f6c14b', '#e5536f'] }),
      bush(drawing, width * 0.72, height * 0.8, 110, { dots: ['#f6c14b', '#e5536f'] }),
    );
  }
  if (what === 'reading') {
    for (const [t, y] of [
      [0.16, 0.86],
      [0.34, 0.9],
      [0.62, 0.87],
      [0.82, 0.91],
    ])
      drawing.add(
        ellipse(width * t, height * (y + 0.01), 96, 16, drawing.tone('#5aa0a4'), 'opacity="0.8"'),
        chair(drawing, width * t - 8, height * y, 96, '#f0b53a'),
        person(drawing, width * t, height * y, 225, {
          ...pupil,
          pose: 'sit',
          flip: t > 0.5,
          prop: props.book(random.pick(['#c9463a', '#3f79a6', '#4f8f6a'])),
          long: t > 0.3,
        }),
      );
    drawing.add(
      person(drawing, width * 0.48, height * 0.86, 265, {
        pose: 'hold',
        dress: 'aodai',
        top: '#8fb6d9',
        bottom: '#f7f4ec',
        long: true,
        prop: props.book('#e2a33a'),
      }),
    );
  }
  drawing.add(ground(drawing, height * 0.992, '#a89478', { strokes: 4 }));
  if (what !== 'ceremony' && what !== 'flags') drawing.add(nearBranch(drawing, -1, { dots: flame ? PHUONG : null }));
}
