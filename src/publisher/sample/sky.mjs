import { circle, ellipse, glow, group, n, path, rect, smooth, stroke } from './drawing.mjs';

/** Sky down to `horizon`, with the sun or moon of the hour, stars, clouds and a few birds. */
export function sky(drawing, horizon, { clouds = 4, birds = 0, sun = true } = {}) {
  const { width, height, mood, random } = drawing;
  const parts = [rect(0, 0, width, horizon + 40, drawing.linear(mood.sky))];
  if (mood.moon) {
    for (let i = 0; i < 90; i++) {
      const size = random.between(0.6, 1.8);
      parts.push(
        circle(
          random.between(0, width),
          random.between(0, horizon * 0.8),
          size,
          '#fff3d0',
          `opacity="${n(random.between(0.3, 0.9))}"`,
        ),
      );
    }
    const { x, y, size } = mood.moon;
    parts.push(glow(drawing, x * width, y * height, size * 5, '#f6e7b4', 0.5));
    parts.push(circle(x * width, y * height, size, drawing.radial(['#fffbe6', '#fbeebc'], [0.4, 0.4, 0.7])));
    parts.push(ellipse(x * width - 12, y * height + 6, 9, 7, '#ecd99a', 'opacity="0.5"'));
    parts.push(ellipse(x * width + 14, y * height - 10, 6, 5, '#ecd99a', 'opacity="0.45"'));
  }
  if (mood.sun && sun) {
    const { x, y, size, colour } = mood.sun;
    const sunY = Math.min(y * height, horizon - size * 0.6);
    parts.push(glow(drawing, x * width, sunY, size * 7, colour, 0.55));
    parts.push(circle(x * width, sunY, size, colour));
  }
  for (let i = 0; i < clouds; i++) {
    parts.push(
      cloud(drawing, random.between(-60, width), random.between(0.08, 0.75) * horizon, random.between(0.7, 1.5)),
    );
  }
  for (let i = 0; i < birds; i++) {
    const x = random.between(0.2, 0.85) * width;
    const y = random.between(0.12, 0.55) * horizon;
    const s = random.between(5, 10);
    parts.push(
      stroke(
        `M${n(x - s)} ${n(y - s * 0.4)}Q${n(x - s * 0.4)} ${n(y - s * 0.6)} ${n(x)} ${n(y)}Q${n(x + s * 0.4)} ${n(y - s * 0.6)} ${n(x + s)} ${n(y - s * 0.4)}`,
        drawing.tone('#33405a', 0.3),
        2,
      ),
    );
  }
  return parts.join('');
}

function cloud(drawing, x, y, scale) {
  const { random, mood } = drawing;
  const bumps = random.whole(3, 5);
  const length = random.between(130, 260) * scale;
  const points = [[x, y]];
  for (let i = 0; i <= bumps; i++) {
    points.push([
      x + (length * (i + 0.5)) / (bumps + 1),
      y - random.between(14, 42) * scale * Math.sin((Math.PI * (i + 0.7)) / (bumps + 1.4)),
    ]);
  }
  points.push([x + length, y]);
  const fill = drawing.linear([
    [mood.cloud, 0.85, 0],
    [mood.cloud, 0.12, 1],
  ]);
  return path(`${smooth(points)}Z`, fill, `opacity="${drawing.dark ? 0.4 : 0.75}"`);
}

/** Slanting rain over the whole picture, splashes on the ground below `floor`. */
export function rainfall(drawing, floor, amount = 150) {
  const { width, height, random } = drawing;
  const parts = [];
  for (let i = 0; i < amount; i++) {
    const x = random.between(-40, width + 40);
    const y = random.between(-20, height);
    const length = random.between(18, 46);
    parts.push(
      stroke(
        `M${n(x)} ${n(y)}l${n(-length * 0.22)} ${n(length)}`,
        '#f2f7f6',
        random.between(0.8, 1.8),
        `opacity="${n(random.between(0.2, 0.5))}"`,
      ),
    );
  }
  for (let i = 0; i < amount / 4; i++) {
    const y = random.between(floor, height);
    const size = 3 + ((y - floor) / (height - floor)) * 10;
    parts.push(
      `<ellipse cx="${n(random.between(0, width))}" cy="${n(y)}" rx="${n(size)}" ry="${n(size * 0.3)}" fill="none" stroke="#eef5f4" stroke-width="1.3" opacity="0.45"/>`,
    );
  }
  return group(parts);
}
