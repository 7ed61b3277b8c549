import { darken, lighten } from './colour.mjs';
import { circle, ellipse, group, n, path, polygon, rect, stroke } from './drawing.mjs';

/** A basket seen from the front with what it holds heaped up. */
export function basket(drawing, x, base, width, colours, { distance = 0, leafy = false } = {}) {
  const { random } = drawing;
  const cane = drawing.tone('#b98a4e', distance);
  const parts = [ellipse(x, base, width * 0.5, width * 0.1, '#1b1838', `opacity="${drawing.mood.shadow}"`)];
  for (let i = 0; i < 24; i++) {
    const r = width * random.between(0.07, 0.11);
    const px = x + random.around() * width * 0.42;
    const py = base - width * (0.36 + random.next() * 0.2 * (1 - Math.abs(px - x) / width));
    const c = drawing.tone(random.pick(colours), distance);
    parts.push(
      leafy
        ? ellipse(px, py, r * 1.5, r * 0.8, c, `transform="rotate(${random.whole(-50, 50)} ${n(px)} ${n(py)})"`)
        : circle(px, py, r, drawing.radial([lighten(c, 0.4), c], [0.35, 0.3, 0.7])),
    );
  }
  parts.push(
    path(
      `M${n(x - width * 0.5)} ${n(base - width * 0.36)}H${n(x + width * 0.5)}L${n(x + width * 0.38)} ${n(base)}H${n(x - width * 0.38)}Z`,
      drawing.linear([lighten(cane, 0.2), darken(cane, 0.25)]),
    ),
  );
  for (let i = 1; i < 4; i++)
    parts.push(
      stroke(
        `M${n(x - width * (0.5 - i * 0.03))} ${n(base - width * (0.36 - i * 0.09))}H${n(x + width * (0.5 - i * 0.03))}`,
        darken(cane, 0.35),
        1.2,
        'opacity="0.6"',
      ),
    );
  return group(parts);
}

/** A market stall: table, goods, awning on two poles. */
export function stall(drawing, x, base, width, { kind = 'fruit', distance = 0, colours } = {}) {
  const { random } = drawing;
  const h = width * 0.92;
  const pole = drawing.tone('#7a6350', distance);
  const cloth = drawing.tone(random.pick(['#3f6f8a', '#8a4a3c', '#4f7a5a', '#a5823f']), distance);
  const parts = [
    stroke(
      `M${n(x + width * 0.04)} ${n(base)}V${n(base - h)}M${n(x + width * 0.96)} ${n(base)}V${n(base - h)}`,
      pole,
      4,
    ),
  ];
  const table = base - width * 0.34;
  parts.push(
    rect(x, table, width, width * 0.34, drawing.linear([cloth, darken(cloth, 0.3)])),
    rect(x - 4, table - 5, width + 8, 8, drawing.tone('#c9a873', distance)),
  );
  const goods = {
    fruit: [
      ['#e9861b', '#f2a53d'],
      ['#d9483a', '#b8322a'],
      ['#8fae3f', '#6f9a3c'],
      ['#f2c14b', '#e6a92c'],
    ],
    vegetable: [
      ['#5f9a46', '#7fb35a'],
      ['#e9861b', '#d9702a'],
      ['#8fae3f', '#4f8a3c'],
      ['#e8e4d2', '#d6d9c2'],
    ],
    flower: [
      ['#e5536f', '#f28aa0'],
      ['#f6c14b', '#f9dc83'],
      ['#c94f8a', '#e39ac0'],
      ['#f4f0ea', '#ffe6ea'],
    ],
    cake: [
      ['#4f7d3c', '#5f9147'],
      ['#6a8f4a', '#4a7436'],
      ['#e8d29a', '#d9b76a'],
      ['#4f7d3c', '#5f9147'],
    ],
  }[kind];
  const count = Math.max(3, Math.round(width / 55));
  for (let i = 0; i < count; i++) {
    const bx = x + (width * (i + 0.5)) / count;
    if (kind === 'flower') {
      parts.push(
        polygon(
          [
            [bx - 15, table - 28],
            [bx + 15, table - 28],
            [bx + 10, table],
            [bx - 10, table],
          ],
          drawing.tone('#8b9aa6', distance),
        ),
      );
      for (let k = 0; k < 22; k++)
        parts.push(
          circle(
            bx + random.around() * 24,
            table - 44 + random.around() * 20,
            random.between(4, 7),
            drawing.tone(random.pick([...goods[i % 4], '#6a9a50']), distance),
          ),
        );
    } else if (kind === 'cake') {
      for (let row = 0; row < 3; row++)
        for (let k = 0; k < 3 - row; k++) {
          const s = width / count / 4;
          const c = drawing.tone(random.pick(goods[i % 4]), distance);
          parts.push(
            rect(bx - s * 1.6 + k * s * 1.08 + row * s * 0.5, table - s * (row + 1), s, s, c, 'rx="2"'),
            stroke(
              `M${n(bx - s * 1.6 + k * s * 1.08 + row * s * 0.5 + s / 2)} ${n(table - s * (row + 1))}v${n(s)}`,
              drawing.tone('#ead9a8', distance),
              1.4,
            ),
          );
        }
    } else
      parts.push(
        basket(drawing, bx, table, (width / count) * 0.86, goods[i % 4], {
          distance,
          leafy: kind === 'vegetable' && i % 2 === 0,
        }),
      );
  }
  parts.push(awningOver(drawing, x, base - h, width, colours, distance));
  return group(parts);
}

function awningOver(drawing, x, y, width, colours, distance) {
  const { random } = drawing;
  const [a, b] =
    colours ??
    random.pick([
      ['#d9583f', '#f6ead0'],
      ['#2f7f86', '#f2ead6'],
      ['#e0a02f', '#fbf0d2'],
      ['#4f8a4c', '#eef0d8'],
      ['#b0567f', '#f6e6e4'],
    ]);
  const parts = [];
  const stripes = Math.max(6, Math.round(width / 20));
  const depth = width * 0.2;
  for (let i = 0; i < stripes; i++) {
    const c = drawing.tone(i % 2 ? b : a, distance);
    const t1 = i / stripes;
    const t2 = (i + 1) / stripes;
    const bx1 = x - width * 0.06 + width * 1.12 * t1;
    const bx2 = x - width * 0.06 + width * 1.12 * t2;
    parts.push(
      polygon(
        [
          [x + width * (0.06 + 0.88 * t1), y - depth * 0.7],
          [x + width * (0.06 + 0.88 * t2), y - depth * 0.7],
          [bx2, y + depth * 0.3],
          [bx1, y + depth * 0.3],
        ],
        drawing.linear([lighten(c, 0.12), darken(c, 0.1)]),
      ),
    );
    parts.push(
      path(
        `M${n(bx1)} ${n(y + depth * 0.29)}H${n(bx2)}a${n((bx2 - bx1) / 2)} ${n(depth * 0.2)} 0 0 1 ${n(bx1 - bx2)} 0Z`,
        darken(c, 0.12),
      ),
    );
  }
  return group(parts);
}
