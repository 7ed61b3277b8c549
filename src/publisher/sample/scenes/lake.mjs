import { bunting, coveredBridge, lamp, pagoda, tower } from '../buildings.mjs';
import { ellipse, glow, groundShadow, rect } from '../drawing.mjs';
import { farTown, ground, mirror, ridge, sky, water } from '../landscape.mjs';
import { person, props } from '../people.mjs';
import { banyan, lotusBed, lotusFlower, lotusLeaf, palm, strands, tree, tufts } from '../plants.mjs';
import { boat, lanternString } from '../things.mjs';

/** The far bank with its temple, shared by the views over the lake; `line` is where the water begins. */
function farBank(drawing, line, { temple = 0.62, size = 300, tiers = 2, towerAt = 0.26 } = {}) {
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
function waterVeil(drawing, line) {
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

/** The lakeside walk: willow, lamp, people at exercise or strolling. */
export function promenade(drawing, { exercise = false, festive = false } = {}) {
  const { width, height, random } = drawing;
  const line = height * 0.44;
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 4 }),
    ridge(drawing, line - 6, line + 8, { height: 70, distance: 0.6 }),
  );
  const bank = farBank(drawing, line, { temple: 0.3, size: 220, towerAt: 0.6 });
  drawing.add(bank, water(drawing, line, height * 0.7), mirror(bank, line, 0.28));
  drawing.add(lotusBed(drawing, height * 0.56, height * 0.66, { leaves: 40, flowers: 12 }));
  drawing.add(
    rect(0, height * 0.665, width, 14, drawing.tone('#c8beac')),
    rect(0, height * 0.68, width, 9, drawing.tone('#948a80')),
    ground(drawing, height * 0.69, '#cdb893', { strokes: 30 }),
  );
  for (let x = 20; x < width; x += 96) drawing.add(rect(x, height * 0.615, 8, height * 0.06, drawing.tone('#8a8177')));
  drawing.add(
    rect(0, height * 0.62, width, 7, drawing.tone('#a89d8e')),
    rect(0, height * 0.645, width, 4, drawing.tone('#a89d8e')),
  );
  drawing.add(
    lamp(drawing, width * 0.07, height * 0.8, height * 0.5),
    lamp(drawing, width * 0.72, height * 0.78, height * 0.46),
  );
  if (festive)
    drawing.add(
      bunting(drawing, 0, height * 0.2, width * 0.5, height * 0.24),
      bunting(drawing, width * 0.5, height * 0.24, width, height * 0.18),
      lanternString(drawing, -20, height * 0.08, width * 0.55, height * 0.12, { size: 20 }),
      lanternString(drawing, width * 0.55, height * 0.12, width + 20, height * 0.06, { size: 20 }),
    );
  if (exercise) {
    for (let i = 0; i < 11; i++) {
      const row = i % 2;
      drawing.add(
        person(drawing, width * (0.12 + i * 0.076), height * (0.8 + row * 0.12), 190 + row * 46, {
          pose: i % 3 === 0 ? 'cheer' : 'stretch',
          top: random.pick(['#f3efe4', '#f3efe4', '#d8566a', '#f0d070']),
          hair: random.pick(['#c9c6c4', '#8b8588', '#3a3034']),
          bottom: '#f0ece2',
          sleeve: 1,
        }),
      );
    }
  } else {
    drawing.add(
      person(drawing, width * 0.2, height * 0.86, 230, {
        pose: 'walk',
        dress: 'aodai',
        top: '#f2f0ea',
        bottom: '#f7f4ec',
        long: true,
        hat: 'cone',
        prop: props.flowers(),
      }),
      person(drawing, width * 0.3, height * 0.87, 236, {
        pose: 'walk',
        dress: 'aodai',
        top: '#e79aa6',
        bottom: '#f7f4ec',
        long: true,
      }),
      person(drawing, width * 0.52, height * 0.82, 205, { pose: 'walk', flip: true, top: '#3f79a6' }),
      person(drawing, width * 0.575, height * 0.82, 130, {
        pose: 'walk',
        flip: true,
        age: 'child',
        top: '#f0c452',
        prop: props.balloon(drawing, '#e5536f'),
      }),
      person(drawing, width * 0.86, height * 0.9, 245, { pose: 'stand', hat: 'cone', top: '#8a5f9c', flip: true }),
    );
  }
  drawing.add(
    strands(drawing, width * 0.66, -10, width * 0.4, height * 0.36, { count: 30 }),
    tufts(drawing, height * 0.985, { size: 24, count: 70 }),
  );
}

