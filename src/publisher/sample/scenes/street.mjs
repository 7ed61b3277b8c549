import { darken, lighten } from '../colour.mjs';
import { ellipse, groundShadow, group, n, path, polygon, rect, stroke } from '../drawing.mjs';
import { flagCloth, lamp } from '../flags.mjs';
import { houseRow } from '../houses.mjs';
import { farTown, paving, ridge } from '../landscape.mjs';
import { lanternString } from '../lanterns.mjs';
import { person } from '../person.mjs';
import { props } from '../props.mjs';
import { rainfall, sky } from '../sky.mjs';
import { tree } from '../trees.mjs';
import { bicycle, scooter } from '../vehicles.mjs';

/** A street of old houses seen across it: shops, awnings, bicycles, sellers. */
export function street(
  drawing,
  { sellers = 'flower', festive = false, low = 2, high = 4, wet = false, lanterns = false } = {},
) {
  const { width, height, random } = drawing;
  const base = height * 0.68;
  drawing.add(sky(drawing, height * 0.6, { clouds: 4, birds: 3 }));
  drawing.add(houseRow(drawing, base - 30, { unit: 100, low: 3, high: 5, distance: 0.45, shop: false }));
  drawing.add(houseRow(drawing, base, { unit: 165, low, high: Math.min(high, 3), distance: 0.05 }));
  drawing.add(
    rect(0, base, width, 16, drawing.tone('#b9ab98')),
    rect(0, base + 14, width, 8, drawing.tone('#8a8078')),
    paving(drawing, base + 20, wet ? '#7f8890' : '#a79a92', { rows: 7 }),
  );
  if (wet)
    drawing.add(
      rect(
        0,
        base + 20,
        width,
        height - base,
        drawing.linear([
          ['#f2e2c0', 0.35],
          ['#8aa0a8', 0.1],
        ]),
      ),
    );
  if (festive)
    drawing.add(
      ...[0.12, 0.34, 0.56, 0.8].map((t) =>
        group([
          stroke(`M${n(width * t)} ${n(base - 120)}l34 -60`, drawing.tone('#9a9aa0'), 3),
          flagCloth(drawing, width * t + 30, base - 182, 62),
        ]),
      ),
    );
  if (lanterns)
    drawing.add(
      lanternString(drawing, -20, height * 0.1, width * 0.52, height * 0.12, { size: 19, count: 8 }),
      lanternString(drawing, width * 0.48, height * 0.14, width + 20, height * 0.06, { size: 22, count: 8 }),
      lanternString(drawing, -20, height * 0.27, width + 20, height * 0.24, { size: 14, count: 14, sag: 22 }),
    );
  drawing.add(
    tree(drawing, width * 0.04, base + 22, 330, { colour: '#5b8f45' }),
    lamp(drawing, width * 0.93, base + 22, 300),
  );
  drawing.add(
    scooter(drawing, width * 0.16, base + 30, 1.1),
    scooter(drawing, width * 0.25, base + 32, 1.1),
    person(drawing, width * 0.72, base + 26, 176, { pose: 'stand', flip: true }),
    person(drawing, width * 0.78, base + 28, 182, { pose: 'hold', prop: props.bag() }),
  );
  const y = height * 0.93;
  drawing.add(
    groundShadow(drawing, width * 0.36, y + 6, 140),
    bicycle(drawing, width * 0.38, y, 1.75, { load: sellers, colour: '#4a6b52' }),
    person(drawing, width * 0.27, y + 6, 250, { pose: 'walk', hat: 'cone', top: '#8a5f9c', sleeve: 1 }),
  );
  const umbrella = wet ? (c) => ({ prop: props.umbrella(drawing, c) }) : () => ({});
  drawing.add(
    person(drawing, width * 0.58, y - 10, 236, {
      pose: 'hold',
      top: '#e58a93',
      long: true,
      flip: true,
      ...umbrella('#d8566a'),
    }),
    person(drawing, width * 0.655, y - 6, 150, {
      pose: 'hold',
      age: 'child',
      top: '#f0c452',
      flip: true,
      ...umbrella('#3f79a6'),
    }),
  );
  drawing.add(
    bicycle(drawing, width * 0.86, y + 22, 1.7, { flip: true, colour: '#8a3f3a' }),
    person(drawing, width * 0.865, y - 34, 250, {
      pose: 'ride',
      flip: true,
      top: random.pick(['#5aa0a4', '#f3efe4']),
      hat: wet ? '' : 'cone',
      shadow: false,
    }),
  );
  if (wet) drawing.add(rainfall(drawing, base));
}

