import { star } from './buildings.mjs';
import { darken, lighten } from './colour.mjs';
import { circle, ellipse, glow, group, n, path, place, polygon, rect, stroke } from './drawing.mjs';

/** A bicycle, 100 units long at scale 1, wheels on `base`; `load` puts baskets of flowers behind. */
export function bicycle(
  drawing,
  x,
  base,
  scale = 1,
  { flip = false, colour = '#3f6f8a', distance = 0, load = '' } = {},
) {
  const { random } = drawing;
  const frame = drawing.tone(colour, distance);
  const tyre = drawing.tone('#2f2c33', distance);
  const wheel = (wx) => [
    circle(wx, -18, 17, 'none', `stroke="${tyre}" stroke-width="3"`),
    circle(wx, -18, 14, 'none', `stroke="${drawing.tone('#c9ccd0', distance)}" stroke-width="0.8"`),
    ...[0, 30, 60, 90, 120, 150].map(
      (a) =>
        `<path d="M${wx - 15} -18H${wx + 15}" stroke="${drawing.tone('#b9bcc2', distance)}" stroke-width="0.5" transform="rotate(${a} ${wx} -18)"/>`,
    ),
  ];
  const parts = [
    ellipse(2, 1, 58, 5, '#1b1838', `opacity="${drawing.mood.shadow * 0.8}"`),
    ...wheel(-32),
    ...wheel(34),
  ];
  parts.push(
    stroke('M-32 -18L-12 -44H20L34 -18M-12 -44L0 -17L20 -44M-32 -18H0M-12 -44l-3 -9M20 -44l-3 -12', frame, 3),
    stroke('M17 -56q7 -4 12 2', tyre, 2.6),
    ellipse(-15, -54, 9, 3, tyre),
    circle(0, -17, 5, 'none', `stroke="${tyre}" stroke-width="2"`),
  );
  if (load) {
    for (const bx of [-44, -26]) {
      parts.push(path(`M${bx - 13} -46H${bx + 13}L${bx + 9} -26H${bx - 9}Z`, drawing.tone('#b98a4e', distance)));
      for (let i = 0; i < 26; i++)
        parts.push(
          circle(
            bx + random.around() * 15,
            -52 + random.around() * 12,
            random.between(3, 5),
            drawing.tone(
              load === 'fruit'
                ? random.pick(['#e9861b', '#d9483a', '#8fae3f', '#f2c14b'])
                : load === 'lotus'
                  ? random.pick(['#ef8fab', '#f7c2cf', '#6fa35c', '#d9668a'])
                  : random.pick(['#e5536f', '#f6c14b', '#f4f0ea', '#c94f8a', '#6fa35c', '#f28a3d']),
              distance,
            ),
          ),
        );
    }
  }
  return place(parts, x, base, scale, flip);
}

/** A scooter, about 90 units long at scale 1. */
export function scooter(drawing, x, base, scale = 1, { flip = false, colour, distance = 0 } = {}) {
  const { random } = drawing;
  const body = drawing.tone(
    colour ?? random.pick(['#c9463a', '#3f79a6', '#e9e4d8', '#4f8f6a', '#2f3648', '#d9a23a']),
    distance,
  );
  const dark = drawing.tone('#2c2a31', distance);
  const parts = [ellipse(0, 1, 50, 5, '#1b1838', `opacity="${drawing.mood.shadow * 0.9}"`)];
  for (const wx of [-30, 32])
    parts.push(circle(wx, -12, 12, dark), circle(wx, -12, 6, drawing.tone('#b9bcc2', distance)));
  parts.push(
    path(
      'M-46 -22Q-44 -40 -24 -40H-2Q4 -40 4 -30L6 -16H20Q24 -34 22 -52L30 -54Q34 -34 40 -22Q30 -30 24 -12H-16Q-18 -24 -30 -25Q-40 -25 -46 -22Z',
      drawing.linear([lighten(body, 0.25), body, darken(body, 0.25)]),
    ),
  );
  parts.push(
    path('M-42 -41Q-36 -48 -22 -46L0 -44Q4 -42 2 -39H-40Z', dark),
    stroke('M24 -56l-8 -5M26 -56l6 1', dark, 3),
    circle(31, -49, 4, '#fff2c4'),
    rect(-49, -30, 5, 6, '#e2473c', 'rx="1"'),
  );
  return place(parts, x, base, scale, flip);
}

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

