import { groundShadow, rect } from '../drawing.mjs';
import { bunting, lamp } from '../flags.mjs';
import { farTown, ground, mirror, ridge, water } from '../landscape.mjs';
import { lanternString } from '../lanterns.mjs';
import { lotusBed } from '../lotus.mjs';
import { person } from '../person.mjs';
import { tufts } from '../pots.mjs';
import { props } from '../props.mjs';
import { sky } from '../sky.mjs';
import { coveredBridge } from '../temples.mjs';
import { banyan, palm, strands, tree } from '../trees.mjs';
import { boat } from '../vehicles.mjs';
import { farBank, waterVeil } from './lake.mjs';

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
