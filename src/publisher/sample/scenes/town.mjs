import {
  awning,
  banner,
  bunting,
  flagCloth,
  flagPole,
  houseRow,
  lamp,
  publicBuilding,
  tubeHouse,
} from '../buildings.mjs';
import { darken, lighten } from '../colour.mjs';
import { circle, ellipse, glow, groundShadow, group, n, path, polygon, rect, stroke } from '../drawing.mjs';
import { farTown, ground, paving, rainfall, ridge, sky } from '../landscape.mjs';
import { person, props } from '../people.mjs';
import { bush, nearBranch, palm, pot, tree, tufts } from '../plants.mjs';
import { basket, bicycle, lanternString, scooter, stall } from '../things.mjs';

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

/** A lane in perspective between two rows of houses. */
export function lane(drawing, { wet = false, mural = false, lanterns = false, people = true } = {}) {
  const { width, height, random } = drawing;
  const horizon = height * 0.47;
  const vx = width * 0.5;
  const span = Math.min(width, height * 1.1);
  drawing.add(
    sky(drawing, horizon, { clouds: 3 }),
    farTown(drawing, horizon + 6, { height: 90, distance: 0.5, from: vx - span * 0.2, to: vx + span * 0.2 }),
    tree(drawing, vx + 30, horizon + 12, 120, { distance: 0.35 }),
  );
  drawing.add(paving(drawing, horizon + 4, wet ? '#6f7f88' : '#b5a48f', { vanishX: vx, rows: 12 }));
  const colours = ['#e9c46f', '#a9c4b2', '#e7d8b4', '#d9a45b', '#b7cbd8', '#c98d6d', '#efe2c6', '#c9d6d0'];
  for (const side of [-1, 1]) {
    const pieces = [];
    for (let i = 0; i < 6; i++) {
      const near = 1.45 * 0.74 ** i;
      const far = 1.45 * 0.74 ** (i + 1);
      const at = (t, x) => vx + side * (span * 0.05 + span * 0.44 * t ** 1.5) * x;
      const topOf = (t, k) => horizon - height * (0.06 + 0.78 * t) * k;
      const floorOf = (t) => horizon + height * (0.015 + 0.6 * t);
      const k = random.between(0.78, 1.12);
      const wall = drawing.tone(random.pick(colours), 0.06 + Math.max(0, 1 - near) * 0.5);
      const x1 = at(near, 1);
      const x2 = at(far, 1);
      const shadeFill = drawing.linear(
        side < 0 ? [lighten(wall, 0.05), darken(wall, 0.12)] : [darken(wall, 0.2), darken(wall, 0.3)],
        [0, 0, 1, 0],
      );
      const parts = [
        polygon(
          [
            [x1, topOf(near, k)],
            [x2, topOf(far, k)],
            [x2, floorOf(far)],
            [x1, floorOf(near)],
          ],
          shadeFill,
        ),
      ];
      const roof = drawing.tone('#9c4a34', 0.1 + Math.max(0, 1 - near) * 0.5);
      parts.push(
        polygon(
          [
            [x1 - side * 18 * near, topOf(near, k) + 8 * near],
            [x2 - side * 10 * far, topOf(far, k) + 6 * far],
            [x2 + side * 26 * far, topOf(far, k) - 40 * far],
            [x1 + side * 40 * near, topOf(near, k) - 60 * near],
          ],
          drawing.linear([darken(roof, 0.15), roof]),
        ),
      );
      const blend = (u, v) => {
        const t = near + (far - near) * u;
        const x = x1 + (x2 - x1) * u;
        return [x, topOf(t, k) + (floorOf(t) - topOf(t, k)) * v];
      };
      const quad = (u1, u2, v1, v2, fill, extra) =>
        polygon([blend(u1, v1), blend(u2, v1), blend(u2, v2), blend(u1, v2)], fill, extra);
      const shutter = drawing.tone(
        random.pick(['#3f6f62', '#4a7a8c', '#7c4a35', '#55704a']),
        0.1 + Math.max(0, 1 - near) * 0.4,
      );
      for (const v of [0.14, 0.4]) {
        for (const u of [0.16, 0.56]) {
          const lit = drawing.dark && random.chance(0.6);
          parts.push(
            quad(u - 0.02, u + 0.28, v - 0.015, v + 0.17, lighten(wall, 0.25)),
            quad(u, u + 0.26, v, v + 0.16, lit ? '#ffd98a' : shutter),
          );
          if (!lit)
            for (let s = 1; s < 6; s++)
              parts.push(quad(u + 0.01, u + 0.25, v + s * 0.026, v + s * 0.026 + 0.006, darken(shutter, 0.3)));
        }
      }
      parts.push(
        quad(
          0.3,
          0.66,
          0.66,
          0.99,
          drawing.dark ? '#f0b35c' : drawing.linear([darken(shutter, 0.4), drawing.tone('#6f452f', 0.1)]),
        ),
      );
      if (mural) {
        const paint = ['#5aa0a4', '#f0c452', '#e58a93', '#7fb35a', '#8a5f9c', '#ef8f4a'][i % 6];
        parts.push(quad(0.02, 0.98, 0.62, 0.98, drawing.tone(paint, 0.1 + Math.max(0, 1 - near) * 0.35)));
        for (let q = 0; q < 7; q++) {
          const [fx, fy] = blend(random.between(0.08, 0.92), random.between(0.7, 0.9));
          const r = 26 * near;
          const petal = drawing.tone(
            random.pick(['#fffbe8', '#ef8fab', '#d9483a', '#fff3c4']),
            Math.max(0, 1 - near) * 0.3,
          );
          for (let a = 0; a < 6; a++)
            parts.push(ellipse(fx + Math.cos(a) * r * 0.5, fy + Math.sin(a) * r * 0.6, r * 0.32, r * 0.4, petal));
          parts.push(circle(fx, fy, r * 0.26, drawing.tone('#f0a52f')));
        }
      } else if (random.chance(0.6)) {
        const [ax, ay] = blend(0.1, 0.62);
        const [bx, by] = blend(0.92, 0.62);
        parts.push(
          polygon(
            [
              [ax, ay],
              [bx, by],
              [bx - side * 50 * far, by + 40 * far],
              [ax - side * 70 * near, ay + 56 * near],
            ],
            drawing.tone(random.pick(['#d9583f', '#2f7f86', '#e0a02f', '#4f8a4c']), Math.max(0, 1 - near) * 0.4),
          ),
        );
      }
      const [px, py] = blend(0.84, 0.99);
      parts.push(
        bush(drawing, px, py, 90 * far, {
          dots: random.pick([null, ['#e5536f', '#f7aebf'], ['#f3e9c8', '#f2b33d']]),
          distance: Math.max(0, 1 - near) * 0.4,
        }),
      );
      pieces.push(parts.join(''));
    }
    drawing.add(pieces.reverse().join(''));
  }
  if (lanterns)
    for (const [y, size, count] of [
      [0.3, 8, 5],
      [0.2, 14, 6],
      [0.05, 24, 7],
    ])
      drawing.add(
        lanternString(drawing, vx - width * (0.62 - y), height * y, vx + width * (0.62 - y), height * y, {
          size,
          count,
          sag: size * 1.3,
        }),
      );
  else
    for (const y of [0.2, 0.26, 0.1])
      drawing.add(
        stroke(
          `M0 ${n(height * y)}Q${n(vx)} ${n(height * (y + 0.12))} ${width} ${n(height * (y + 0.03))}`,
          drawing.tone('#3a3640', 0.2),
          1.6,
          'opacity="0.7"',
        ),
      );
  if (wet) {
    for (let i = 0; i < 9; i++)
      drawing.add(
        ellipse(
          vx + random.around() * width * 0.3,
          height * random.between(0.66, 0.97),
          random.between(40, 150),
          random.between(4, 14),
          drawing.linear([
            ['#dfeaea', 0.75],
            ['#8aa5ac', 0.5],
          ]),
        ),
      );
  }
  if (people) {
    const shelter = (c) => (wet ? { prop: props.umbrella(drawing, c) } : {});
    drawing.add(
      person(drawing, vx + span * 0.05, height * 0.68, 150, {
        pose: 'walk',
        top: '#f3efe4',
        distance: 0.25,
        ...shelter('#8a5f9c'),
      }),
      person(drawing, vx - span * 0.14, height * 0.86, 265, {
        pose: wet ? 'hold' : 'walk',
        flip: true,
        hat: wet ? '' : 'cone',
        top: '#5aa0a4',
        long: true,
        ...shelter('#d9483a'),
      }),
      bicycle(drawing, vx + span * 0.19, height * 0.93, 1.9, { flip: true }),
      person(drawing, vx + span * 0.194, height * 0.865, 280, {
        pose: 'ride',
        flip: true,
        top: wet ? '#f0c452' : '#e58a93',
        dress: wet ? 'coat' : '',
        hat: 'cone',
        shadow: false,
      }),
    );
  }
  if (wet) drawing.add(rainfall(drawing, height * 0.55, 190));
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
      parts3(drawing, x, y + lift, w, h, size, tile, wall, distance);
      if (random.chance(0.22))
        drawing.add(tree(drawing, x + w * 0.98, y + lift + size * 0.4, size * 0.95, { distance }));
      x += w * random.between(0.92, 1.02);
    }
  }
}

