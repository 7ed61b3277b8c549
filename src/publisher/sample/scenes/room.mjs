import { lighten } from '../colour.mjs';
import { ellipse, group, n, path, polygon, rect, stroke } from '../drawing.mjs';
import { paving } from '../landscape.mjs';

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
    for (let i = 0; i < 6; i++)
      parts.push(
        ellipse(
          x + w * (0.1 + i * 0.17),
          top + h * (0.86 + (i % 2) * 0.06),
          w * 0.16,
          h * 0.16,
          ['#7fb06a', '#5f9a58', '#8fbf6f'][i % 3],
        ),
      );
    parts.push(
      rect(x, top + h, w, 5, '#cdbb98'),
      stroke(`M${n(x + w / 2)} ${n(top)}v${n(h)}M${n(x)} ${n(top + h * 0.42)}h${n(w)}`, drawing.tone('#fbf5e6'), 6),
    );
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
