import { darken, lighten, mix } from './colour.mjs';
import { circle, group, n, path, rect, stroke } from './drawing.mjs';

/** The upturned tiled roof of a pagoda or communal house; `x` is its middle, `y` the eaves. */
export function curvedRoof(drawing, x, y, width, height, { distance = 0, colour = '#9c4a34' } = {}) {
  const tile = drawing.tone(colour, distance);
  const half = width / 2;
  const ridgeHalf = half * 0.52;
  const parts = [
    path(
      `M${n(x - ridgeHalf)} ${n(y - height)}Q${n(x - half * 0.66)} ${n(y - height * 0.22)} ${n(x - half * 1.1)} ${n(y - height * 0.3)}Q${n(x - half * 0.94)} ${n(y + height * 0.06)} ${n(x - half * 0.8)} ${n(y)}H${n(x + half * 0.8)}Q${n(x + half * 0.94)} ${n(y + height * 0.06)} ${n(x + half * 1.1)} ${n(y - height * 0.3)}Q${n(x + half * 0.66)} ${n(y - height * 0.22)} ${n(x + ridgeHalf)} ${n(y - height)}Z`,
      drawing.linear([lighten(tile, 0.18), tile, darken(tile, 0.35)]),
    ),
  ];
  for (let i = -8; i <= 8; i++) {
    const t = i / 8;
    parts.push(
      stroke(
        `M${n(x + t * ridgeHalf * 0.97)} ${n(y - height * 0.95)}Q${n(x + t * half * 0.72)} ${n(y - height * 0.35)} ${n(x + t * half * 0.84)} ${n(y - height * 0.02)}`,
        darken(tile, 0.4),
        Math.max(0.8, height * 0.02),
        'opacity="0.5"',
      ),
    );
  }
  parts.push(
    stroke(
      `M${n(x - ridgeHalf - height * 0.12)} ${n(y - height * 1.16)}Q${n(x - ridgeHalf)} ${n(y - height * 0.98)} ${n(x - ridgeHalf * 0.7)} ${n(y - height)}H${n(x + ridgeHalf * 0.7)}Q${n(x + ridgeHalf)} ${n(y - height * 0.98)} ${n(x + ridgeHalf + height * 0.12)} ${n(y - height * 1.16)}`,
      drawing.tone('#d9c08c', distance),
      Math.max(1.5, height * 0.08),
    ),
  );
  return group(parts);
}

/** A hall under one or more curved roofs, wooden pillars and lit lattice between them. */
export function pagoda(drawing, x, base, width, { tiers = 2, distance = 0, lit = drawing.dark } = {}) {
  const parts = [];
  const step = darken(drawing.tone('#c9bda2', distance), 0.05);
  parts.push(
    rect(x - width * 0.5, base - width * 0.03, width, width * 0.03, step),
    rect(x - width * 0.46, base - width * 0.055, width * 0.92, width * 0.03, lighten(step, 0.2)),
  );
  let bottom = base - width * 0.05;
  for (let tier = 0; tier < tiers; tier++) {
    const w = width * (0.8 - tier * 0.2);
    const h = width * (tier === 0 ? 0.2 : 0.12);
    const wall = drawing.tone(lit ? '#ffcf7a' : '#7a3b2c', distance * 0.8);
    parts.push(
      rect(x - w / 2, bottom - h, w, h, drawing.linear(lit ? ['#f0a94a', '#ffdf96'] : [darken(wall, 0.4), wall])),
    );
    const bays = 7 - tier * 2;
    for (let i = 0; i <= bays; i++) {
      const px = x - w / 2 + (w * i) / bays;
      parts.push(rect(px - w * 0.011, bottom - h, w * 0.022, h, drawing.tone('#6a2f24', distance)));
      if (i < bays) {
        for (let k = 1; k < 4; k++)
          parts.push(
            rect(
              px + (w / bays) * (k / 4),
              bottom - h * 0.86,
              1.2,
              h * 0.62,
              drawing.tone('#4d261e', distance),
              'opacity="0.6"',
            ),
          );
        parts.push(rect(px, bottom - h * 0.22, w / bays, h * 0.22, drawing.tone('#5d2a20', distance)));
      }
    }
    parts.push(curvedRoof(drawing, x, bottom - h * 0.92, w * 1.32, width * (0.16 - tier * 0.025), { distance }));
    bottom -= h + width * (0.12 - tier * 0.02);
  }
  return group(parts);
}

