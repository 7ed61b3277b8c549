import { circle, ellipse, group, n, path, place, rect, stroke } from '../drawing.mjs';
import { banner, bunting } from '../flags.mjs';
import { bin } from '../furniture.mjs';
import { houseRow } from '../houses.mjs';
import { farTown, ground, mirror, paving, ridge, water } from '../landscape.mjs';
import { lotusBed } from '../lotus.mjs';
import { person, pupil } from '../person.mjs';
import { tufts } from '../pots.mjs';
import { props } from '../props.mjs';
import { sky } from '../sky.mjs';
import { pagoda } from '../temples.mjs';
import { bush, nearBranch, tree } from '../trees.mjs';
import { boat } from '../vehicles.mjs';

const VOLUNTEER = { top: '#2f6fb0', hat: 'cap', hatColour: '#2f6fb0', sleeve: 0.5 };

/** Planting young trees along the lake. */
export function planting(drawing) {
  const { width, height } = drawing;
  const line = height * 0.46;
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 4 }),
    ridge(drawing, line, line + 8, { height: 80, distance: 0.6 }),
    farTown(drawing, line, { height: 64, distance: 0.5 }),
    pagoda(drawing, width * 0.8, line, 200, { distance: 0.3 }),
    water(drawing, line, height * 0.58),
    ground(drawing, height * 0.56, '#8fae5a'),
  );
  drawing.add(
    banner(drawing, width * 0.3, height * 0.36, width * 0.4, height * 0.07, { colour: '#3a8a4a', ink: '#fffbe0' }),
    stroke(
      `M${n(width * 0.3)} ${n(height * 0.36)}V${n(height * 0.6)}M${n(width * 0.7)} ${n(height * 0.36)}V${n(height * 0.6)}`,
      drawing.tone('#8a7350'),
      5,
    ),
  );
  for (const [t, y, h] of [
    [0.12, 0.68, 170],
    [0.42, 0.7, 180],
    [0.74, 0.68, 172],
    [0.92, 0.72, 190],
  ])
    drawing.add(tree(drawing, width * t, height * y, h, { colour: '#6aa84a', spread: 0.24 }));
  for (const [t, y, h] of [
    [0.24, 0.9, 250],
    [0.6, 0.92, 262],
  ])
    drawing.add(
      ellipse(width * t, height * y, 84, 16, drawing.tone('#7a5236')),
      tree(drawing, width * t, height * y, h, { colour: '#6fb04c', spread: 0.24 }),
      stroke(
        `M${n(width * t - 44)} ${n(height * y)}L${n(width * t)} ${n(height * y - 110)}L${n(width * t + 44)} ${n(height * y)}`,
        drawing.tone('#b9975a'),
        5,
      ),
    );
  drawing.add(
    person(drawing, width * 0.15, height * 0.93, 270, { pose: 'dig', ...VOLUNTEER, prop: props.shovel() }),
    person(drawing, width * 0.34, height * 0.92, 260, {
      pose: 'dig',
      flip: true,
      hat: 'cone',
      top: '#8a5f9c',
      prop: props.shovel(),
    }),
    person(drawing, width * 0.5, height * 0.94, 200, { ...pupil, pose: 'crouch', prop: props.bag('#4f8f5c') }),
    person(drawing, width * 0.7, height * 0.95, 275, { pose: 'dig', flip: true, top: '#f3efe4', prop: props.shovel() }),
    person(drawing, width * 0.83, height * 0.94, 262, { pose: 'carry', flip: true, ...VOLUNTEER }),
    path(`M${n(width * 0.8)} ${n(height * 0.66)}h60l-8 40h-44Z`, drawing.tone('#3f6f9c')),
    tufts(drawing, height * 0.98, { size: 26, count: 90 }),
    nearBranch(drawing, 1),
  );
}

/** Sorting household waste into three bins. */
export function sorting(drawing) {
  const { width, height } = drawing;
  const base = height * 0.6;
  drawing.add(
    sky(drawing, height * 0.5, { clouds: 4 }),
    houseRow(drawing, base, { unit: 175, low: 2, high: 3, distance: 0.14, shop: false }),
    rect(0, base, width, 16, drawing.tone('#b9ab98')),
    paving(drawing, base + 14, '#b5a898', { rows: 7 }),
  );
  drawing.add(
    rect(width * 0.27, height * 0.3, width * 0.55, height * 0.13, drawing.tone('#3a8a4a'), 'rx="6"'),
    ...[0, 1, 2].map((i) =>
      circle(
        width * (0.34 + i * 0.17),
        height * 0.365,
        32,
        drawing.tone(['#8fbf3f', '#f0b53a', '#8a949a'][i]),
        'stroke="#fffbe8" stroke-width="5"',
      ),
    ),
    ...[0, 1, 2].map((i) =>
      rect(width * (0.375 + i * 0.17), height * 0.345, width * 0.075, height * 0.016, '#fffbe8', 'rx="4"'),
    ),
    ...[0, 1, 2].map((i) =>
      rect(width * (0.375 + i * 0.17), height * 0.372, width * 0.06, height * 0.014, '#fffbe8', 'rx="4" opacity="0.8"'),
    ),
  );
  for (const [i, [colour, mark]] of [
    ['#4f9a46', 'leaf'],
    ['#e9a52f', 'bottle'],
    ['#6b757d', 'bag'],
  ].entries())
    drawing.add(bin(drawing, width * (0.4 + i * 0.155), height * 0.88, 235, colour, { mark }));
  const bottle = (x, y) => group([rect(x - 4, y - 2, 8, 18, '#8fd0e0', 'rx="3"'), rect(x - 2, y - 6, 4, 5, '#3f79a6')]);
  drawing.add(
    person(drawing, width * 0.2, height * 0.95, 292, {
      pose: 'hold',
      hat: 'cone',
      top: '#8a5f9c',
      prop: props.bag('#6fa35c'),
    }),
    person(drawing, width * 0.84, height * 0.94, 200, { ...pupil, pose: 'hold', flip: true, prop: bottle }),
    person(drawing, width * 0.93, height * 0.96, 285, { pose: 'point', flip: true, ...VOLUNTEER, long: true }),
    bush(drawing, width * 0.06, height * 0.9, 130, { dots: ['#e5536f', '#f7aebf'] }),
  );
}

