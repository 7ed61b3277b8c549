import { darken, lighten } from './colour.mjs';
import { circle, ellipse, group, n, path, polygon, rect, stroke } from './drawing.mjs';
import { shopFront } from './shop-front.mjs';

const WALLS = ['#e9c46f', '#d9a45b', '#e7d8b4', '#a9c4b2', '#c9d6d0', '#e2b79a', '#b7cbd8', '#efe2c6', '#c98d6d'];

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
