import { lighten, mix } from './colour.mjs';
import { ellipse, group, n, path, polygon, rect, smooth, stroke } from './drawing.mjs';

/** A line of hills or far trees, down to `base`. `roughness` 0 is rolling, 1 is a tree line. */
export function ridge(
  drawing,
  y,
  base,
  { height = 80, colour = '#4f7d6d', distance = 0.5, roughness = 0, steps = 14 } = {},
) {
  const { width, random } = drawing;
  const tone = drawing.tone(colour, distance);
  const points = [];
  const phase = random.between(0, 6);
  for (let i = -1; i <= steps + 1; i++) {
    const wave =
      Math.sin(i * 0.8 + phase) * 0.5 + Math.sin(i * 1.9 + phase * 2) * 0.3 + random.around() * (0.2 + roughness * 0.5);
    points.push([(i / steps) * width, y - (0.5 + wave * 0.5) * height]);
  }
  return path(
    `${smooth(points)}L${width + 60} ${base}L-60 ${base}Z`,
    drawing.linear([tone, mix(tone, drawing.mood.haze, 0.5)]),
  );
}

/** Far town: low blocks of houses with pitched roofs, dimmed by haze, with lit windows at night. */
export function farTown(drawing, base, { height = 70, distance = 0.55, from = 0, to = drawing.width } = {}) {
  const { random } = drawing;
  const parts = [];
  for (let x = from; x < to; ) {
    const w = random.between(26, 64);
    const h = random.between(0.45, 1) * height;
    const wall = drawing.tone(
      random.pick(['#e4c98f', '#d9b48a', '#c9d2c0', '#e8dcc4', '#c7a08a', '#b9c4cc']),
      distance,
    );
    parts.push(rect(x, base - h, w, h, wall));
    if (random.chance(0.65)) {
      parts.push(
        polygon(
          [
            [x - 4, base - h],
            [x + w / 2, base - h - random.between(12, 22)],
            [x + w + 4, base - h],
          ],
          drawing.tone('#a5523c', distance),
        ),
      );
    }
    for (let wx = x + 7; wx < x + w - 8; wx += 13) {
      for (let wy = base - h + 9; wy < base - 8; wy += 17) {
        const lit = drawing.dark && random.chance(0.5);
        parts.push(
          rect(wx, wy, 6, 9, lit ? '#ffd98a' : drawing.tone('#5d6670', distance * 0.9), lit ? '' : 'opacity="0.6"'),
        );
      }
    }
    x += w + random.between(-3, 6);
  }
  return parts.join('');
}

/** Water from `top` to the lower edge, with light on it; `shine` is where the light comes from, as a fraction of the width. */
export function water(
  drawing,
  top,
  bottom = drawing.height,
  { shine = drawing.mood.sun?.x ?? drawing.mood.moon?.x, ripples = 70 } = {},
) {
  const { width, mood, random } = drawing;
  const parts = [rect(0, top, width, bottom - top, drawing.linear(mood.water))];
  const depth = bottom - top;
  for (let i = 0; i < ripples; i++) {
    const t = random.next() ** 1.6;
    const y = top + 4 + t * depth;
    const half = (14 + t * 90) * random.between(0.5, 1.3);
    const x = random.between(0, width);
    const light = random.chance(0.5);
    parts.push(
      ellipse(
        x,
        y,
        half,
        0.8 + t * 2.4,
        light ? lighten(mood.water[0], 0.3) : mood.water[2],
        `opacity="${n(random.between(0.12, 0.34))}"`,
      ),
    );
  }
  if (shine !== undefined) {
    const colour = mood.moon ? '#ffeec0' : '#fff4cf';
    for (let i = 0; i < 46; i++) {
      const t = i / 46;
      const y = top + 3 + t * depth * 0.85;
      const half = (10 + t * 46) * random.between(0.4, 1.2);
      parts.push(
        ellipse(
          shine * width + random.around() * (10 + t * 55),
          y,
          half,
          1 + t * 2,
          colour,
          `opacity="${n(0.62 * (1 - t * 0.75))}"`,
        ),
      );
    }
  }
  return group(parts);
}

/** What stands on the far bank, mirrored and broken by the ripples. */
export const mirror = (parts, y, opacity = 0.32, squash = 0.8) =>
  group(parts, `transform="translate(0 ${n(y * (1 + squash))}) scale(1 ${-squash})" opacity="${opacity}"`);

/** Ground seen flat: a lit band fading to the foreground, with a few long strokes for texture. */
export function ground(drawing, top, colour, { bottom = drawing.height, strokes = 40 } = {}) {
  const { width, random } = drawing;
  const parts = [
    rect(
      0,
      top,
      width,
      bottom - top,
      drawing.linear([
        drawing.tone(colour, 0.3),
        drawing.tone(colour, 0.04),
        drawing.tone(mix(colour, '#2a2140', 0.18)),
      ]),
    ),
  ];
  for (let i = 0; i < strokes; i++) {
    const t = random.next() ** 1.4;
    const y = top + t * (bottom - top);
    parts.push(
      ellipse(
        random.between(0, width),
        y,
        20 + t * 110,
        0.8 + t * 3,
        random.chance(0.5) ? drawing.tone(lighten(colour, 0.35)) : drawing.tone(mix(colour, '#2a2140', 0.35)),
        'opacity="0.16"',
      ),
    );
  }
  return group(parts);
}

/** Paving in perspective towards `vanishX` on the line `top`. */
export function paving(
  drawing,
  top,
  colour,
  { vanishX = drawing.width / 2, lines = 16, rows = 9, bottom = drawing.height } = {},
) {
  const { width } = drawing;
  const parts = [ground(drawing, top, colour, { bottom, strokes: 24 })];
  const joint = drawing.tone(mix(colour, '#2a2140', 0.4));
  for (let i = 0; i <= lines; i++) {
    const x = width * (-0.6 + (2.2 * i) / lines);
    parts.push(
      stroke(`M${n(vanishX + (x - vanishX) * 0.22)} ${n(top)}L${n(x)} ${n(bottom)}`, joint, 1.4, 'opacity="0.22"'),
    );
  }
  for (let i = 1; i < rows; i++) {
    const y = top + (bottom - top) * (i / rows) ** 1.8;
    parts.push(stroke(`M0 ${n(y)}H${width}`, joint, 1.3, 'opacity="0.2"'));
  }
  return parts.join('');
}
