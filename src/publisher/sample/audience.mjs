import { darken, lighten } from './colour.mjs';
import { ellipse, group, n, path, rect } from './drawing.mjs';
import { HAIR, SHIRTS } from './person.mjs';

/** Rows of seated people seen from behind: a meeting, a lesson. */
export function audience(
  drawing,
  top,
  bottom,
  { rows = 4, columns = 11, chair = '#b8432f', from = 0, to = drawing.width } = {},
) {
  const { random } = drawing;
  const parts = [];
  for (let row = 0; row < rows; row++) {
    const t = rows === 1 ? 1 : row / (rows - 1);
    const y = top + (bottom - top) * t ** 1.25;
    const size = 34 + t * 44;
    const shift = row % 2 ? 0.5 : 0;
    for (let i = -1; i <= columns; i++) {
      const x = from + ((i + shift + 0.5) / columns) * (to - from) + random.around() * size * 0.12;
      const cloth = drawing.tone(random.pick(SHIRTS), (1 - t) * 0.12);
      const hair = drawing.tone(random.pick(HAIR), (1 - t) * 0.12);
      parts.push(
        path(
          `M${n(x - size * 0.62)} ${n(y + size * 0.9)}Q${n(x - size * 0.64)} ${n(y + size * 0.12)} ${n(x - size * 0.2)} ${n(y + size * 0.05)}H${n(x + size * 0.2)}Q${n(x + size * 0.64)} ${n(y + size * 0.12)} ${n(x + size * 0.62)} ${n(y + size * 0.9)}Z`,
          drawing.linear([lighten(cloth, 0.15), darken(cloth, 0.18)]),
        ),
      );
      parts.push(rect(x - size * 0.1, y - size * 0.12, size * 0.2, size * 0.25, drawing.tone('#d3a27c', 0)));
      parts.push(
        ellipse(x, y - size * 0.36, size * 0.29, size * 0.34, drawing.tone('#dda982', 0)),
        ellipse(x, y - size * 0.4, size * 0.3, size * 0.33, hair),
      );
      if (random.chance(0.35))
        parts.push(
          path(
            `M${n(x - size * 0.3)} ${n(y - size * 0.4)}Q${n(x - size * 0.36)} ${n(y + size * 0.2)} ${n(x - size * 0.2)} ${n(y + size * 0.3)}H${n(x + size * 0.2)}Q${n(x + size * 0.36)} ${n(y + size * 0.2)} ${n(x + size * 0.3)} ${n(y - size * 0.4)}Z`,
            hair,
          ),
        );
      parts.push(
        path(
          `M${n(x - size * 0.52)} ${n(y + size * 1.3)}V${n(y + size * 0.62)}Q${n(x)} ${n(y + size * 0.42)} ${n(x + size * 0.52)} ${n(y + size * 0.62)}V${n(y + size * 1.3)}Z`,
          drawing.tone(chair, (1 - t) * 0.1),
        ),
      );
    }
  }
  return group(parts);
}
