import { darken, lighten } from './colour.mjs';
import { circle, ellipse, group, n, path, polygon, rect, stroke } from './drawing.mjs';

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
