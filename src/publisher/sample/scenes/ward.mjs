import { circle, ellipse, group, n, path, rect, stroke } from '../drawing.mjs';
import { banner, bunting, flagPole } from '../flags.mjs';
import { houseRow, tubeHouse } from '../houses.mjs';
import { farTown, ground, paving } from '../landscape.mjs';
import { lotusFlower } from '../lotus.mjs';
import { person } from '../person.mjs';
import { tufts } from '../pots.mjs';
import { props } from '../props.mjs';
import { publicBuilding } from '../public-building.mjs';
import { awning } from '../shop-front.mjs';
import { sky } from '../sky.mjs';
import { bush, nearBranch, palm, tree } from '../trees.mjs';
import { scooter } from '../vehicles.mjs';

/** The ward office: yard, flag, flower beds, people coming to the one-stop desk. */
export function wardOffice(drawing, { sign = '#b8322a', wall = '#eacb7c', celebration = false } = {}) {
  const { width, height } = drawing;
  const base = height * 0.68;
  drawing.add(
    sky(drawing, base, { clouds: 6, birds: 4 }),
    farTown(drawing, base, { height: 120, distance: 0.55 }),
    tree(drawing, width * 0.02, base, 330, { distance: 0.12 }),
    tree(drawing, width * 0.98, base, 350, { distance: 0.12, colour: '#5b8f45' }),
    palm(drawing, width * 0.14, base, 260, { distance: 0.15 }),
    palm(drawing, width * 0.87, base, 270, { distance: 0.15, lean: -0.1 }),
  );
  drawing.add(
    publicBuilding(drawing, width * 0.19, base, width * 0.62, { sign, wall, flag: false }),
    paving(drawing, base, '#cdbda4', { rows: 8 }),
  );
  drawing.add(flagPole(drawing, width * 0.28, height * 0.82, 430));
  if (celebration)
    drawing.add(
      bunting(drawing, 0, height * 0.22, width * 0.5, height * 0.3),
      bunting(drawing, width * 0.5, height * 0.3, width, height * 0.2),
      banner(drawing, width * 0.36, base - 210, width * 0.28, 34),
    );
  for (const x of [0.1, 0.36, 0.64, 0.9])
    drawing.add(bush(drawing, width * x, base + 34, 150, { dots: ['#e5536f', '#f6c14b', '#f7aebf'] }));
  drawing.add(
    scooter(drawing, width * 0.8, height * 0.84, 1.25),
    scooter(drawing, width * 0.9, height * 0.85, 1.25),
    person(drawing, width * 0.44, height * 0.82, 160, { pose: 'walk', top: '#f3efe4', prop: props.paper() }),
    person(drawing, width * 0.55, height * 0.87, 200, { pose: 'walk', flip: true, hat: 'cone', top: '#8a5f9c' }),
    person(drawing, width * 0.63, height * 0.9, 215, { pose: 'point', top: '#3f79a6', sleeve: 1, flip: true }),
    person(drawing, width * 0.13, height * 0.92, 230, {
      pose: 'walk',
      dress: 'aodai',
      top: '#e79aa6',
      bottom: '#f7f4ec',
      long: true,
      prop: props.book(),
    }),
    tufts(drawing, height * 0.99, { count: 60, size: 22 }),
    nearBranch(drawing, -1, { dots: ['#e5536f', '#f7aebf'], reach: 0.24 }),
  );
}

/** What they paint: a sun over the hills and the lake in flower; the last stretch is still in outline. */
function mural(drawing, top, base, end) {
  const { random } = drawing;
  const depth = base - top;
  const wave = (y, rise) =>
    `M0 ${n(base)}V${n(top + depth * y)}Q${n(end * 0.25)} ${n(top + depth * (y - rise))} ${n(end * 0.5)} ${n(top + depth * y)}T${n(end)} ${n(top + depth * (y - rise * 0.3))}V${n(base)}Z`;
  const parts = [
    rect(0, top, end, depth, drawing.tone('#fbe3b0')),
    ellipse(end * 0.24, top + depth * 0.36, depth * 0.22, depth * 0.22, drawing.tone('#f08a4a')),
    path(wave(0.46, 0.3), drawing.tone('#7fb8a8')),
    path(wave(0.62, 0.24), drawing.tone('#4f9aa0')),
    path(wave(0.8, 0.14), drawing.tone('#2f7f8a')),
  ];
  for (let line = 0; line < 7; line++) {
    const y = top + depth * random.between(0.68, 0.94);
    const x = random.between(0, end * 0.85);
    parts.push(stroke(`M${n(x)} ${n(y)}q16 -9 32 0t32 0t32 0`, drawing.tone('#bfe3df'), 4, 'opacity="0.7"'));
  }
  for (const [t, y, size] of [
    [0.08, 0.94, 70],
    [0.26, 0.8, 92],
    [0.44, 0.96, 78],
    [0.6, 0.78, 100],
    [0.78, 0.95, 84],
  ]) {
    const stem = depth * (1 - y) + 30;
    parts.push(
      lotusFlower(drawing, end * t, top + depth * y, size, { stem, colour: random.pick(['#ef8fab', '#f5b0a0']) }),
    );
  }
  for (const [t, y] of [
    [0.5, 0.2],
    [0.58, 0.14],
    [0.66, 0.24],
  ])
    parts.push(stroke(`M${n(end * t - 18)} ${n(top + depth * y)}q10 -12 18 0q10 -12 18 0`, drawing.tone('#3a5a76'), 4));
  const sketch = 'stroke-dasharray="9 7" opacity="0.6"';
  parts.push(
    stroke(
      `M${n(end)} ${n(top + depth * 0.46)}q80 -60 150 0t150 0M${n(end)} ${n(top + depth * 0.7)}q80 -40 150 0t150 0`,
      '#6b5a4a',
      2.5,
      sketch,
    ),
  );
  return group(parts);
}

