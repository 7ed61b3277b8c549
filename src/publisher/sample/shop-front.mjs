import { darken, lighten } from './colour.mjs';
import { group, n, path, polygon, rect } from './drawing.mjs';

export function shopFront(drawing, x, base, width, floorHeight, distance) {
  const { random } = drawing;
  const inside = drawing.dark
    ? ['#ffe0a0', '#f0a850']
    : [drawing.tone('#3b3440', distance), drawing.tone('#8a7258', distance)];
  const h = floorHeight * 0.8;
  const parts = [rect(x + width * 0.06, base - h, width * 0.88, h, drawing.linear(inside))];
  for (let row = 0; row < 3; row++) {
    const sy = base - h * (0.28 + row * 0.22);
    parts.push(rect(x + width * 0.1, sy, width * 0.8, 3, drawing.tone('#7a573c', distance)));
    for (let sx = x + width * 0.12; sx < x + width * 0.84; sx += width * 0.085) {
      const gh = floorHeight * random.between(0.06, 0.13);
      parts.push(
        rect(
          sx,
          sy - gh,
          width * 0.06,
          gh,
          drawing.tone(random.pick(['#d9583f', '#e8b23f', '#4f8f8a', '#efe6cf', '#7aa05a', '#b0567f']), distance * 0.9),
          'rx="2"',
        ),
      );
    }
  }
  const sign = drawing.tone(random.pick(['#b23a2f', '#2f6b8a', '#2f7a5c', '#c9832c', '#6b3f7a']), distance);
  parts.push(rect(x + width * 0.05, base - floorHeight * 1.0, width * 0.9, floorHeight * 0.16, sign, 'rx="3"'));
  const letters = lighten(sign, 0.75);
  let lx = x + width * 0.16;
  while (lx < x + width * 0.8) {
    const lw = width * random.between(0.05, 0.14);
    parts.push(rect(lx, base - floorHeight * 0.945, lw, floorHeight * 0.05, letters, 'rx="2"'));
    lx += lw + width * 0.035;
  }
  if (random.chance(0.75))
    parts.push(
      awning(drawing, x - width * 0.02, base - floorHeight * 0.82, width * 1.04, floorHeight * 0.22, { distance }),
    );
  return group(parts);
}

/** A striped awning with a scalloped edge. */
export function awning(drawing, x, y, width, depth, { distance = 0, colours } = {}) {
  const { random } = drawing;
  const [a, b] =
    colours ??
    random.pick([
      ['#d9583f', '#f6ead0'],
      ['#2f7f86', '#f2ead6'],
      ['#e0a02f', '#fbf0d2'],
      ['#4f8a4c', '#eef0d8'],
      ['#3f6fa3', '#eef2ee'],
    ]);
  const stripes = Math.max(5, Math.round(width / 22));
  const parts = [];
  for (let i = 0; i < stripes; i++) {
    const tone = drawing.tone(i % 2 ? b : a, distance);
    const x1 = x + width * 0.04 + (width * 0.92 * i) / stripes;
    const x2 = x + width * 0.04 + (width * 0.92 * (i + 1)) / stripes;
    const b1 = x + (width * i) / stripes;
    const b2 = x + (width * (i + 1)) / stripes;
    parts.push(
      polygon(
        [
          [x1, y],
          [x2, y],
          [b2, y + depth],
          [b1, y + depth],
        ],
        drawing.linear([tone, darken(tone, 0.16)]),
      ),
    );
    parts.push(
      path(
        `M${n(b1)} ${n(y + depth - 0.5)}H${n(b2)}a${n((b2 - b1) / 2)} ${n(depth * 0.24)} 0 0 1 ${n(b1 - b2)} 0Z`,
        darken(tone, 0.1),
      ),
    );
  }
  return group(parts);
}
