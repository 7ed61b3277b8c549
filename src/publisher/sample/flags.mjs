import { darken, lighten } from './colour.mjs';
import { ellipse, glow, group, n, path, polygon, rect, stroke } from './drawing.mjs';

export function star(x, y, radius, fill, extra = '') {
  const points = [];
  for (let i = 0; i < 10; i++) {
    const r = i % 2 ? radius * 0.39 : radius;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    points.push([x + Math.cos(angle) * r, y + Math.sin(angle) * r]);
  }
  return polygon(points, fill, extra);
}

/** The national flag, waving; `x,y` is the top of the hoist. */
export function flagCloth(drawing, x, y, width, { distance = 0 } = {}) {
  const red = drawing.tone('#d5281f', distance);
  const h = width * 0.66;
  return group([
    path(
      `M${n(x)} ${n(y)}q${n(width * 0.25)} ${n(-h * 0.16)} ${n(width * 0.5)} 0t${n(width * 0.5)} 0v${n(h)}q${n(-width * 0.25)} ${n(h * 0.16)} ${n(-width * 0.5)} 0t${n(-width * 0.5)} 0Z`,
      drawing.linear([red, lighten(red, 0.16), darken(red, 0.2), red], [0, 0, 1, 0.1]),
    ),
    star(x + width * 0.5, y + h * 0.5, h * 0.29, drawing.tone('#ffdc3c', distance)),
  ]);
}

export function flagPole(drawing, x, base, height, { size = height * 0.3, distance = 0 } = {}) {
  return group([
    rect(x - height * 0.035, base - height * 0.02, height * 0.07, height * 0.02, drawing.tone('#b8b2a4', distance)),
    stroke(`M${n(x)} ${n(base)}V${n(base - height)}`, drawing.tone('#c3c6ca', distance), Math.max(2.5, height * 0.012)),
    flagCloth(drawing, x + 1, base - height * 0.98, size, { distance }),
  ]);
}

/** A string of small pennants sagging between two points. */
export function bunting(
  drawing,
  x1,
  y1,
  x2,
  y2,
  {
    sag = 40,
    count = 16,
    size = 18,
    colours = ['#d5281f', '#f3b53a', '#2f8a86', '#f4efe0', '#3f6fa3'],
    distance = 0,
  } = {},
) {
  const at = (t) => [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + sag * 4 * t * (1 - t)];
  const parts = [
    stroke(
      `M${n(x1)} ${n(y1)}Q${n((x1 + x2) / 2)} ${n((y1 + y2) / 2 + sag * 2)} ${n(x2)} ${n(y2)}`,
      drawing.tone('#5d5560', distance),
      1.6,
    ),
  ];
  for (let i = 0; i < count; i++) {
    const [x, y] = at((i + 0.5) / count);
    parts.push(
      polygon(
        [
          [x - size * 0.45, y],
          [x + size * 0.45, y],
          [x, y + size],
        ],
        drawing.tone(colours[i % colours.length], distance),
      ),
    );
  }
  return group(parts);
}

/** A banner of red cloth; the words are gold bars, for no font is the same everywhere. */
export function banner(
  drawing,
  x,
  y,
  width,
  height,
  { colour = '#c42a22', lines = 1, distance = 0, ink = '#ffe08a' } = {},
) {
  const { random } = drawing;
  const cloth = drawing.tone(colour, distance);
  const parts = [rect(x, y, width, height, drawing.linear([lighten(cloth, 0.1), cloth, darken(cloth, 0.14)]))];
  for (let line = 0; line < lines; line++) {
    const lineHeight = (height * 0.62) / lines;
    const ly = y + height * 0.19 + line * lineHeight * 1.06;
    const inset = line === 0 ? 0.12 : 0.2;
    let lx = x + width * inset;
    while (lx < x + width * (1 - inset) - lineHeight) {
      const lw = lineHeight * random.between(0.7, 1.7);
      parts.push(
        rect(
          lx,
          ly + lineHeight * 0.12,
          Math.min(lw, x + width * (1 - inset) - lx),
          lineHeight * 0.6,
          drawing.tone(ink, distance),
          `rx="${n(lineHeight * 0.14)}"`,
        ),
      );
      lx += lw + lineHeight * 0.36;
    }
  }
  return group(parts);
}

/** An iron street lamp, lit after sunset. */
export function lamp(drawing, x, base, height, { distance = 0 } = {}) {
  const iron = drawing.tone('#3b4148', distance);
  const parts = [
    stroke(`M${n(x)} ${n(base)}V${n(base - height)}`, iron, height * 0.022),
    stroke(
      `M${n(x)} ${n(base - height * 0.98)}q${n(height * 0.02)} ${n(-height * 0.09)} ${n(height * 0.12)} ${n(-height * 0.06)}`,
      iron,
      height * 0.016,
    ),
    ellipse(x + height * 0.13, base - height * 1.02, height * 0.045, height * 0.022, iron),
    ellipse(
      x + height * 0.13,
      base - height * 1.0,
      height * 0.034,
      height * 0.02,
      drawing.dark ? '#fff0bd' : lighten(iron, 0.6),
    ),
  ];
  if (drawing.dark || drawing.moodName === 'dusk')
    parts.push(glow(drawing, x + height * 0.13, base - height, height * 0.5, '#ffd27a', 0.6));
  return group(parts);
}