/** Painters at a wall of flowers in the lane: what a youth union does on a Sunday. */
export function muralWall(drawing) {
  const { width, height } = drawing;
  const base = height * 0.78;
  drawing.add(
    sky(drawing, height * 0.3, { clouds: 3 }),
    houseRow(drawing, height * 0.34, { unit: 120, low: 2, high: 2, distance: 0.35, shop: false }),
  );
  drawing.add(
    rect(
      0,
      height * 0.24,
      width,
      base - height * 0.24,
      drawing.linear([drawing.tone('#f2ead6'), drawing.tone('#e0d3b8')]),
    ),
    rect(0, height * 0.22, width, 16, drawing.tone('#a34f38')),
  );
  drawing.add(mural(drawing, height * 0.27, base, width * 0.8));
  drawing.add(paving(drawing, base, '#b5a48f', { rows: 5 }));
  const brush = (x, y) =>
    group([stroke(`M${n(x)} ${n(y)}l9 -13`, '#8d7350', 2), circle(x + 10, y - 14, 3.4, '#e5536f')]);
  for (const [t, size, top, flip] of [
    [0.16, 230, '#3f79a6', false],
    [0.4, 245, '#3f79a6', true],
    [0.62, 236, '#3f79a6', false],
    [0.8, 240, '#3f79a6', true],
  ])
    drawing.add(
      person(drawing, width * t, height * 0.9, size, { pose: 'wave', top, flip, prop: brush, long: t > 0.5 }),
    );
  for (const [t, colour] of [
    [0.28, '#e5536f'],
    [0.33, '#f6c14b'],
    [0.7, '#5fa3a0'],
    [0.74, '#fffbe8'],
  ])
    drawing.add(
      rect(width * t, height * 0.9, 34, 38, drawing.tone('#b9bcc2'), 'rx="3"'),
      ellipse(width * t + 17, height * 0.9, 17, 6, drawing.tone(colour)),
    );
}

/** A wide view of one house, for the house-number and census notices. */
export function gateHouse(drawing) {
  const { width, height } = drawing;
  const base = height * 0.8;
  drawing.add(
    sky(drawing, base, { clouds: 5, birds: 2 }),
    tubeHouse(drawing, width * -0.02, base, 300, { floors: 2, distance: 0.1 }),
    tubeHouse(drawing, width * 0.25, base, 330, { floors: 2, wall: '#e9c46f', shop: false, distance: 0.03 }),
    tubeHouse(drawing, width * 0.54, base, 290, { floors: 2, wall: '#a9c4b2', distance: 0.05 }),
    tubeHouse(drawing, width * 0.79, base, 320, { floors: 2, shop: false, distance: 0.08 }),
    paving(drawing, base, '#b5a898', { rows: 5 }),
  );
  drawing.add(
    awning(drawing, width * 0.3, base - 210, 210, 46),
    bush(drawing, width * 0.27, base + 12, 110, { dots: ['#e5536f', '#f7aebf'] }),
    person(drawing, width * 0.42, height * 0.93, 250, {
      pose: 'hold',
      top: '#5f8f6a',
      hat: 'cap',
      hatColour: '#4f7a4f',
      prop: props.paper(),
      sleeve: 1,
    }),
    person(drawing, width * 0.5, height * 0.925, 240, { pose: 'stand', flip: true, hair: '#c9c6c4', top: '#e7d8b4' }),
    person(drawing, width * 0.7, height * 0.95, 255, { pose: 'hold', top: '#3f79a6', prop: props.phone(), flip: true }),
    ground(drawing, height * 0.99, '#8a8078', { strokes: 4 }),
  );
}