function parts3(drawing, x, y, w, h, size, tile, wall, distance) {
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

/** Painters at a wall of flowers in the lane: what a youth union does on a Sunday. */
export function muralWall(drawing) {
  const { width, height, random } = drawing;
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
  drawing.add(
    path(
      `M0 ${n(base)}V${n(height * 0.5)}Q${n(width * 0.2)} ${n(height * 0.36)} ${n(width * 0.4)} ${n(height * 0.5)}T${n(width * 0.8)} ${n(height * 0.46)}L${n(width * 0.8)} ${n(base)}Z`,
      drawing.tone('#8ec6cc'),
    ),
    path(
      `M0 ${n(base)}V${n(height * 0.62)}Q${n(width * 0.25)} ${n(height * 0.5)} ${n(width * 0.45)} ${n(height * 0.62)}T${n(width * 0.76)} ${n(height * 0.6)}V${n(base)}Z`,
      drawing.tone('#5fa3a0'),
    ),
  );
  for (let i = 0; i < 16; i++) {
    const x = random.between(20, width * 0.74);
    const y = random.between(height * 0.4, height * 0.7);
    const r = random.between(20, 46);
    const colour = drawing.tone(random.pick(['#ef8fab', '#f6c14b', '#e5536f', '#fffbe8']));
    drawing.add(stroke(`M${n(x)} ${n(y)}q10 40 0 ${n(base - y)}`, drawing.tone('#4f8f5c'), 5));
    for (let a = 0; a < 7; a++)
      drawing.add(
        ellipse(x + Math.cos(a * 0.9) * r * 0.6, y + Math.sin(a * 0.9) * r * 0.6, r * 0.44, r * 0.44, colour),
      );
    drawing.add(circle(x, y, r * 0.34, drawing.tone('#e9861b')));
  }
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

/** Night street with food stalls. */
export function nightMarket(drawing) {
  market(drawing, { kinds: ['fruit', 'cake', 'flower'], lanterns: true });
  const { width, height, random } = drawing;
  for (let i = 0; i < 8; i++)
    drawing.add(glow(drawing, (width * (i + 0.5)) / 8, height * random.between(0.34, 0.46), 150, '#ffcf7a', 0.45));
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
