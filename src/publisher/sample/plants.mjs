import { darken, lighten, mix } from './colour.mjs';
import { circle, ellipse, group, n, path, polygon, rect, stroke } from './drawing.mjs';

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

/** A lotus leaf seen from the side of the water: a flat disc with its veins and a lit rim. */
export function lotusLeaf(drawing, x, y, size, { distance = 0 } = {}) {
  const { random } = drawing;
  const colour = random.pick(['#4f8f5c', '#5f9d63', '#3f7d57', '#76a968']);
  const tone = drawing.tone(colour, distance);
  const tilt = random.between(0.3, 0.42);
  const turn = random.between(-8, 8);
  const parts = [
    ellipse(x, y + size * 0.06, size * 1.02, size * tilt, drawing.tone('#234b4a', distance), 'opacity="0.45"'),
    ellipse(x, y, size, size * tilt, drawing.linear([lighten(tone, 0.22), darken(tone, 0.18)], [0, 0, 1, 1])),
  ];
  for (let i = 0; i < 9; i++) {
    const angle = (i / 9) * Math.PI * 2 + 0.3;
    parts.push(
      stroke(
        `M${n(x)} ${n(y)}L${n(x + Math.cos(angle) * size * 0.86)} ${n(y + Math.sin(angle) * size * tilt * 0.86)}`,
        lighten(tone, 0.35),
        Math.max(0.8, size * 0.018),
        'opacity="0.5"',
      ),
    );
  }
  parts.push(ellipse(x, y, size * 0.09, size * 0.04, lighten(tone, 0.5), 'opacity="0.8"'));
  return group(parts, `transform="rotate(${n(turn)} ${n(x)} ${n(y)})"`);
}

/** A leaf raised on its stem, like a shallow bowl. */
export function lotusBowl(drawing, x, y, size, stem, { distance = 0 } = {}) {
  const tone = drawing.tone('#5b9a5f', distance);
  return group([
    stroke(
      `M${n(x)} ${n(y)}q${n(size * 0.1)} ${n(stem * 0.5)} ${n(-size * 0.05)} ${n(stem)}`,
      drawing.tone('#55804e', distance),
      Math.max(2, size * 0.06),
    ),
    path(
      `M${n(x - size)} ${n(y - size * 0.12)}Q${n(x)} ${n(y + size * 0.62)} ${n(x + size)} ${n(y - size * 0.12)}Q${n(x)} ${n(y - size * 0.42)} ${n(x - size)} ${n(y - size * 0.12)}Z`,
      drawing.linear([lighten(tone, 0.3), darken(tone, 0.28)]),
    ),
    path(
      `M${n(x - size * 0.94)} ${n(y - size * 0.12)}Q${n(x)} ${n(y + size * 0.16)} ${n(x + size * 0.94)} ${n(y - size * 0.12)}Q${n(x)} ${n(y - size * 0.38)} ${n(x - size * 0.94)} ${n(y - size * 0.12)}Z`,
      drawing.tone('#8dbd78', distance),
      'opacity="0.75"',
    ),
  ]);
}

/** A lotus flower, `open` 0 (bud) to 1. */
export function lotusFlower(drawing, x, y, size, { open = 1, stem = 0, distance = 0, colour = '#ef8fab' } = {}) {
  const pale = drawing.tone(mix(colour, '#fff3ee', 0.62), distance);
  const deep = drawing.tone(colour, distance);
  const dark = drawing.tone(mix(colour, '#a32357', 0.45), distance);
  const petal = (angle, length, breadth, from, to) =>
    `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)})">${path(`M0 0C${n(-breadth)} ${n(-length * 0.35)} ${n(-breadth * 0.8)} ${n(-length * 0.8)} 0 ${n(-length)}C${n(breadth * 0.8)} ${n(-length * 0.8)} ${n(breadth)} ${n(-length * 0.35)} 0 0Z`, drawing.linear([from, to]))}</g>`;
  const parts = [];
  if (stem)
    parts.push(
      stroke(
        `M${n(x)} ${n(y)}q${n(size * 0.12)} ${n(stem * 0.5)} ${n(-size * 0.06)} ${n(stem)}`,
        drawing.tone('#55804e', distance),
        Math.max(2, size * 0.08),
      ),
    );
  const fan = 18 + open * 64;
  for (const t of [-1, 1]) parts.push(petal(t * fan * 1.12, size * 0.82, size * 0.26, deep, pale));
  for (const t of [-0.8, 0.8]) parts.push(petal(t * fan, size * 0.98, size * 0.3, dark, deep));
  for (const t of [-0.45, 0.45]) parts.push(petal(t * fan, size * 1.06, size * 0.32, dark, pale));
  parts.push(petal(0, size * 1.1, size * 0.33, deep, pale));
  if (open > 0.5) {
    parts.push(ellipse(x, y - size * 0.3, size * 0.18, size * 0.1, drawing.tone('#e9c54f', distance)));
    for (const t of [-0.62, 0.62]) parts.push(petal(t * fan, size * 0.62, size * 0.3, deep, pale));
    parts.push(petal(0, size * 0.5, size * 0.32, dark, pale));
  }
  return group(parts);
}

/** A bed of lotus from `top` to `bottom`: leaves growing towards the viewer, flowers among them. */
export function lotusBed(
  drawing,
  top,
  bottom,
  { leaves = 46, flowers = 9, from = 0, to = drawing.width, colour } = {},
) {
  const { random } = drawing;
  const items = [];
  for (let i = 0; i < leaves + flowers; i++) items.push({ t: random.next() ** 0.8, flower: i >= leaves });
  items.sort((a, b) => a.t - b.t);
  const options = colour ? { colour } : {};
  return group(
    items.map(({ t, flower }) => {
      const x = random.between(from - 30, to + 30);
      const y = top + t * (bottom - top);
      const size = 12 + t * 62;
      const distance = (1 - t) * 0.4;
      if (flower)
        return lotusFlower(drawing, x, y - size * 1.1, size * 0.62, {
          open: random.pick([0.15, 0.7, 1, 1]),
          stem: size * 1.2,
          distance,
          ...options,
        });
      return random.chance(0.24)
        ? lotusBowl(drawing, x, y - size * 0.6, size * 0.62, size * 0.7, { distance })
        : lotusLeaf(drawing, x, y, size, { distance });
    }),
  );
}

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