/** The roofs of the old quarter from above. */
export function roofs(drawing) {
  const { width, height, random } = drawing;
  const line = height * 0.4;
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 9 }),
    ridge(drawing, line - 20, line + 20, { height: 120, distance: 0.7 }),
    ridge(drawing, line + 4, line + 26, { height: 60, distance: 0.55, roughness: 0.4 }),
    farTown(drawing, line + 24, { height: 60, distance: 0.5 }),
  );
  for (let row = 0; row < 7; row++) {
    const t = row / 6;
    const y = line + 36 + t ** 1.25 * (height - line) * 0.9;
    const size = 70 + t * 150;
    const distance = (1 - t) * 0.42;
    for (let x = -size * random.between(0.2, 0.9); x < width + size; ) {
      const w = size * random.between(0.9, 1.5);
      const tile = drawing.tone(random.pick(['#a34f38', '#8f4633', '#b3603f', '#7c4a44', '#96503c']), distance);
      const wall = drawing.tone(random.pick(['#e9c46f', '#e7d8b4', '#d9a45b', '#c9d6d0', '#e2b79a']), distance);
      const h = size * random.between(0.34, 0.5);
      const lift = random.around() * size * 0.18;
      roofedHouse(drawing, x, y + lift, w, h, size, tile, wall, distance);
      if (random.chance(0.22))
        drawing.add(tree(drawing, x + w * 0.98, y + lift + size * 0.4, size * 0.95, { distance }));
      x += w * random.between(0.92, 1.02);
    }
  }
}

function roofedHouse(drawing, x, y, w, h, size, tile, wall, distance) {
  const { random } = drawing;
  const parts = [rect(x, y, w, size * 0.9, drawing.linear([lighten(wall, 0.1), darken(wall, 0.2)]))];
  for (let i = 0; i < 3; i++) {
    const wx = x + w * (0.14 + i * 0.28);
    parts.push(
      rect(
        wx,
        y + size * 0.1,
        w * 0.14,
        size * 0.22,
        drawing.dark ? '#ffd98a' : drawing.tone('#4a6a6c', distance),
        `stroke="${lighten(wall, 0.4)}" stroke-width="2"`,
      ),
    );
  }
  parts.push(
    polygon(
      [
        [x - w * 0.05, y + 4],
        [x + w * 0.07, y - h],
        [x + w * 0.93, y - h],
        [x + w * 1.05, y + 4],
      ],
      drawing.linear([lighten(tile, 0.18), tile, darken(tile, 0.18)]),
    ),
  );
  for (let i = 1; i < 14; i++)
    parts.push(
      stroke(
        `M${n(x + w * (0.07 + (0.86 * i) / 14))} ${n(y - h)}L${n(x + w * (-0.05 + (1.1 * i) / 14))} ${n(y + 4)}`,
        darken(tile, 0.4),
        1.3,
        'opacity="0.4"',
      ),
    );
  for (let i = 1; i < 4; i++)
    parts.push(
      stroke(
        `M${n(x + w * (0.07 - 0.12 * (i / 4)))} ${n(y - h + (h + 4) * (i / 4))}H${n(x + w * (0.93 + 0.12 * (i / 4)))}`,
        darken(tile, 0.3),
        1.1,
        'opacity="0.35"',
      ),
    );
  parts.push(stroke(`M${n(x + w * 0.05)} ${n(y - h)}H${n(x + w * 0.95)}`, lighten(tile, 0.35), size * 0.04));
  if (random.chance(0.3))
    parts.push(
      path(`M${n(x + w * 0.4)} ${n(y - h * 0.4)}v${n(-h * 0.5)}h${n(w * 0.12)}v${n(h * 0.5)}Z`, darken(wall, 0.2)),
    );
  if (random.chance(0.4))
    for (let i = 0; i < 4; i++)
      parts.push(
        ellipse(
          x + w * random.between(0.1, 0.9),
          y - h * random.between(0.1, 0.8),
          w * 0.05,
          h * 0.04,
          drawing.tone('#7d8f4c', distance),
          'opacity="0.6"',
        ),
      );
  drawing.add(group(parts));
}
