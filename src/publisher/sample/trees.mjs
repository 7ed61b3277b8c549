import { darken, lighten, mix } from './colour.mjs';
import { circle, ellipse, group, n, path, stroke } from './drawing.mjs';

/** Leaves as overlapping clumps: dark ones below, lit ones above and to the left. */
function foliage(drawing, x, y, rx, ry, colour, { clumps = 26, distance = 0, dots = null } = {}) {
  const { random } = drawing;
  const parts = [];
  const layers = [
    [darken(colour, 0.5), 0.14, 1],
    [darken(colour, 0.2), 0.06, 0.94],
    [colour, -0.04, 0.82],
    [mix(colour, '#d9d65e', 0.34), -0.16, 0.6],
    [mix(colour, '#f0e987', 0.55), -0.26, 0.4],
  ];
  for (const [shade, shift, spread] of layers) {
    const tone = drawing.tone(shade, distance);
    for (let i = 0; i < clumps * 2 * spread * spread; i++) {
      const angle = random.between(0, Math.PI * 2);
      const reach = Math.sqrt(random.next()) * spread;
      const size = rx * random.between(0.1, 0.19);
      const px = x + Math.cos(angle) * rx * reach * 0.88 + shift * rx * 0.5;
      const py = y + Math.sin(angle) * ry * reach * 0.88 + shift * ry * 0.9;
      parts.push(ellipse(px, py, size, size * random.between(0.55, 0.8), tone));
    }
  }
  if (dots) {
    for (let i = 0; i < 46; i++) {
      const angle = random.between(0, Math.PI * 2);
      const reach = Math.sqrt(random.next()) * 0.95;
      const size = rx * random.between(0.03, 0.075);
      parts.push(
        circle(
          x + Math.cos(angle) * rx * reach,
          y + Math.sin(angle) * ry * reach,
          size,
          drawing.tone(random.pick(dots), distance * 0.8),
        ),
      );
    }
  }
  return parts.join('');
}

/** A round-headed street tree; `height` is the whole of it. `dots` are blossoms (phượng, đào, bằng lăng). */
export function tree(
  drawing,
  x,
  base,
  height,
  { colour = '#4d8b4a', distance = 0, dots = null, lean = 0, spread = 0.36 } = {},
) {
  const trunk = drawing.tone('#6b4a39', distance);
  const top = base - height * 0.45;
  const w = height * 0.035;
  const cx = x + lean * height * 0.1;
  return group([
    path(
      `M${n(x - w * 1.5)} ${n(base)}Q${n(x - w * 0.6)} ${n(base - height * 0.1)} ${n(cx - w * 0.7)} ${n(top)}L${n(cx + w * 0.7)} ${n(top)}Q${n(x + w * 0.7)} ${n(base - height * 0.1)} ${n(x + w * 1.6)} ${n(base)}Z`,
      drawing.linear([trunk, darken(trunk, 0.25)], [0, 0, 1, 0]),
    ),
    stroke(
      `M${n(cx)} ${n(top + height * 0.08)}L${n(cx - height * 0.13)} ${n(top - height * 0.14)}M${n(cx)} ${n(top + height * 0.05)}L${n(cx + height * 0.14)} ${n(top - height * 0.12)}`,
      trunk,
      w * 0.9,
    ),
    foliage(drawing, cx, base - height * 0.68, height * spread, height * 0.3, colour, { distance, dots }),
  ]);
}

/** An old banyan with hanging roots. */
export function banyan(drawing, x, base, height, { distance = 0 } = {}) {
  const { random } = drawing;
  const trunk = drawing.tone('#5d473c', distance);
  const parts = [];
  const w = height * 0.1;
  parts.push(
    path(
      `M${n(x - w * 2)} ${n(base)}Q${n(x - w * 0.7)} ${n(base - height * 0.12)} ${n(x - w * 0.8)} ${n(base - height * 0.5)}L${n(x + w * 0.9)} ${n(base - height * 0.5)}Q${n(x + w * 0.6)} ${n(base - height * 0.1)} ${n(x + w * 2.2)} ${n(base)}Z`,
      drawing.linear([lighten(trunk, 0.12), darken(trunk, 0.3)], [0, 0, 1, 0]),
    ),
  );
  for (let i = -3; i <= 3; i++) {
    parts.push(
      stroke(
        `M${n(x + i * w * 0.22)} ${n(base - height * 0.5)}Q${n(x + i * w * 0.2)} ${n(base - height * 0.2)} ${n(x + i * w * 0.5)} ${n(base)}`,
        darken(trunk, 0.3),
        2,
        'opacity="0.5"',
      ),
    );
  }
  parts.push(
    foliage(drawing, x, base - height * 0.68, height * 0.55, height * 0.26, '#3f7a48', { clumps: 40, distance }),
  );
  for (let i = 0; i < 12; i++) {
    const rx = x + random.around() * height * 0.45;
    const ry = base - height * random.between(0.45, 0.56);
    parts.push(
      stroke(
        `M${n(rx)} ${n(ry)}q${n(random.around() * 5)} ${n(height * 0.08)} ${n(random.around() * 4)} ${n(height * random.between(0.08, 0.22))}`,
        trunk,
        1.8,
        'opacity="0.75"',
      ),
    );
  }
  return group(parts);
}

