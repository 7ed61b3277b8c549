import { darken, lighten } from './colour.mjs';
import { circle, ellipse, glow, group, n, path, place, rect, stroke } from './drawing.mjs';
import { star } from './flags.mjs';

/** A round silk lantern with ribs and tassel. */
export function lantern(drawing, x, y, size, colour = '#d8382c', { lit = true, distance = 0 } = {}) {
  const c = lit ? colour : drawing.tone(colour, distance);
  const parts = [];
  if (lit) parts.push(glow(drawing, x, y, size * 3.4, colour === '#f4c04a' ? '#ffd978' : '#ff9a5a', 0.62));
  parts.push(
    ellipse(
      x,
      y,
      size,
      size * 0.92,
      drawing.radial([lit ? '#fff0b4' : lighten(c, 0.45), c, darken(c, 0.28)], [0.5, 0.5, 0.62]),
    ),
  );
  for (const t of [0.35, 0.72])
    parts.push(
      `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(size * t)}" ry="${n(size * 0.92)}" fill="none" stroke="${darken(c, 0.3)}" stroke-width="${n(size * 0.04)}" opacity="0.5"/>`,
    );
  parts.push(
    rect(x - size * 0.38, y - size * 1.02, size * 0.76, size * 0.16, '#d9b04a', 'rx="2"'),
    rect(x - size * 0.34, y + size * 0.86, size * 0.68, size * 0.15, '#d9b04a', 'rx="2"'),
  );
  parts.push(
    stroke(
      `M${n(x)} ${n(y + size)}v${n(size * 0.8)}M${n(x - size * 0.1)} ${n(y + size * 1.2)}v${n(size * 0.7)}M${n(x + size * 0.1)} ${n(y + size * 1.2)}v${n(size * 0.7)}`,
      lit ? '#e8503c' : c,
      size * 0.07,
    ),
  );
  return group(parts);
}

/** A five-pointed star lantern in its ring (đèn ông sao). */
export function starLantern(drawing, x, y, size, colour = '#e0362b') {
  return group([
    glow(drawing, x, y, size * 3, '#ffb05a', 0.65),
    circle(x, y, size * 1.06, 'none', `stroke="#f0c452" stroke-width="${n(size * 0.07)}"`),
    star(
      x,
      y,
      size,
      drawing.radial(['#fff0b4', colour, darken(colour, 0.15)], [0.5, 0.5, 0.6]),
      'stroke="#ffe08a" stroke-width="1.4"',
    ),
    ...[0, 72, 144, 216, 288].map(
      (a) =>
        `<path d="M${n(x)} ${n(y)}V${n(y - size * 0.95)}" stroke="#ffe9a8" stroke-width="1.4" opacity="0.8" transform="rotate(${a} ${n(x)} ${n(y)})"/>`,
    ),
    ...[60, 180, 300].map(
      (a) =>
        `<path d="M${n(x)} ${n(y + size * 1.06)}v${n(size * 0.3)}" stroke="#7bd0a0" stroke-width="2" transform="rotate(${a} ${n(x)} ${n(y)})" opacity="0.8"/>`,
    ),
  ]);
}

/** A carp lantern (đèn cá chép) facing right. */
export function carpLantern(drawing, x, y, size, { flip = false } = {}) {
  const body = drawing.radial(['#fff2b8', '#ff9d4a', '#e24a2c'], [0.5, 0.5, 0.6]);
  const scales = [];
  for (let row = 0; row < 3; row++)
    for (let i = 0; i < 5; i++)
      scales.push(
        stroke(`M${-26 + i * 11 + (row % 2) * 5} ${-12 + row * 10}q5 7 0 10`, '#d23a22', 1.4, 'opacity="0.7"'),
      );
  return group([
    glow(drawing, x, y, size * 2.6, '#ffac5a', 0.65),
    place(
      [
        path('M-40 0Q-62 -34 -70 -26Q-60 -8 -66 2Q-62 14 -72 28Q-58 32 -40 4Z', '#ff7a3c'),
        path('M-44 0Q-20 -34 22 -24Q46 -14 48 2Q42 22 16 26Q-22 32 -44 0Z', body),
        path('M-14 -26Q2 -46 20 -26Z', '#ff7a3c'),
        path('M-6 26Q4 42 16 26Z', '#ff7a3c'),
        ...scales,
        circle(32, -6, 6, '#fffbe8'),
        circle(33.5, -6, 3, '#2b2028'),
        stroke('M46 6q-6 4 -12 2', '#b23018', 2),
      ],
      x,
      y,
      size / 60,
      flip,
    ),
  ]);
}

/** A string of lanterns sagging between two points. */
export function lanternString(
  drawing,
  x1,
  y1,
  x2,
  y2,
  {
    count = 7,
    size = 16,
    sag = 34,
    colours = ['#d8382c', '#f4c04a', '#d8382c', '#ef7f3a'],
    lit = drawing.dark || drawing.moodName === 'dusk',
  } = {},
) {
  const parts = [
    stroke(
      `M${n(x1)} ${n(y1)}Q${n((x1 + x2) / 2)} ${n((y1 + y2) / 2 + sag * 2)} ${n(x2)} ${n(y2)}`,
      drawing.tone('#3d3140'),
      1.6,
    ),
  ];
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) / count;
    parts.push(
      lantern(
        drawing,
        x1 + (x2 - x1) * t,
        y1 + (y2 - y1) * t + sag * 4 * t * (1 - t) + size,
        size,
        colours[i % colours.length],
        { lit },
      ),
    );
  }
  return group(parts);
}
