import { darken, lighten } from './colour.mjs';
import { circle, ellipse, group, n, path, stroke } from './drawing.mjs';

export function headOf(drawing, [x, y], size, { skin, hair, long, hat, hatColour, mask, beard, distance, bun, back }) {
  const parts = [
    ellipse(x, y, size * 0.88, size, drawing.linear([lighten(skin, 0.12), darken(skin, 0.12)], [0.8, 0, 0, 0.6])),
  ];
  if (back) parts.push(ellipse(x, y - size * 0.06, size * 0.98, size * 1.02, hair));
  else {
    parts.push(
      path(
        `M${n(x - size * 0.95)} ${n(y + size * (long ? 0.55 : 0.2))}Q${n(x - size * 1.15)} ${n(y - size * 1.2)} ${n(x + size * 0.1)} ${n(y - size * 1.1)}Q${n(x + size * 1.05)} ${n(y - size)} ${n(x + size * 0.86)} ${n(y - size * 0.2)}Q${n(x + size * 0.4)} ${n(y - size * 0.75)} ${n(x - size * 0.15)} ${n(y - size * 0.5)}Q${n(x - size * 0.55)} ${n(y - size * 0.1)} ${n(x - size * 0.5)} ${n(y + size * 0.45)}Z`,
        hair,
      ),
    );
    parts.push(circle(x + size * 0.62, y + size * 0.28, size * 0.2, '#e2725f', 'opacity="0.28"'));
    parts.push(
      circle(x + size * 0.42, y + size * 0.02, size * 0.085, '#2b2028'),
      stroke(
        `M${n(x + size * 0.3)} ${n(y + size * 0.5)}q${n(size * 0.2)} ${n(size * 0.14)} ${n(size * 0.38)} 0`,
        darken(skin, 0.5),
        size * 0.09,
      ),
    );
  }
  if (bun) parts.push(circle(x - size * 0.8, y - size * 0.55, size * 0.42, hair));
  if (beard)
    parts.push(
      path(
        `M${n(x + size * 0.05)} ${n(y + size * 0.6)}Q${n(x + size * 0.5)} ${n(y + size * 1.8)} ${n(x + size * 0.8)} ${n(y + size * 0.5)}Z`,
        '#e9e6e0',
      ),
    );
  if (mask)
    parts.push(
      path(
        `M${n(x - size * 0.1)} ${n(y + size * 0.22)}H${n(x + size * 0.9)}Q${n(x + size * 0.8)} ${n(y + size * 0.95)} ${n(x + size * 0.3)} ${n(y + size * 0.95)}Q${n(x - size * 0.05)} ${n(y + size * 0.7)} ${n(x - size * 0.1)} ${n(y + size * 0.22)}Z`,
        '#e6f1f2',
      ),
    );
  if (hat === 'cone') {
    const straw = drawing.tone('#ecd9a4', distance);
    parts.push(
      path(
        `M${n(x - size * 2.1)} ${n(y - size * 0.1)}Q${n(x - size * 0.8)} ${n(y - size * 0.9)} ${n(x)} ${n(y - size * 1.95)}Q${n(x + size * 0.8)} ${n(y - size * 0.9)} ${n(x + size * 2.1)} ${n(y - size * 0.1)}Q${n(x)} ${n(y + size * 0.32)} ${n(x - size * 2.1)} ${n(y - size * 0.1)}Z`,
        drawing.linear([lighten(straw, 0.4), straw, darken(straw, 0.3)], [0, 0, 1, 0.3]),
      ),
    );
    parts.push(
      stroke(
        `M${n(x - size * 1.3)} ${n(y - size * 0.55)}Q${n(x)} ${n(y - size * 0.2)} ${n(x + size * 1.3)} ${n(y - size * 0.55)}`,
        darken(straw, 0.3),
        0.7,
        'opacity="0.5"',
      ),
    );
  } else if (hat === 'cap' || hat === 'helmet') {
    const colour = drawing.tone(hatColour ?? '#3f6fa3', distance);
    parts.push(
      path(
        `M${n(x - size)} ${n(y - size * 0.25)}Q${n(x - size)} ${n(y - size * 1.35)} ${n(x + size * 0.1)} ${n(y - size * 1.3)}Q${n(x + size * 1.05)} ${n(y - size * 1.2)} ${n(x + size)} ${n(y - size * 0.3)}Z`,
        drawing.linear([lighten(colour, 0.25), darken(colour, 0.2)], [0, 0, 1, 0]),
      ),
    );
    parts.push(
      stroke(
        `M${n(x + size * 0.2)} ${n(y - size * 0.3)}H${n(x + size * (hat === 'cap' ? 1.7 : 1.2))}`,
        darken(colour, 0.2),
        size * 0.26,
      ),
    );
  } else if (hat === 'khanvan') {
    parts.push(
      stroke(
        `M${n(x - size * 0.9)} ${n(y - size * 0.45)}Q${n(x)} ${n(y - size * 1.25)} ${n(x + size * 0.85)} ${n(y - size * 0.5)}`,
        drawing.tone(hatColour ?? '#8c2a2a', distance),
        size * 0.62,
      ),
    );
  }
  return group(parts);
}