/** An areca or coconut palm. */
export function palm(drawing, x, base, height, { distance = 0, lean = 0.1, colour = '#4f8a4c' } = {}) {
  const topX = x + lean * height * 0.4;
  const topY = base - height;
  const parts = [
    stroke(
      `M${n(x)} ${n(base)}Q${n(x + lean * height * 0.05)} ${n(base - height * 0.5)} ${n(topX)} ${n(topY)}`,
      drawing.tone('#7d6350', distance),
      height * 0.032,
    ),
  ];
  const reach = height * 0.33;
  for (const [angle, shade] of [
    [195, -0.2],
    [165, 0.1],
    [-15, -0.2],
    [15, 0.1],
    [-50, 0.2],
    [-90, 0.3],
    [230, 0.25],
    [140, 0],
    [40, 0],
  ]) {
    const radians = (angle * Math.PI) / 180;
    const endX = topX + Math.cos(radians) * reach;
    const endY = topY + Math.sin(radians) * reach * 0.5 + reach * 0.45;
    const midX = topX + Math.cos(radians) * reach * 0.55;
    const midY = topY + Math.sin(radians) * reach * 0.75 - reach * 0.12;
    const tone = drawing.tone(shade > 0 ? lighten(colour, shade) : darken(colour, -shade), distance);
    parts.push(
      path(
        `M${n(topX)} ${n(topY)}Q${n(midX)} ${n(midY - reach * 0.1)} ${n(endX)} ${n(endY)}Q${n(midX)} ${n(midY + reach * 0.16)} ${n(topX)} ${n(topY + 4)}Z`,
        tone,
      ),
    );
  }
  return group(parts);
}

/** A weeping willow or a hanging branch at the upper edge: strands of small leaves. */
export function strands(drawing, x, y, width, length, { colour = '#7fa653', count = 22, distance = 0 } = {}) {
  const { random } = drawing;
  const parts = [];
  for (let i = 0; i < count; i++) {
    const sx = x + (width * i) / count + random.around() * 8;
    const size = length * random.between(0.5, 1);
    const sway = random.around() * 18;
    const tone = drawing.tone(random.pick([colour, lighten(colour, 0.25), darken(colour, 0.25)]), distance);
    parts.push(stroke(`M${n(sx)} ${n(y)}q${n(sway)} ${n(size * 0.5)} ${n(sway * 0.6)} ${n(size)}`, tone, 2));
    for (let k = 1; k < 9; k++) {
      const t = k / 9;
      parts.push(
        ellipse(
          sx + sway * t * 0.9 + (k % 2 ? 6 : -6),
          y + size * t,
          7,
          2.6,
          tone,
          `transform="rotate(${k % 2 ? 55 : 125} ${n(sx + sway * t * 0.9)} ${n(y + size * t)})"`,
        ),
      );
    }
  }
  return group(parts);
}

export function bush(drawing, x, base, width, { colour = '#5a934c', distance = 0, dots = null } = {}) {
  return foliage(drawing, x, base - width * 0.2, width * 0.5, width * 0.26, colour, { clumps: 16, distance, dots });
}

/** A branch out of focus at an upper corner: it gives the scene a near and a far. `side` -1 is left, 1 is right. */
export function nearBranch(drawing, side, { colour = '#3f7a48', dots = null, reach = 0.3 } = {}) {
  const { width, height, random } = drawing;
  const parts = [];
  const edge = side < 0 ? 0 : width;
  for (let i = 0; i < 34; i++) {
    const t = random.next();
    const x = edge - side * width * reach * t * random.between(0.4, 1);
    const y = height * (0.02 + (1 - t) * 0.3 * random.next());
    const size = random.between(26, 46);
    const tone = drawing.tone(
      random.pick([darken(colour, 0.35), darken(colour, 0.15), colour, mix(colour, '#d9d65e', 0.3)]),
    );
    parts.push(ellipse(x, y, size, size * 0.36, tone, `transform="rotate(${random.whole(-60, 60)} ${n(x)} ${n(y)})"`));
    if (dots && random.chance(0.5))
      parts.push(
        circle(
          x + random.around() * 30,
          y + random.around() * 20,
          random.between(7, 13),
          drawing.tone(random.pick(dots)),
        ),
      );
  }
  return group(parts, drawing.blur(3));
}
