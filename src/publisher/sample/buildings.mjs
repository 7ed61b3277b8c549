import { darken, lighten, mix } from './colour.mjs';
import { circle, ellipse, glow, group, n, path, polygon, rect, stroke } from './drawing.mjs';

const WALLS = ['#e9c46f', '#d9a45b', '#e7d8b4', '#a9c4b2', '#c9d6d0', '#e2b79a', '#b7cbd8', '#efe2c6', '#c98d6d'];

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

/** A narrow town house: shutters, balcony, tiled or flat roof, and a shop with its awning below. */
export function tubeHouse(
  drawing,
  x,
  base,
  width,
  { floors = 3, distance = 0, shop = true, wall, floorHeight = width * 0.72 } = {},
) {
  const { random } = drawing;
  const colour = drawing.tone(wall ?? random.pick(WALLS), distance);
  const shutter = drawing.tone(random.pick(['#3f6f62', '#4a7a8c', '#7c4a35', '#55704a', '#6b5a86']), distance);
  const height = floorHeight * floors;
  const top = base - height;
  const parts = [rect(x, top, width, height, drawing.linear([lighten(colour, 0.1), colour, darken(colour, 0.14)]))];
  for (let i = 0; i < 4; i++) {
    const sx = x + random.between(0.1, 0.9) * width;
    parts.push(
      path(
        `M${n(sx)} ${n(top)}q${n(width * 0.04)} ${n(height * 0.2)} 0 ${n(height * random.between(0.15, 0.35))}q${n(-width * 0.05)} ${n(-height * 0.1)} ${n(-width * 0.03)} ${n(-height * 0.3)}Z`,
        darken(colour, 0.35),
        'opacity="0.14"',
      ),
    );
  }
  if (random.chance(0.6)) {
    const tile = drawing.tone('#a34f38', distance);
    parts.push(
      polygon(
        [
          [x - width * 0.05, top],
          [x + width * 0.1, top - width * 0.26],
          [x + width * 0.9, top - width * 0.26],
          [x + width * 1.05, top],
        ],
        drawing.linear([lighten(tile, 0.12), darken(tile, 0.22)]),
      ),
    );
    for (let i = 1; i < 9; i++)
      parts.push(
        stroke(
          `M${n(x + width * (0.1 + (0.8 * i) / 9))} ${n(top - width * 0.25)}L${n(x - width * 0.05 + (width * 1.1 * i) / 9)} ${n(top)}`,
          darken(tile, 0.4),
          1.1,
          'opacity="0.45"',
        ),
      );
  } else {
    parts.push(rect(x - width * 0.03, top - width * 0.05, width * 1.06, width * 0.08, darken(colour, 0.12)));
    if (random.chance(0.6)) {
      const tank = drawing.tone('#b9c6cc', distance);
      parts.push(
        rect(
          x + width * 0.55,
          top - width * 0.3,
          width * 0.3,
          width * 0.22,
          drawing.linear([lighten(tank, 0.4), darken(tank, 0.3)], [0, 0, 1, 0]),
          'rx="4"',
        ),
        rect(x + width * 0.6, top - width * 0.1, width * 0.2, width * 0.06, drawing.tone('#6b6b70', distance)),
      );
    } else {
      for (let i = 0; i < 4; i++)
        parts.push(
          ellipse(
            x + width * (0.15 + i * 0.2),
            top - width * 0.08,
            width * 0.12,
            width * 0.09,
            drawing.tone('#4f8a4c', distance),
          ),
        );
    }
  }
  for (let floor = 1; floor < floors; floor++) {
    const fy = base - floor * floorHeight;
    parts.push(rect(x, fy - 2, width, 4, darken(colour, 0.22), 'opacity="0.6"'));
    const windows = width > 130 ? 3 : 2;
    for (let i = 0; i < windows; i++) {
      const w = (width / windows) * 0.56;
      const wx = x + (width * (i + 0.5)) / windows - w / 2;
      const wh = floorHeight * 0.56;
      const wy = fy - floorHeight * 0.76;
      const lit = drawing.dark && random.chance(0.65);
      parts.push(rect(wx - 2, wy - 3, w + 4, wh + 5, lighten(colour, 0.35)));
      parts.push(
        rect(
          wx,
          wy,
          w,
          wh,
          lit
            ? drawing.linear(['#ffe3a0', '#f5b45a'])
            : drawing.linear([drawing.tone('#3f5560', distance), drawing.tone('#7d98a0', distance)]),
        ),
      );
      const open = random.chance(0.5);
      const leaf = open ? w * 0.3 : w * 0.5;
      for (const [lx, skip] of [
        [wx - (open ? leaf * 0.4 : 0), 0],
        [wx + w - leaf + (open ? leaf * 0.4 : 0), 1],
      ]) {
        if (lit && !open) continue;
        parts.push(rect(lx, wy, leaf, wh, shutter));
        for (let k = 1; k < 7; k++) parts.push(rect(lx + 2, wy + (wh * k) / 7, leaf - 4, 1.4, darken(shutter, 0.3)));
        if (skip) parts.push(rect(lx, wy, 1.5, wh, lighten(shutter, 0.3)));
      }
      parts.push(rect(wx - 4, wy - 6, w + 8, 4, darken(colour, 0.1)));
    }
    if (random.chance(0.55)) {
      const rail = drawing.tone('#4c4a55', distance);
      const by = fy - 2;
      parts.push(rect(x - 3, by, width + 6, 6, darken(colour, 0.18)));
      for (let bx = x; bx <= x + width; bx += width / 11)
        parts.push(stroke(`M${n(bx)} ${n(by)}v${n(-floorHeight * 0.27)}`, rail, 1.6));
      parts.push(stroke(`M${n(x)} ${n(by - floorHeight * 0.27)}H${n(x + width)}`, rail, 2.4));
      for (let i = 0; i < 3; i++) {
        const px = x + random.between(0.08, 0.92) * width;
        parts.push(
          ellipse(px, by - floorHeight * 0.18, width * 0.07, floorHeight * 0.1, drawing.tone('#5b9150', distance)),
          circle(
            px + 3,
            by - floorHeight * 0.22,
            width * 0.022,
            drawing.tone(random.pick(['#e8627d', '#f2b33d', '#f3f0e4']), distance),
          ),
          rect(
            px - width * 0.04,
            by - floorHeight * 0.1,
            width * 0.08,
            floorHeight * 0.1,
            drawing.tone('#a8593c', distance),
          ),
        );
      }
    }
  }
  parts.push(
    shop
      ? shopFront(drawing, x, base, width, floorHeight, distance)
      : doorway(drawing, x, base, width, floorHeight, distance, colour),
  );
  return group(parts);
}