/** Sunday cleaning: brooms in a lane, leaves in a cart. */
export function cleaning(drawing) {
  const { width, height } = drawing;
  const base = height * 0.58;
  drawing.add(
    sky(drawing, height * 0.5, { clouds: 4, birds: 3 }),
    houseRow(drawing, base, { unit: 150, low: 2, high: 3, distance: 0.16 }),
    rect(0, base, width, 14, drawing.tone('#b9ab98')),
    paving(drawing, base + 12, '#b0a292', { rows: 8 }),
    tree(drawing, width * 0.08, base + 40, 350),
    tree(drawing, width * 0.9, base + 40, 330, { colour: '#6b9a45' }),
    bunting(drawing, 0, height * 0.16, width, height * 0.2, { count: 26, sag: 20 }),
  );
  for (let i = 0; i < 40; i++)
    drawing.add(
      ellipse(
        width * ((i * 0.137) % 1),
        height * (0.72 + ((i * 0.31) % 0.26)),
        7,
        3.4,
        drawing.tone(['#c9a23a', '#a9702f', '#7f9a3c'][i % 3]),
        `transform="rotate(${i * 47} ${n(width * ((i * 0.137) % 1))} ${n(height * (0.72 + ((i * 0.31) % 0.26)))})"`,
      ),
    );
  drawing.add(
    place(
      [
        rect(-70, -100, 140, 70, drawing.linear([drawing.tone('#e0892f'), drawing.tone('#b5641f')]), 'rx="6"'),
        circle(-36, -18, 22, drawing.tone('#2f2c33')),
        circle(-36, -18, 9, '#b9bcc2'),
        stroke('M70 -96l50 -20', drawing.tone('#6b6b70'), 6),
        ...[-50, -24, 4, 30, 52].map((x, i) =>
          ellipse(x, -104 - (i % 2) * 8, 30, 20, drawing.tone(['#7f9a3c', '#a9702f', '#5f9a46'][i % 3])),
        ),
      ],
      width * 0.8,
      height * 0.92,
      1.25,
    ),
  );
  for (const [t, y, flip, look] of [
    [0.14, 0.9, false, VOLUNTEER],
    [0.3, 0.95, false, { hat: 'cone', top: '#8a5f9c' }],
    [0.45, 0.86, true, { top: '#4f8f6a', hair: '#c9c6c4' }],
    [0.6, 0.95, true, VOLUNTEER],
  ])
    drawing.add(person(drawing, width * t, height * y, 275, { pose: 'dig', flip, ...look, prop: props.broom() }));
  drawing.add(
    person(drawing, width * 0.935, height * 0.95, 280, {
      pose: 'hold',
      flip: true,
      vest: '#e9861b',
      top: '#3f6f62',
      hat: 'cap',
      hatColour: '#e9861b',
      mask: true,
      sleeve: 1,
    }),
  );
}

/** Clearing weed from the lake with boats and nets. */
export function lakeCleaning(drawing) {
  const { width, height } = drawing;
  const line = height * 0.42;
  const bank = [
    farTown(drawing, line, { height: 80, distance: 0.5 }),
    pagoda(drawing, width * 0.2, line, 220, { distance: 0.3 }),
    tree(drawing, width * 0.92, line + 6, 190, { distance: 0.25 }),
    tree(drawing, width * 0.5, line + 6, 140, { distance: 0.32 }),
  ].join('');
  drawing.add(sky(drawing, line, { clouds: 5 }), bank, water(drawing, line), mirror(bank, line, 0.26));
  const net = (x, y) =>
    group([
      stroke(`M${n(x - 12)} ${n(y - 14)}L${n(x + 30)} ${n(y + 34)}`, '#a98752', 2),
      `<ellipse cx="${n(x + 36)}" cy="${n(y + 40)}" rx="12" ry="8" fill="#dfe8e0" opacity="0.7" stroke="#8a949a" stroke-width="1.5"/>`,
    ]);
  for (const [t, y, size, flip] of [
    [0.3, 0.62, 260, false],
    [0.72, 0.74, 330, true],
  ])
    drawing.add(
      boat(drawing, width * t, height * y, size, { flip, colour: '#4f6f62' }),
      person(drawing, width * t - size * 0.18, height * y, size * 0.72, {
        pose: 'dig',
        ...VOLUNTEER,
        flip,
        shadow: false,
        vest: '#e9861b',
        prop: net,
      }),
      person(drawing, width * t + size * 0.2, height * y, size * 0.72, {
        pose: 'hold',
        hat: 'cone',
        top: '#f0c452',
        flip: !flip,
        shadow: false,
        vest: '#e9861b',
      }),
      ellipse(width * t, height * y - 8, size * 0.13, 16, drawing.tone('#5f8a46')),
    );
  drawing.add(lotusBed(drawing, height * 0.84, height * 1.0, { leaves: 22, flowers: 5 }));
}