/** A many-storeyed tower (bảo tháp). */
export function tower(drawing, x, base, width, { storeys = 6, distance = 0 } = {}) {
  const parts = [];
  let bottom = base;
  for (let i = 0; i < storeys; i++) {
    const w = width * (1 - i * 0.1);
    const h = width * 0.42 * (1 - i * 0.05);
    const wall = drawing.tone('#c98564', distance);
    parts.push(
      rect(
        x - w * 0.36,
        bottom - h,
        w * 0.72,
        h,
        drawing.linear([lighten(wall, 0.16), wall, darken(wall, 0.3)], [0, 0, 1, 0]),
      ),
    );
    const door = drawing.dark ? '#ffd27d' : drawing.tone('#5b2f2a', distance);
    parts.push(
      path(
        `M${n(x - w * 0.1)} ${n(bottom)}V${n(bottom - h * 0.4)}A${n(w * 0.1)} ${n(w * 0.1)} 0 0 1 ${n(x + w * 0.1)} ${n(bottom - h * 0.4)}V${n(bottom)}Z`,
        door,
      ),
    );
    parts.push(curvedRoof(drawing, x, bottom - h * 0.9, w * 1.05, h * 0.42, { distance, colour: '#7c3f33' }));
    bottom -= h * 1.14;
  }
  parts.push(
    stroke(
      `M${n(x)} ${n(bottom + width * 0.05)}V${n(bottom - width * 0.3)}`,
      drawing.tone('#d9b45e', distance),
      width * 0.045,
    ),
    circle(x, bottom - width * 0.12, width * 0.06, drawing.tone('#d9b45e', distance)),
  );
  return group(parts);
}

/** A covered arched bridge (cầu ngói) across `width`, its piers in the water at `y`. */
export function coveredBridge(drawing, x, y, width, { distance = 0 } = {}) {
  const at = (t, lift) => [x + width * t, y - width * (0.055 + 0.44 * t * (1 - t) + lift)];
  const steps = Array.from({ length: 41 }, (_, step) => step / 40);
  const line = (lift, from = 0, to = 1) => steps.map((t) => at(from + (to - from) * t, lift));
  const points = (list) => list.map(([px, py]) => `${n(px)} ${n(py)}`).join('L');

  const stone = drawing.tone('#b9a58a', distance);
  const arches = [
    [0.08, 0.3, 0.062],
    [0.36, 0.64, 0.1],
    [0.7, 0.92, 0.062],
  ].map(([from, to, rise]) => {
    const left = x + width * from;
    const right = x + width * to;
    const top = y - width * rise * 1.33;
    return `M${n(left)} ${n(y + 2)}C${n(left)} ${n(top)} ${n(right)} ${n(top)} ${n(right)} ${n(y + 2)}Z`;
  });
  const parts = [
    path(
      `M${n(x)} ${n(y)}L${points(line(0))}L${n(x + width)} ${n(y)}Z${arches.join('')}`,
      drawing.linear([lighten(stone, 0.22), stone, darken(stone, 0.3)]),
      'fill-rule="evenodd"',
    ),
  ];
  for (const arch of arches) parts.push(stroke(arch.replace('Z', ''), darken(stone, 0.25), width * 0.008));

  const wood = drawing.tone('#6b3527', distance);
  parts.push(
    path(
      `M${points(line(0.012))}L${points(line(0.09).reverse())}Z`,
      drawing.dark ? '#f0b35c' : drawing.linear([drawing.tone('#4a2a26', distance), drawing.tone('#8d6248', distance)]),
      'opacity="0.55"',
    ),
  );
  for (let pillar = 0; pillar <= 14; pillar++) {
    const t = 0.02 + (0.96 * pillar) / 14;
    const [px, top] = at(t, 0.095);
    const [, bottom] = at(t, 0);
    parts.push(rect(px - width * 0.004, top, width * 0.008, bottom - top, wood));
  }
  for (const lift of [0.018, 0.034]) parts.push(stroke(`M${points(line(lift, 0.01, 0.99))}`, wood, width * 0.005));
  parts.push(stroke(`M${points(line(0))}`, lighten(stone, 0.35), width * 0.012));

  const tile = drawing.tone('#96503c', distance);
  const eave = line(0.088, -0.025, 1.025);
  const ridge = line(0.152, 0.03, 0.97);
  parts.push(
    path(
      `M${points(eave)}L${points([...ridge].reverse())}Z`,
      drawing.linear([lighten(tile, 0.2), tile, darken(tile, 0.25)]),
    ),
  );
  for (const [index, [px, py]] of ridge.entries()) {
    const [ex, ey] = eave[index];
    parts.push(stroke(`M${n(px)} ${n(py)}L${n(ex)} ${n(ey)}`, darken(tile, 0.4), width * 0.0022, 'opacity="0.5"'));
  }
  parts.push(stroke(`M${points(eave)}`, darken(tile, 0.45), width * 0.007));
  parts.push(stroke(`M${points(ridge)}`, mix(tile, drawing.tone('#e2c890', distance), 0.7), width * 0.013));
  return group(parts);
}