function doorway(drawing, x, base, width, floorHeight, distance, colour) {
  const wood = drawing.tone('#6f452f', distance);
  const w = width * 0.42;
  const dx = x + width * 0.29;
  const h = floorHeight * 0.8;
  return group([
    rect(dx - 5, base - h - 6, w + 10, h + 6, lighten(colour, 0.3)),
    rect(dx, base - h, w, h, drawing.linear([darken(wood, 0.25), wood])),
    rect(dx + w / 2 - 1, base - h, 2, h, darken(wood, 0.5)),
    rect(dx + w * 0.08, base - h * 0.9, w * 0.34, h * 0.35, darken(wood, 0.3), 'opacity="0.6"'),
    rect(dx + w * 0.58, base - h * 0.9, w * 0.34, h * 0.35, darken(wood, 0.3), 'opacity="0.6"'),
  ]);
}

function shopFront(drawing, x, base, width, floorHeight, distance) {
  const { random } = drawing;
  const inside = drawing.dark
    ? ['#ffe0a0', '#f0a850']
    : [drawing.tone('#3b3440', distance), drawing.tone('#8a7258', distance)];
  const h = floorHeight * 0.8;
  const parts = [rect(x + width * 0.06, base - h, width * 0.88, h, drawing.linear(inside))];
  for (let row = 0; row < 3; row++) {
    const sy = base - h * (0.28 + row * 0.22);
    parts.push(rect(x + width * 0.1, sy, width * 0.8, 3, drawing.tone('#7a573c', distance)));
    for (let sx = x + width * 0.12; sx < x + width * 0.84; sx += width * 0.085) {
      const gh = floorHeight * random.between(0.06, 0.13);
      parts.push(
        rect(
          sx,
          sy - gh,
          width * 0.06,
          gh,
          drawing.tone(random.pick(['#d9583f', '#e8b23f', '#4f8f8a', '#efe6cf', '#7aa05a', '#b0567f']), distance * 0.9),
          'rx="2"',
        ),
      );
    }
  }
  const sign = drawing.tone(random.pick(['#b23a2f', '#2f6b8a', '#2f7a5c', '#c9832c', '#6b3f7a']), distance);
  parts.push(rect(x + width * 0.05, base - floorHeight * 1.0, width * 0.9, floorHeight * 0.16, sign, 'rx="3"'));
  const letters = lighten(sign, 0.75);
  let lx = x + width * 0.16;
  while (lx < x + width * 0.8) {
    const lw = width * random.between(0.05, 0.14);
    parts.push(rect(lx, base - floorHeight * 0.945, lw, floorHeight * 0.05, letters, 'rx="2"'));
    lx += lw + width * 0.035;
  }
  if (random.chance(0.75))
    parts.push(
      awning(drawing, x - width * 0.02, base - floorHeight * 0.82, width * 1.04, floorHeight * 0.22, { distance }),
    );
  return group(parts);
}

