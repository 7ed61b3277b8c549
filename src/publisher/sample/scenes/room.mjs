import { lighten } from '../colour.mjs';
import { ellipse, group, n, path, polygon, rect, stroke } from '../drawing.mjs';
import { paving } from '../landscape.mjs';
import { bush, tree } from '../trees.mjs';

/** Wall, floor, windows with light falling in: the room every indoor scene stands in. */
export function room(
  drawing,
  { wall = '#efe2c4', dado = '#c9d6c4', floor = '#c9a27c', windows = [0.08, 0.8], line = 0.66, fans = 2 } = {},
) {
  const { width, height } = drawing;
  const floorLine = height * line;
  const parts = [
    rect(0, 0, width, floorLine, drawing.linear([drawing.tone(lighten(wall, 0.25)), drawing.tone(wall)])),
    rect(0, floorLine * 0.74, width, floorLine * 0.26, drawing.tone(dado)),
    rect(0, floorLine * 0.73, width, 7, drawing.tone('#a98b63')),
    rect(0, floorLine - 12, width, 12, drawing.tone('#a98b63')),
  ];
  for (const t of windows) {
    const x = width * t;
    const w = width * 0.13;
    const top = floorLine * 0.16;
    const h = floorLine * 0.5;
    parts.push(
      rect(x - 8, top - 8, w + 16, h + 16, drawing.tone('#fbf5e6')),
      rect(x, top, w, h, drawing.linear(['#a9d4e2', '#d9ecd9', '#a9cc8c'])),
    );
    const pane = drawing.clip(rect(x, top, w, h, '#fff'));
    parts.push(
      group(
        [
          tree(drawing, x + w * 0.2, top + h * 1.2, h * 0.95, { distance: 0.3 }),
          tree(drawing, x + w * 0.85, top + h * 1.25, h * 1.1, { distance: 0.18, colour: '#5b9a4c' }),
          bush(drawing, x + w * 0.5, top + h * 1.12, w * 0.9, { distance: 0.1, dots: ['#e5536f', '#f7aebf'] }),
        ],
        pane,
      ),
    );
    parts.push(
      rect(x, top + h, w, 5, '#cdbb98'),
      stroke(`M${n(x + w / 2)} ${n(top)}v${n(h)}M${n(x)} ${n(top + h * 0.42)}h${n(w)}`, drawing.tone('#fbf5e6'), 6),
    );
    for (const side of [0, 1]) {
      const cx = side ? x + w + 6 : x - 6;
      const pull = side ? -w * 0.26 : w * 0.26;
      parts.push(
        path(
          `M${n(cx)} ${n(top - 6)}h${n(pull)}q${n(-pull * 0.1)} ${n(h * 0.5)} ${n(-pull * 0.62)} ${n(h * 0.66)}q${n(pull * 0.2)} ${n(h * 0.2)} ${n(pull * 0.1)} ${n(h * 0.38)}h${n(-pull * 0.48)}Z`,
          drawing.linear([lighten(drawing.tone(dado), 0.55), drawing.tone(dado)], [0, 0, 1, 0]),
          'opacity="0.92"',
        ),
      );
    }
    parts.push(stroke(`M${n(x - 14)} ${n(top - 7)}H${n(x + w + 14)}`, '#a98b63', 5));
    parts.push(
      polygon(
        [
          [x, top],
          [x + w, top],
          [x + w + width * 0.14, height],
          [x - width * 0.02, height],
        ],
        drawing.linear([
          ['#fff6d8', 0.34],
          ['#fff6d8', 0],
        ]),
      ),
    );
  }
  parts.push(paving(drawing, floorLine, floor, { rows: 7 }));
  for (let i = 0; i < fans; i++) {
    const x = width * ((i + 0.5) / fans);
    parts.push(
      stroke(`M${n(x)} 0v${n(height * 0.06)}`, '#8f8a80', 4),
      ellipse(x, height * 0.065, 12, 7, '#b9b2a4'),
      path(
        `M${n(x)} ${n(height * 0.062)}q-60 -14 -92 -2q30 12 92 4ZM${n(x)} ${n(height * 0.062)}q60 -14 92 -2q-30 12 -92 4Z`,
        '#d8d0be',
      ),
    );
  }
  return group(parts);
}

export const stool = (drawing, x, base, size) =>
  group([
    rect(x - size * 0.5, base - size, size, size * 0.2, drawing.tone('#c9583f'), 'rx="3"'),
    stroke(
      `M${n(x - size * 0.4)} ${n(base)}L${n(x - size * 0.34)} ${n(base - size * 0.8)}M${n(x + size * 0.4)} ${n(base)}L${n(x + size * 0.34)} ${n(base - size * 0.8)}`,
      drawing.tone('#8f3a2a'),
      size * 0.12,
    ),
  ]);

/** A round clock on the wall, at ten past nine. */
export const clock = (drawing, x, y, size) =>
  group([
    ellipse(x, y, size, size, drawing.tone('#8a5a35')),
    ellipse(x, y, size * 0.84, size * 0.84, '#fffdf4'),
    stroke(
      `M${n(x)} ${n(y)}L${n(x - size * 0.42)} ${n(y - size * 0.06)}M${n(x)} ${n(y)}L${n(x + size * 0.52)} ${n(y - size * 0.3)}`,
      '#3a3038',
      size * 0.09,
    ),
  ]);
