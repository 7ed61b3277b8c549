import { circle, ellipse, glow } from '../drawing.mjs';
import { bunting } from '../flags.mjs';
import { houseRow } from '../houses.mjs';
import { paving } from '../landscape.mjs';
import { lanternString } from '../lanterns.mjs';
import { person } from '../person.mjs';
import { pot } from '../pots.mjs';
import { props } from '../props.mjs';
import { sky } from '../sky.mjs';
import { basket, stall } from '../stalls.mjs';

/** The market: two rows of stalls under awnings. */
export function market(
  drawing,
  { kinds = ['fruit', 'vegetable', 'flower', 'fruit'], tet = false, lanterns = false } = {},
) {
  const { width, height } = drawing;
  const base = height * 0.56;
  drawing.add(
    sky(drawing, height * 0.5, { clouds: 5, birds: 3 }),
    houseRow(drawing, base - 20, { unit: 112, low: 2, high: 4, distance: 0.38, shop: false }),
    paving(drawing, base - 20, '#b3a594', { rows: 8 }),
  );
  if (tet)
    drawing.add(
      bunting(drawing, -10, height * 0.12, width * 0.5, height * 0.16, { colours: ['#d5281f', '#f3b53a'] }),
      bunting(drawing, width * 0.5, height * 0.16, width + 10, height * 0.1, { colours: ['#d5281f', '#f3b53a'] }),
    );
  if (lanterns || tet)
    drawing.add(
      lanternString(drawing, -10, height * 0.05, width + 10, height * 0.04, { count: 12, size: 19, sag: 20 }),
    );
  drawing.add(
    stall(drawing, width * 0.08, base + 46, 250, { kind: kinds[0], distance: 0.12 }),
    stall(drawing, width * 0.38, base + 40, 240, { kind: kinds[1], distance: 0.14 }),
    stall(drawing, width * 0.68, base + 46, 260, { kind: kinds[2], distance: 0.12 }),
  );
  for (const [t, look] of [
    [0.2, { hat: 'cone', top: '#6f5a7a' }],
    [0.49, { hat: 'cone', top: '#4f8f6a' }],
    [0.8, { top: '#c9463a', long: true }],
  ])
    drawing.add(person(drawing, width * t, base - 22, 150, { ...look, shadow: false, distance: 0.08 }));
  drawing.add(
    stall(drawing, width * 0.08, base + 46, 250, { kind: kinds[0], distance: 0.1 }),
    stall(drawing, width * 0.38, base + 40, 240, { kind: kinds[1], distance: 0.12 }),
    stall(drawing, width * 0.68, base + 46, 260, { kind: kinds[2], distance: 0.1 }),
  );
  const y = height * 0.93;
  if (tet)
    drawing.add(
      pot(drawing, width * 0.08, y + 10, 330, { kind: 'kumquat' }),
      pot(drawing, width * 0.93, y + 14, 380, { kind: 'peach' }),
      pot(drawing, width * 0.22, y - 30, 220, { kind: 'peach' }),
      pot(drawing, width * 0.8, y - 24, 230, { kind: 'kumquat' }),
    );
  else
    drawing.add(
      basket(drawing, width * 0.1, y + 8, 170, ['#5f9a46', '#7fb35a', '#4f8a3c'], { leafy: true }),
      basket(drawing, width * 0.88, y + 4, 165, ['#e9861b', '#f2a53d']),
      basket(drawing, width * 0.985, y + 20, 150, ['#d9483a', '#e2725f']),
    );
  drawing.add(shoppers(drawing, base + 92));
  if (drawing.dark) drawing.add(lampPools(drawing, base));
  drawing.add(
    person(drawing, width * 0.33, y - 10, 255, {
      pose: 'walk',
      hat: 'cone',
      top: '#3f79a6',
      prop: props.bag('#c97a4a'),
    }),
    person(drawing, width * 0.53, y, 262, {
      pose: 'point',
      dress: tet ? 'aodai' : '',
      top: tet ? '#d8566a' : '#e2a33a',
      bottom: '#f3efe4',
      long: true,
    }),
    person(drawing, width * 0.62, y + 6, 160, {
      pose: 'hold',
      age: 'child',
      dress: tet ? 'aodai' : '',
      top: '#f0c452',
      flip: true,
      prop: props.balloon(drawing, '#5aa0a4'),
    }),
    person(drawing, width * 0.71, y, 268, { pose: 'hold', flip: true, top: '#f3efe4', prop: props.flowers() }),
  );
}

/** Customers before the stalls, most with their backs to us. */
function shoppers(drawing, base) {
  const { width, random } = drawing;
  const parts = [];
  for (const t of [0.13, 0.19, 0.43, 0.6, 0.75, 0.86, 0.91]) {
    const child = random.chance(0.2);
    parts.push(
      person(drawing, width * (t + random.around() * 0.015), base + random.between(-12, 18), child ? 112 : 168, {
        pose: random.pick(['hold', 'stand', 'point', 'walk']),
        age: child ? 'child' : 'adult',
        back: random.chance(0.6),
        hat: random.chance(0.3) ? 'cone' : '',
        flip: random.chance(0.5),
        distance: 0.06,
      }),
    );
  }
  return parts.join('');
}

/** At night: bulbs under the awnings and the light that they throw on the ground. */
function lampPools(drawing, base) {
  const { width, height } = drawing;
  const parts = [];
  for (const t of [0.13, 0.23, 0.42, 0.53, 0.73, 0.85]) {
    const x = width * t;
    parts.push(
      glow(drawing, x, base - 120, 170, '#ffd488', 0.62),
      circle(x, base - 124, 7, '#fff6d6'),
      ellipse(
        x,
        height * 0.8,
        190,
        60,
        drawing.radial([
          ['#ffc06a', 0.42, 0],
          ['#ffb45a', 0, 1],
        ]),
        'style="mix-blend-mode:screen"',
      ),
    );
  }
  return parts.join('');
}

/** The street market after dark. */
export function nightMarket(drawing) {
  market(drawing, { kinds: ['fruit', 'cake', 'flower'], lanterns: true });
}
