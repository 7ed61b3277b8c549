import { darken, lighten } from './colour.mjs';
import { circle, ellipse, group, n, polygon, rect, stroke } from './drawing.mjs';

/** A potted tree: kumquat (fruit), peach (blossom) or plain green. */
export function pot(drawing, x, base, height, { kind = 'kumquat', distance = 0 } = {}) {
  const { random } = drawing;
  const w = height * 0.2;
  const clay = drawing.tone(random.pick(['#a8593c', '#3f6f9c', '#c9a25a']), distance);
  const parts = [
    polygon(
      [
        [x - w, base - height * 0.24],
        [x + w, base - height * 0.24],
        [x + w * 0.7, base],
        [x - w * 0.7, base],
      ],
      drawing.linear([lighten(clay, 0.2), darken(clay, 0.3)], [0, 0, 1, 0]),
    ),
    rect(x - w * 1.1, base - height * 0.27, w * 2.2, height * 0.05, lighten(clay, 0.1)),
  ];
  if (kind === 'peach') {
    const bark = drawing.tone('#5b3d34', distance);
    for (let i = 0; i < 9; i++) {
      const angle = -Math.PI / 2 + random.around() * 1.15;
      const length = height * random.between(0.4, 0.72);
      const ex = x + Math.cos(angle) * length;
      const ey = base - height * 0.28 + Math.sin(angle) * length;
      parts.push(
        stroke(
          `M${n(x)} ${n(base - height * 0.26)}Q${n(x + (ex - x) * 0.3)} ${n(ey + (base - height * 0.28 - ey) * 0.4)} ${n(ex)} ${n(ey)}`,
          bark,
          height * 0.014,
        ),
      );
      for (let k = 0; k < 9; k++) {
        const t = random.between(0.35, 1);
        parts.push(
          circle(
            x + (ex - x) * t + random.around() * height * 0.05,
            base - height * 0.28 + (ey - base + height * 0.28) * t + random.around() * height * 0.05,
            height * random.between(0.015, 0.03),
            drawing.tone(random.pick(['#f0829f', '#f7aebf', '#d9486f', '#fbd3da']), distance),
          ),
        );
      }
    }
  } else {
    parts.push(smoothCone(drawing, x, base - height * 0.25, height * 0.75, w * 1.7, distance));
    if (kind === 'kumquat') {
      for (let i = 0; i < 34; i++) {
        const t = random.next();
        parts.push(
          circle(
            x + random.around() * w * 1.6 * (1 - t * 0.75),
            base - height * (0.28 + t * 0.64),
            height * 0.021,
            drawing.tone(random.pick(['#f5a524', '#ffc247', '#e9861b']), distance),
          ),
        );
      }
    }
  }
  return group(parts);
}

function smoothCone(drawing, x, base, height, half, distance) {
  const { random } = drawing;
  const parts = [];
  for (const [shade, shift] of [
    ['#2f6a3e', 0],
    ['#427f46', -0.12],
    ['#5c9a52', -0.24],
  ]) {
    for (let i = 0; i < 26; i++) {
      const t = random.next();
      parts.push(
        ellipse(
          x + random.around() * half * (1 - t * 0.78) + shift * half,
          base - height * t,
          half * 0.24,
          half * 0.19,
          drawing.tone(shade, distance),
        ),
      );
    }
  }
  return parts.join('');
}

/** A lawn's edge: tufts of grass along a line. */
export function tufts(
  drawing,
  y,
  { colour = '#5f9147', count = 60, size = 16, distance = 0, from = 0, to = drawing.width } = {},
) {
  const { random } = drawing;
  const parts = [];
  for (let i = 0; i < count; i++) {
    const x = random.between(from, to);
    const h = size * random.between(0.5, 1.2);
    const py = y + random.around() * size * 0.6;
    parts.push(
      stroke(
        `M${n(x)} ${n(py)}q${n(-h * 0.2)} ${n(-h * 0.6)} ${n(-h * 0.45)} ${n(-h)}M${n(x)} ${n(py)}q${n(h * 0.1)} ${n(-h * 0.7)} ${n(h * 0.4)} ${n(-h * 0.9)}M${n(x)} ${n(py)}v${n(-h * 1.1)}`,
        drawing.tone(random.pick([colour, lighten(colour, 0.25), darken(colour, 0.25)]), distance),
        1.8,
      ),
    );
  }
  return group(parts);
}
