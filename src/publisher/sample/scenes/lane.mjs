import { darken, lighten } from '../colour.mjs';
import { circle, ellipse, n, polygon, stroke } from '../drawing.mjs';
import { farTown, paving } from '../landscape.mjs';
import { lanternString } from '../lanterns.mjs';
import { person } from '../person.mjs';
import { props } from '../props.mjs';
import { rainfall, sky } from '../sky.mjs';
import { bush, tree } from '../trees.mjs';
import { bicycle } from '../vehicles.mjs';

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