/** A slim wooden boat; `roof` puts a woven cover amidships. */
export function boat(drawing, x, y, length, { roof = false, flip = false, colour = '#6f4a35', distance = 0 } = {}) {
  const wood = drawing.tone(colour, distance);
  const parts = [
    ellipse(0, 5, 54, 4, '#12203a', 'opacity="0.28"'),
    path(
      'M-54 -12Q-30 6 0 6Q30 6 54 -14Q44 -2 40 2Q30 12 0 12Q-32 12 -42 2Z',
      drawing.linear([lighten(wood, 0.15), darken(wood, 0.35)]),
    ),
    stroke('M-54 -12Q-30 4 0 4Q30 4 54 -14', lighten(wood, 0.4), 1.6),
  ];
  if (roof)
    parts.push(
      path(
        'M-20 4Q-18 -22 0 -22Q18 -22 20 4Z',
        drawing.linear([drawing.tone('#c9ad74', distance), drawing.tone('#8a6f47', distance)]),
      ),
      ...[-10, 0, 10].map((v) =>
        stroke(`M${v} 4Q${v} -16 ${v * 0.8} -21`, drawing.tone('#7a6240', distance), 1, 'opacity="0.6"'),
      ),
    );
  // A long boat does not grow taller in the same measure.
  const scale = length / 108;
  const tall = Math.min(scale, 1.6 + (scale - 1.6) * 0.25);
  return group(parts, `transform="translate(${n(x)} ${n(y)}) scale(${n(flip ? -scale : scale)} ${n(tall)})"`);
}

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

/** A wheeled waste bin; colours by kind of waste. */
export function bin(drawing, x, base, height, colour, { mark = 'leaf', distance = 0 } = {}) {
  const c = drawing.tone(colour, distance);
  const w = height * 0.56;
  const pale = lighten(c, 0.7);
  const marks = {
    leaf: path(
      `M${n(x - w * 0.2)} ${n(base - height * 0.34)}Q${n(x - w * 0.22)} ${n(base - height * 0.6)} ${n(x + w * 0.22)} ${n(base - height * 0.6)}Q${n(x + w * 0.2)} ${n(base - height * 0.32)} ${n(x - w * 0.2)} ${n(base - height * 0.34)}Z`,
      pale,
    ),
    bottle: path(
      `M${n(x - w * 0.06)} ${n(base - height * 0.64)}H${n(x + w * 0.06)}V${n(base - height * 0.56)}Q${n(x + w * 0.15)} ${n(base - height * 0.52)} ${n(x + w * 0.15)} ${n(base - height * 0.45)}V${n(base - height * 0.3)}H${n(x - w * 0.15)}V${n(base - height * 0.45)}Q${n(x - w * 0.15)} ${n(base - height * 0.52)} ${n(x - w * 0.06)} ${n(base - height * 0.56)}Z`,
      pale,
    ),
    bag: path(
      `M${n(x - w * 0.2)} ${n(base - height * 0.52)}H${n(x + w * 0.2)}L${n(x + w * 0.25)} ${n(base - height * 0.3)}H${n(x - w * 0.25)}ZM${n(x - w * 0.08)} ${n(base - height * 0.53)}L${n(x)} ${n(base - height * 0.62)}L${n(x + w * 0.08)} ${n(base - height * 0.53)}Z`,
      pale,
    ),
  };
  return group([
    ellipse(x + w * 0.1, base, w * 0.66, height * 0.05, '#1b1838', `opacity="${drawing.mood.shadow}"`),
    circle(x - w * 0.34, base - height * 0.04, height * 0.06, drawing.tone('#2b2a30', distance)),
    circle(x + w * 0.34, base - height * 0.04, height * 0.06, drawing.tone('#2b2a30', distance)),
    path(
      `M${n(x - w * 0.5)} ${n(base - height * 0.86)}H${n(x + w * 0.5)}L${n(x + w * 0.4)} ${n(base - height * 0.03)}H${n(x - w * 0.4)}Z`,
      drawing.linear([lighten(c, 0.18), c, darken(c, 0.28)], [0, 0, 1, 0]),
    ),
    path(
      `M${n(x - w * 0.56)} ${n(base - height * 0.86)}Q${n(x - w * 0.5)} ${n(base - height)} ${n(x)} ${n(base - height)}Q${n(x + w * 0.5)} ${n(base - height)} ${n(x + w * 0.56)} ${n(base - height * 0.86)}Z`,
      darken(c, 0.15),
    ),
    circle(x, base - height * 0.46, w * 0.34, darken(c, 0.22), 'opacity="0.5"'),
    marks[mark],
  ]);
}

