import { darken, lighten } from './colour.mjs';
import { circle, ellipse, glow, group, n, path, polygon, rect, stroke } from './drawing.mjs';

/** Small things for hands; each returns a function of the hand's position. */
export const props = {
  book:
    (colour = '#3f79a6') =>
    (x, y) =>
      group([
        polygon(
          [
            [x - 7, y - 6],
            [x + 1, y - 4],
            [x + 1, y + 5],
            [x - 7, y + 3],
          ],
          colour,
        ),
        polygon(
          [
            [x + 1, y - 4],
            [x + 9, y - 6],
            [x + 9, y + 3],
            [x + 1, y + 5],
          ],
          lighten(colour, 0.3),
        ),
        polygon(
          [
            [x - 6, y - 6],
            [x + 1, y - 4],
            [x + 8, y - 6],
            [x + 1, y - 5.5],
          ],
          '#fffaf0',
        ),
      ]),
  phone: () => (x, y) =>
    group([rect(x - 2.5, y - 8, 6, 11, '#2b2f3a', 'rx="1.2"'), rect(x - 1.7, y - 7, 4.4, 9, '#bfe3ee')]),
  flag: (drawing) => (x, y) =>
    group([
      stroke(`M${n(x)} ${n(y + 5)}L${n(x + 3)} ${n(y - 24)}`, '#8d7350', 1.2),
      path(`M${n(x + 3)} ${n(y - 24)}q5 -3 9 0t9 0v11q-5 3 -9 0t-9 0Z`, drawing.tone('#d5281f')),
      circle(x + 12, y - 18.4, 2.4, '#ffdc3c'),
    ]),
  shovel: () => (x, y) =>
    group([
      stroke(`M${n(x - 9)} ${n(y - 22)}L${n(x + 7)} ${n(y + 20)}`, '#8b6a48', 2),
      path(`M${n(x + 4.5)} ${n(y + 17)}l6 -2.4l4 10q-4 4 -7 1Z`, '#8f979e'),
    ]),
  broom: () => (x, y) =>
    group([
      stroke(`M${n(x - 10)} ${n(y - 24)}L${n(x + 8)} ${n(y + 20)}`, '#a98752', 1.8),
      polygon(
        [
          [x + 5, y + 17],
          [x + 11, y + 15],
          [x + 18, y + 28],
          [x + 6, y + 31],
        ],
        '#cba65c',
      ),
    ]),
  balloon: (drawing, colour) => (x, y) =>
    group([
      stroke(`M${n(x)} ${n(y)}Q${n(x + 5)} ${n(y - 20)} ${n(x + 3)} ${n(y - 40)}`, '#8a8a8a', 0.6),
      ellipse(x + 3, y - 50, 8, 10, drawing.radial([lighten(colour, 0.6), colour], [0.35, 0.3, 0.7])),
    ]),
  star:
    (drawing, colour = '#e0362b') =>
    (x, y) => {
      const points = [];
      for (let i = 0; i < 10; i++) {
        const r = i % 2 ? 5 : 12;
        const angle = -Math.PI / 2 + (i * Math.PI) / 5;
        points.push([x + 4 + Math.cos(angle) * r, y - 26 + Math.sin(angle) * r]);
      }
      return group([
        glow(drawing, x + 4, y - 26, 40, '#ffb347', 0.75),
        stroke(`M${n(x)} ${n(y + 4)}L${n(x + 4)} ${n(y - 22)}`, '#8d7350', 1.2),
        circle(x + 4, y - 26, 12.6, 'none', 'stroke="#f5c451" stroke-width="1.2"'),
        polygon(points, drawing.radial(['#fff0b0', colour])),
      ]);
    },
  bag:
    (colour = '#5b8f52') =>
    (x, y) =>
      group([
        stroke(`M${n(x - 3)} ${n(y + 5)}Q${n(x)} ${n(y - 4)} ${n(x + 3)} ${n(y + 5)}`, colour, 1.4),
        path(`M${n(x - 7)} ${n(y + 5)}H${n(x + 7)}L${n(x + 6)} ${n(y + 19)}H${n(x - 6)}Z`, colour),
      ]),
  flowers: () => (x, y) =>
    group([
      polygon(
        [
          [x - 5, y - 8],
          [x + 7, y - 8],
          [x + 1, y + 7],
        ],
        '#f5ede0',
      ),
      ...[
        [-5, -11, '#e5536f'],
        [1, -14, '#f6c14b'],
        [7, -11, '#ef8fab'],
        [-1, -9, '#f4f0ea'],
        [4, -9, '#d93a4f'],
      ].map(([dx, dy, colour]) => circle(x + dx, y + dy, 3.6, colour)),
    ]),
  paper: () => (x, y) =>
    polygon(
      [
        [x - 3, y - 9],
        [x + 8, y - 7],
        [x + 6, y + 6],
        [x - 5, y + 4],
      ],
      '#fffdf4',
      'stroke="#cfc5b0" stroke-width="0.6"',
    ),
  mic: () => (x, y) =>
    group([stroke(`M${n(x)} ${n(y)}L${n(x + 2)} ${n(y - 7)}`, '#3a3a42', 2), circle(x + 2.5, y - 8.5, 2.8, '#5a5a66')]),
  umbrella: (drawing, colour) => (x, y) => {
    const c = drawing.tone(colour);
    return group([
      stroke(`M${n(x)} ${n(y + 4)}V${n(y - 44)}`, '#57504f', 1.6),
      path(
        `M${n(x - 27)} ${n(y - 34)}Q${n(x - 22)} ${n(y - 60)} ${n(x)} ${n(y - 60)}Q${n(x + 22)} ${n(y - 60)} ${n(x + 27)} ${n(y - 34)}Q${n(x + 20)} ${n(y - 40)} ${n(x + 13.5)} ${n(y - 35)}Q${n(x + 7)} ${n(y - 40)} ${n(x)} ${n(y - 35)}Q${n(x - 7)} ${n(y - 40)} ${n(x - 13.5)} ${n(y - 35)}Q${n(x - 20)} ${n(y - 40)} ${n(x - 27)} ${n(y - 34)}Z`,
        drawing.linear([lighten(c, 0.25), darken(c, 0.15)]),
      ),
      stroke(
        `M${n(x)} ${n(y - 60)}Q${n(x - 11)} ${n(y - 52)} ${n(x - 13.5)} ${n(y - 35)}M${n(x)} ${n(y - 60)}Q${n(x + 11)} ${n(y - 52)} ${n(x + 13.5)} ${n(y - 35)}`,
        darken(c, 0.3),
        0.8,
        'opacity="0.6"',
      ),
    ]);
  },
};
