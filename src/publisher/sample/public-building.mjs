import { darken, lighten } from './colour.mjs';
import { circle, group, n, path, polygon, rect, stroke } from './drawing.mjs';
import { flagCloth, star } from './flags.mjs';

/** A public building of two or three floors: ward office, school, clinic. `sign` colours the board over the door. */
export function publicBuilding(
  drawing,
  x,
  base,
  width,
  {
    floors = 2,
    wall = '#eacb7c',
    trim = '#fbf3de',
    roof = '#b0523a',
    distance = 0.06,
    bays = 9,
    sign = '#b8322a',
    flag = true,
    emblem = true,
  } = {},
) {
  const colour = drawing.tone(wall, distance);
  const pale = drawing.tone(trim, distance);
  const tile = drawing.tone(roof, distance);
  const floorHeight = width * 0.135;
  const top = base - floorHeight * floors - width * 0.03;
  const parts = [
    polygon(
      [
        [x - width * 0.03, top],
        [x + width * 0.05, top - width * 0.09],
        [x + width * 0.95, top - width * 0.09],
        [x + width * 1.03, top],
      ],
      drawing.linear([lighten(tile, 0.12), darken(tile, 0.2)]),
    ),
  ];
  for (let i = 1; i < 46; i++) {
    const t = i / 46;
    parts.push(
      stroke(
        `M${n(x + width * (0.05 + 0.9 * t))} ${n(top - width * 0.088)}L${n(x + width * (-0.03 + 1.06 * t))} ${n(top)}`,
        darken(tile, 0.35),
        1.1,
        'opacity="0.4"',
      ),
    );
  }
  parts.push(
    rect(x, top, width, base - top, drawing.linear([lighten(colour, 0.12), colour, darken(colour, 0.12)])),
    rect(x - width * 0.01, top - 3, width * 1.02, width * 0.018, pale),
  );
  const bay = width / bays;
  for (let floor = 0; floor < floors; floor++) {
    const fy = base - width * 0.03 - floor * floorHeight;
    parts.push(rect(x, fy - floorHeight, width, width * 0.008, pale));
    for (let i = 0; i < bays; i++) {
      const bx = x + bay * i;
      parts.push(rect(bx - bay * 0.05, fy - floorHeight, bay * 0.1, floorHeight, pale, 'opacity="0.85"'));
      const middle = i === (bays - 1) / 2;
      if (middle && floor === 0) continue;
      const w = bay * 0.56;
      const wx = bx + bay * 0.22;
      const lit = drawing.dark;
      parts.push(
        path(
          `M${n(wx)} ${n(fy - floorHeight * 0.18)}V${n(fy - floorHeight * 0.66)}Q${n(wx + w / 2)} ${n(fy - floorHeight * 0.84)} ${n(wx + w)} ${n(fy - floorHeight * 0.66)}V${n(fy - floorHeight * 0.18)}Z`,
          lit ? '#ffd98a' : drawing.linear([drawing.tone('#4b6a78', distance), drawing.tone('#9bb8bb', distance)]),
          `stroke="${pale}" stroke-width="3"`,
        ),
      );
      parts.push(
        stroke(
          `M${n(wx + w / 2)} ${n(fy - floorHeight * 0.74)}V${n(fy - floorHeight * 0.18)}M${n(wx)} ${n(fy - floorHeight * 0.46)}H${n(wx + w)}`,
          pale,
          2,
        ),
      );
    }
  }
  parts.push(rect(x - width * 0.01, base - width * 0.03, width * 1.02, width * 0.03, darken(colour, 0.25)));
  const centre = x + width / 2;
  const porch = bay * 2.3;
  const porchHeight = floorHeight * 0.92;
  parts.push(
    rect(
      centre - bay * 0.42,
      base - porchHeight * 0.8,
      bay * 0.84,
      porchHeight * 0.8,
      drawing.dark ? '#ffdf9c' : drawing.linear([drawing.tone('#3a3038', distance), drawing.tone('#8c6a4c', distance)]),
    ),
  );
  parts.push(rect(centre - porch / 2, base - porchHeight - width * 0.02, porch, width * 0.03, pale));
  for (const t of [-0.44, -0.24, 0.24, 0.44])
    parts.push(
      rect(
        centre + porch * t - bay * 0.06,
        base - porchHeight,
        bay * 0.12,
        porchHeight,
        drawing.linear([lighten(pale, 0.3), darken(pale, 0.18)], [0, 0, 1, 0]),
      ),
    );
  for (let i = 0; i < 4; i++)
    parts.push(
      rect(
        centre - porch * (0.5 + i * 0.05),
        base - width * 0.006 * (4 - i) + width * 0.012,
        porch * (1 + i * 0.1),
        width * 0.0065,
        darken(pale, 0.08 * i),
      ),
    );
  const board = drawing.tone(sign, distance * 0.5);
  parts.push(
    rect(centre - porch * 0.46, base - porchHeight - width * 0.062, porch * 0.92, width * 0.038, board, 'rx="3"'),
  );
  for (let i = 0; i < 7; i++)
    parts.push(
      rect(
        centre - porch * 0.4 + porch * 0.117 * i,
        base - porchHeight - width * 0.05,
        porch * 0.085,
        width * 0.013,
        '#ffe9a8',
        'rx="1.5"',
      ),
    );
  if (emblem) {
    const ey = top + width * 0.005;
    parts.push(
      polygon(
        [
          [centre - bay * 1.4, top],
          [centre, top - width * 0.1],
          [centre + bay * 1.4, top],
        ],
        drawing.linear([lighten(colour, 0.2), colour]),
      ),
      stroke(
        `M${n(centre - bay * 1.4)} ${n(top)}L${n(centre)} ${n(top - width * 0.1)}L${n(centre + bay * 1.4)} ${n(top)}`,
        pale,
        width * 0.008,
      ),
    );
    parts.push(
      circle(centre, ey - width * 0.038, width * 0.022, drawing.tone('#c8372d', distance)),
      star(centre, ey - width * 0.038, width * 0.015, '#ffd95a'),
    );
  }
  if (flag) {
    const fx = centre;
    const fy = top - width * (emblem ? 0.1 : 0.09);
    parts.push(
      stroke(`M${n(fx)} ${n(fy)}v${n(-width * 0.13)}`, drawing.tone('#8c8c90', distance), width * 0.006),
      flagCloth(drawing, fx, fy - width * 0.13, width * 0.1, { distance }),
    );
  }
  return group(parts);
}