/** A striped awning with a scalloped edge. */
export function awning(drawing, x, y, width, depth, { distance = 0, colours } = {}) {
  const { random } = drawing;
  const [a, b] =
    colours ??
    random.pick([
      ['#d9583f', '#f6ead0'],
      ['#2f7f86', '#f2ead6'],
      ['#e0a02f', '#fbf0d2'],
      ['#4f8a4c', '#eef0d8'],
      ['#3f6fa3', '#eef2ee'],
    ]);
  const stripes = Math.max(5, Math.round(width / 22));
  const parts = [];
  for (let i = 0; i < stripes; i++) {
    const tone = drawing.tone(i % 2 ? b : a, distance);
    const x1 = x + width * 0.04 + (width * 0.92 * i) / stripes;
    const x2 = x + width * 0.04 + (width * 0.92 * (i + 1)) / stripes;
    const b1 = x + (width * i) / stripes;
    const b2 = x + (width * (i + 1)) / stripes;
    parts.push(
      polygon(
        [
          [x1, y],
          [x2, y],
          [b2, y + depth],
          [b1, y + depth],
        ],
        drawing.linear([tone, darken(tone, 0.16)]),
      ),
    );
    parts.push(
      path(
        `M${n(b1)} ${n(y + depth - 0.5)}H${n(b2)}a${n((b2 - b1) / 2)} ${n(depth * 0.24)} 0 0 1 ${n(b1 - b2)} 0Z`,
        darken(tone, 0.1),
      ),
    );
  }
  return group(parts);
}

/** A row of town houses filling the width. */
export function houseRow(
  drawing,
  base,
  { from = -20, to = drawing.width + 20, low = 2, high = 4, unit = 130, distance = 0.1, shop = true } = {},
) {
  const { random } = drawing;
  const parts = [];
  for (let x = from; x < to; ) {
    const width = unit * random.between(0.72, 1.15);
    parts.push(
      tubeHouse(drawing, x, base, width, {
        floors: random.whole(low, high),
        distance,
        shop,
        floorHeight: unit * random.between(0.74, 0.84),
      }),
    );
    x += width + 1;
  }
  return group(parts);
}

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