/** A lion's head for the dance; `y` is its middle. */
export function lionHead(drawing, x, y, size, { flip = false, colour = '#d9372b' } = {}) {
  const c = drawing.tone(colour);
  const gold = drawing.tone('#f5c34a');
  const fur = [];
  for (let i = 0; i < 22; i++) {
    const a = Math.PI * (0.95 + (i / 21) * 1.1);
    fur.push(ellipse(Math.cos(a) * 44, Math.sin(a) * 40 + 4, 12, 9, i % 2 ? '#fff3dc' : gold));
  }
  return place(
    [
      ...fur,
      path(
        'M-46 4Q-48 -42 0 -44Q48 -42 50 2Q50 16 40 20H-38Q-46 16 -46 4Z',
        drawing.linear([lighten(c, 0.2), c, darken(c, 0.25)]),
      ),
      path('M-6 -42Q-4 -62 4 -66Q12 -58 10 -42Z', gold),
      circle(4, -52, 4, '#fffbe8'),
      circle(-18, -12, 14, '#fff7e6'),
      circle(26, -12, 14, '#fff7e6'),
      circle(-14, -11, 7.5, '#22202a'),
      circle(30, -11, 7.5, '#22202a'),
      circle(-12, -14, 2.4, '#ffffff'),
      circle(32, -14, 2.4, '#ffffff'),
      stroke('M-34 -26Q-20 -38 -6 -28M14 -28Q28 -38 42 -26', gold, 6),
      ellipse(8, 6, 13, 9, gold),
      circle(4, 6, 2.6, darken(c, 0.4)),
      circle(12, 6, 2.6, darken(c, 0.4)),
      path('M-36 20H42Q46 40 30 46H-22Q-40 42 -36 20Z', '#7a1620'),
      path('M-30 20H36V27H-30Z', '#fffbe8'),
      path('M-16 40Q6 26 26 40Q6 50 -16 40Z', '#f28a8a'),
      path('M-40 40Q4 66 46 40L44 52Q4 74 -38 52Z', '#fff3dc'),
    ],
    x,
    y,
    size / 100,
    flip,
  );
}

export function drum(drawing, x, base, size) {
  const c = drawing.tone('#b3301f');
  return group([
    ellipse(x, base, size * 0.62, size * 0.12, '#1b1838', `opacity="${drawing.mood.shadow}"`),
    stroke(
      `M${n(x - size * 0.4)} ${n(base)}L${n(x + size * 0.3)} ${n(base - size * 0.4)}M${n(x + size * 0.4)} ${n(base)}L${n(x - size * 0.3)} ${n(base - size * 0.4)}`,
      drawing.tone('#6b4630'),
      size * 0.07,
    ),
    path(
      `M${n(x - size * 0.5)} ${n(base - size * 1.0)}Q${n(x - size * 0.68)} ${n(base - size * 0.65)} ${n(x - size * 0.5)} ${n(base - size * 0.3)}H${n(x + size * 0.5)}Q${n(x + size * 0.68)} ${n(base - size * 0.65)} ${n(x + size * 0.5)} ${n(base - size * 1.0)}Z`,
      drawing.linear([lighten(c, 0.15), c, darken(c, 0.35)], [0, 0, 1, 0]),
    ),
    ellipse(x, base - size, size * 0.5, size * 0.15, drawing.tone('#f1dfb8')),
    ellipse(
      x,
      base - size,
      size * 0.5,
      size * 0.15,
      'none',
      `stroke="${drawing.tone('#d9a83a')}" stroke-width="${n(size * 0.05)}"`,
    ),
    ...[-0.4, -0.2, 0, 0.2, 0.4].map((t) => circle(x + t * size, base - size * 0.83, size * 0.025, '#f3cf66')),
  ]);
}