/** The covered bridge over the river, boats below. */
export function bridgeView(drawing, { boats = 2 } = {}) {
  const { width, height } = drawing;
  const line = height * 0.56;
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 6 }),
    ridge(drawing, line - 24, line + 8, { height: 150, distance: 0.7 }),
    ridge(drawing, line, line + 8, { height: 70, distance: 0.52, roughness: 0.5 }),
    farTown(drawing, line, { height: 66, distance: 0.5 }),
  );
  const bank = [
    tree(drawing, width * 0.05, line + 12, 210, { distance: 0.2 }),
    tree(drawing, width * 0.96, line + 12, 240, { distance: 0.18, colour: '#5b8f45' }),
    palm(drawing, width * 0.13, line + 8, 200, { distance: 0.22 }),
    coveredBridge(drawing, width * 0.17, line + 16, width * 0.66, { distance: 0.08 }),
  ].join('');
  drawing.add(water(drawing, line + 8), mirror(bank, line + 16, 0.42), waterVeil(drawing, line + 12), bank);
  for (let i = 0; i < boats; i++) {
    const x = width * (0.3 + i * 0.36);
    const y = height * (0.76 + i * 0.1);
    drawing.add(
      boat(drawing, x, y, 200 + i * 50, { roof: i === 1, flip: i === 1 }),
      person(drawing, x + (i ? 70 : -60), y + 2, 130 + i * 20, {
        pose: 'hold',
        hat: 'cone',
        top: '#5a4a6a',
        shadow: false,
      }),
    );
  }
  drawing.add(strands(drawing, -20, -10, width * 0.3, height * 0.34, { count: 20 }));
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

/** A tea seller under the banyan by the water. */
export function banyanTea(drawing) {
  const { width, height } = drawing;
  const line = height * 0.5;
  drawing.add(sky(drawing, line, { clouds: 4, birds: 3 }));
  const bank = farBank(drawing, line, { temple: 0.76, size: 190, towerAt: 0 });
  drawing.add(
    bank,
    water(drawing, line, height * 0.66),
    mirror(bank, line, 0.26),
    ground(drawing, height * 0.63, '#bfa27a'),
  );
  drawing.add(
    groundShadow(drawing, width * 0.36, height * 0.8, width * 0.36),
    banyan(drawing, width * 0.3, height * 0.8, height * 0.98),
  );
  drawing.add(
    rect(width * 0.5, height * 0.77, 150, 10, drawing.tone('#9a6b42')),
    rect(width * 0.51, height * 0.78, 8, 66, drawing.tone('#7a5233')),
    rect(width * 0.61, height * 0.78, 8, 66, drawing.tone('#7a5233')),
  );
  for (const [dx, colour] of [
    [20, '#e9e4d4'],
    [52, '#8fb58a'],
    [84, '#e9e4d4'],
    [112, '#c97a4a'],
  ])
    drawing.add(rect(width * 0.5 + dx, height * 0.735, 20, 27, drawing.tone(colour), 'rx="4"'));
  drawing.add(
    person(drawing, width * 0.48, height * 0.9, 250, { pose: 'sit', top: '#6f5a7a', hat: 'cone' }),
    person(drawing, width * 0.69, height * 0.9, 255, { pose: 'sit', flip: true, top: '#f0e9da', hair: '#c9c6c4' }),
    person(drawing, width * 0.8, height * 0.93, 265, { pose: 'sit', flip: true, top: '#4f8f6a' }),
    tufts(drawing, height * 0.98, { size: 26 }),
  );
}
