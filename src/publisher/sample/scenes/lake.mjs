import { ellipse, glow, rect } from '../drawing.mjs';
import { bunting } from '../flags.mjs';
import { farTown, mirror, ridge, water } from '../landscape.mjs';
import { lotusBed, lotusFlower, lotusLeaf } from '../lotus.mjs';
import { person } from '../person.mjs';
import { sky } from '../sky.mjs';
import { pagoda, tower } from '../temples.mjs';
import { palm, tree } from '../trees.mjs';
import { boat } from '../vehicles.mjs';

/** The far bank with its temple, shared by the views over the lake; `line` is where the water begins. */
export function farBank(drawing, line, { temple = 0.62, size = 300, tiers = 2, towerAt = 0.26 } = {}) {
  const { width } = drawing;
  const parts = [farTown(drawing, line, { height: 60, distance: 0.62 })];
  for (const [x, h] of [
    [0.05, 110],
    [0.14, 90],
    [0.42, 96],
    [0.9, 120],
    [0.98, 100],
  ])
    parts.push(tree(drawing, width * x, line + 4, h, { distance: 0.42 }));
  if (towerAt) parts.push(tower(drawing, width * towerAt, line, size * 0.26, { distance: 0.32 }));
  parts.push(rect(0, line - 6, width, 8, drawing.tone('#6f7d62', 0.35)));
  parts.push(
    palm(drawing, width * temple - size * 0.62, line, size * 0.62, { distance: 0.28 }),
    palm(drawing, width * temple + size * 0.62, line, size * 0.7, { distance: 0.28, lean: -0.12 }),
  );
  parts.push(pagoda(drawing, width * temple, line, size, { tiers, distance: 0.18 }));
  return parts.join('');
}

/** The lake in flower, the temple beyond. */
export function lotusLake(drawing, { boats = 1, flower } = {}) {
  const { width, height, random } = drawing;
  const line = height * 0.5;
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 5 }),
    ridge(drawing, line - 20, line + 10, { height: 110, distance: 0.66 }),
    ridge(drawing, line - 4, line + 10, { height: 60, distance: 0.52, roughness: 0.6 }),
  );
  const bank = farBank(drawing, line);
  drawing.add(bank, water(drawing, line), mirror(bank, line, 0.3), waterVeil(drawing, line));
  for (let i = 0; i < boats; i++) {
    const x = width * random.between(0.15, 0.45) + i * width * 0.3;
    const y = height * (0.62 + i * 0.05);
    drawing.add(
      boat(drawing, x, y, 190),
      person(drawing, x - 30, y + 2, 118, { pose: 'crouch', hat: 'cone', top: '#7a4a66', shadow: false }),
      person(drawing, x + 40, y + 2, 118, {
        pose: 'crouch',
        hat: 'cone',
        top: '#e9e0c8',
        shadow: false,
        prop: (px, py) => lotusFlower(drawing, px, py, 14),
      }),
    );
  }
  drawing.add(
    lotusBed(drawing, height * 0.68, height * 0.98, { leaves: 52, flowers: 12, ...(flower ? { colour: flower } : {}) }),
  );
}

/** A veil of light over mirrored things, so that they sink into the water. */
export function waterVeil(drawing, line) {
  return rect(
    0,
    line,
    drawing.width,
    drawing.height - line,
    drawing.linear([
      [drawing.mood.water[0], 0.05],
      [drawing.mood.water[1], 0.4],
      [drawing.mood.water[2], 0.75],
    ]),
  );
}

/** One lotus, close. */
export function lotusPortrait(drawing, { open = 1, flower = '#ef8fab' } = {}) {
  const { width, height, random } = drawing;
  drawing.add(water(drawing, 0, height, { ripples: 50 }));
  for (let i = 0; i < 15; i++)
    drawing.add(
      `<g ${drawing.blur(5)}>${lotusLeaf(drawing, random.between(0, width), random.between(height * 0.05, height * 0.5), random.between(50, 110), { distance: 0.35 })}</g>`,
    );
  for (let i = 0; i < 10; i++)
    drawing.add(
      lotusLeaf(
        drawing,
        random.between(-40, width + 40),
        random.between(height * 0.68, height * 1.02),
        random.between(130, 220),
      ),
    );
  const big = Math.min(width, height) * 0.3;
  drawing.add(
    lotusFlower(drawing, width * 0.24, height * 0.5, big * 0.42, {
      open: 0.1,
      stem: height * 0.5,
      distance: 0.1,
      colour: flower,
    }),
    lotusFlower(drawing, width * 0.8, height * 0.42, big * 0.5, {
      open: 0.6,
      stem: height * 0.5,
      distance: 0.06,
      colour: flower,
    }),
  );
  drawing.add(
    glow(drawing, width * 0.5, height * 0.5, big * 2.1, '#fff0cf', 0.4),
    lotusFlower(drawing, width * 0.5, height * 0.7, big * 1.25, { open, stem: height * 0.5, colour: flower }),
  );
  for (let i = 0; i < 4; i++)
    drawing.add(
      lotusLeaf(drawing, random.between(0, width), height * random.between(0.95, 1.05), random.between(150, 230)),
    );
}

/** Racing boats seen from the bank. */
export function boatRace(drawing) {
  const { width, height } = drawing;
  const line = height * 0.42;
  drawing.add(sky(drawing, line, { clouds: 6 }), ridge(drawing, line - 8, line + 8, { height: 80, distance: 0.6 }));
  const bank = farBank(drawing, line, { temple: 0.78, size: 200, towerAt: 0.2 });
  drawing.add(
    bank,
    water(drawing, line),
    mirror(bank, line, 0.25),
    bunting(drawing, 0, height * 0.1, width, height * 0.13, { count: 30, sag: 24 }),
  );
  for (const [at, [shirt, boatColour]] of [
    ['#d9483a', '#a8342a'],
    ['#f0b53a', '#4f7a3c'],
    ['#3f79a6', '#2f5a80'],
  ].entries()) {
    const y = height * (0.54 + at * 0.165);
    const size = 1 + at * 0.3;
    const start = width * (0.3 - at * 0.12);
    drawing.add(boat(drawing, start + 250 * size, y, 620 * size, { colour: boatColour }));
    for (let i = 0; i < 7; i++) {
      const px = start + (70 + i * 56) * size;
      drawing.add(
        person(drawing, px, y + 6, 120 * size, {
          pose: 'ride',
          top: shirt,
          hat: i % 3 ? '' : 'cap',
          hatColour: '#f4efe0',
          shadow: false,
          prop: (x, y2) =>
            `<path d="M${x - 6} ${y2 - 12}L${x + 14} ${y2 + 34}" stroke="#c9a15a" stroke-width="3" stroke-linecap="round"/>`,
        }),
      );
    }
    drawing.add(ellipse(start + 250 * size, y + 20 * size, 330 * size, 5 * size, '#f5fbf6', 'opacity="0.5"'));
  }
  drawing.add(lotusBed(drawing, height * 0.96, height * 1.02, { leaves: 10, flowers: 3, to: width * 0.4 }));
}
