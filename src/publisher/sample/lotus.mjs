import { darken, lighten, mix } from './colour.mjs';
import { ellipse, group, n, path, stroke } from './drawing.mjs';

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