export function chair(drawing, x, base, height, colour = '#b8432f') {
  const c = drawing.tone(colour);
  return group([
    stroke(
      `M${n(x - height * 0.2)} ${n(base)}V${n(base - height * 0.48)}M${n(x + height * 0.2)} ${n(base)}V${n(base - height * 0.48)}`,
      darken(c, 0.3),
      height * 0.06,
    ),
    rect(x - height * 0.25, base - height * 0.52, height * 0.5, height * 0.08, c, 'rx="3"'),
    rect(
      x - height * 0.22,
      base - height,
      height * 0.44,
      height * 0.4,
      drawing.linear([lighten(c, 0.15), darken(c, 0.15)]),
      'rx="6"',
    ),
  ]);
}

/** A desk with a screen, papers and a plate; used at counters and in classrooms. */
export function desk(
  drawing,
  x,
  base,
  width,
  { height = width * 0.44, colour = '#b9824f', screen = false, papers = true } = {},
) {
  const c = drawing.tone(colour);
  const parts = [
    ellipse(x + width / 2, base, width * 0.56, width * 0.05, '#1b1838', `opacity="${drawing.mood.shadow}"`),
    rect(x + width * 0.04, base - height, width * 0.92, height, drawing.linear([c, darken(c, 0.32)])),
    rect(x + width * 0.1, base - height * 0.76, width * 0.8, height * 0.56, darken(c, 0.16), 'rx="4"'),
    rect(x - width * 0.02, base - height - width * 0.035, width * 1.04, width * 0.05, lighten(c, 0.25), 'rx="3"'),
  ];
  const top = base - height - width * 0.03;
  if (screen)
    parts.push(
      rect(x + width * 0.6, top - width * 0.26, width * 0.3, width * 0.2, drawing.tone('#2f3440'), 'rx="4"'),
      rect(x + width * 0.73, top - width * 0.07, width * 0.04, width * 0.07, drawing.tone('#4a505c')),
    );
  if (papers)
    parts.push(
      polygon(
        [
          [x + width * 0.12, top],
          [x + width * 0.32, top],
          [x + width * 0.34, top - width * 0.025],
          [x + width * 0.15, top - width * 0.025],
        ],
        '#fffdf4',
      ),
      polygon(
        [
          [x + width * 0.14, top - width * 0.025],
          [x + width * 0.34, top - width * 0.025],
          [x + width * 0.36, top - width * 0.045],
          [x + width * 0.17, top - width * 0.045],
        ],
        drawing.tone('#f0c452'),
      ),
    );
  return group(parts);
}

export function ball(drawing, x, y, size) {
  return group([
    ellipse(x, y + size * 1.1, size * 1.2, size * 0.3, '#1b1838', `opacity="${drawing.mood.shadow}"`),
    circle(x, y, size, drawing.radial(['#ffffff', '#d9d9d2'], [0.35, 0.3, 0.8])),
    polygon(
      [
        [x, y - size * 0.45],
        [x + size * 0.42, y - size * 0.12],
        [x + size * 0.26, y + size * 0.38],
        [x - size * 0.26, y + size * 0.38],
        [x - size * 0.42, y - size * 0.12],
      ],
      '#2b2b33',
    ),
  ]);
}
