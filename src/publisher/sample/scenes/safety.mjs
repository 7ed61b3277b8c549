import { circle, ellipse, group, n, path, place, polygon, rect, stroke } from '../drawing.mjs';
import { lamp } from '../flags.mjs';
import { houseRow } from '../houses.mjs';
import { mirror, paving, water } from '../landscape.mjs';
import { person } from '../person.mjs';
import { props } from '../props.mjs';
import { rainfall, sky } from '../sky.mjs';

/** A fire drill: engine, hose, smoke. */
export function fireDrill(drawing) {
  const { width, height, random } = drawing;
  const base = height * 0.66;
  drawing.add(
    sky(drawing, height * 0.55, { clouds: 4 }),
    houseRow(drawing, base, { unit: 185, low: 2, high: 3, distance: 0.14 }),
    rect(0, base, width, 14, drawing.tone('#b9ab98')),
    paving(drawing, base + 12, '#8f8f96', { rows: 6 }),
  );
  for (let i = 0; i < 12; i++)
    drawing.add(
      `<g ${drawing.blur(10)}>${ellipse(width * 0.78 + random.around() * 120, height * random.between(0.1, 0.5), random.between(50, 110), random.between(34, 70), random.pick(['#d9d6d4', '#b5b2b4', '#efe9e2']), 'opacity="0.5"')}</g>`,
    );
  drawing.add(
    place(
      [
        ellipse(0, 2, 200, 14, '#1b1838', 'opacity="0.3"'),
        path('M-180 -30V-120Q-180 -132 -168 -132H60V-30Z', drawing.linear(['#e8432f', '#b3241a'])),
        path('M62 -30V-126H120Q150 -122 164 -78L178 -66V-30Z', drawing.linear(['#e8432f', '#b3241a'])),
        path('M82 -112H116Q136 -108 146 -76H82Z', '#bfe3ee'),
        rect(-180, -64, 358, 9, '#fff3c4'),
        rect(-164, -118, 60, 44, '#c9cdd0', 'rx="4"'),
        rect(-94, -118, 60, 44, '#c9cdd0', 'rx="4"'),
        rect(-24, -118, 60, 44, '#c9cdd0', 'rx="4"'),
        rect(84, -142, 34, 16, '#4f9ad9', 'rx="6"'),
        stroke('M-170 -146H50M-170 -136H50', '#d9dde0', 4),
        ...[-150, -110, -70, -30, 10].map((x) => stroke(`M${x} -146v10`, '#d9dde0', 4)),
        ...[-128, -70, 126].map((x) => group([circle(x, -26, 27, '#26252c'), circle(x, -26, 12, '#c9cdd0')])),
      ],
      width * 0.27,
      height * 0.88,
      1.2,
    ),
  );
  const hose = (x, y) =>
    group([
      stroke(`M${n(x - 30)} ${n(y + 42)}Q${n(x - 20)} ${n(y + 6)} ${n(x)} ${n(y)}`, '#e9d8a0', 3),
      stroke(`M${n(x)} ${n(y)}l9 -3`, '#8a949a', 3),
    ]);
  const suit = { top: '#3a4a3f', bottom: '#3a4a3f', vest: '#8fbf3f', hat: 'helmet', hatColour: '#d9372b', sleeve: 1 };
  drawing.add(
    person(drawing, width * 0.52, height * 0.92, 272, { pose: 'hold', ...suit, prop: hose }),
    person(drawing, width * 0.46, height * 0.94, 275, { pose: 'hold', ...suit }),
    path(
      `M${n(width * 0.565)} ${n(height * 0.69)}Q${n(width * 0.68)} ${n(height * 0.4)} ${n(width * 0.8)} ${n(height * 0.42)}L${n(width * 0.8)} ${n(height * 0.47)}Q${n(width * 0.7)} ${n(height * 0.46)} ${n(width * 0.57)} ${n(height * 0.7)}Z`,
      '#e9f6fa',
      'opacity="0.75"',
    ),
  );
  drawing.add(
    person(drawing, width * 0.7, height * 0.95, 262, {
      pose: 'crouch',
      top: '#f0c452',
      flip: true,
      prop: (x, y) => group([rect(x - 5, y - 4, 11, 26, '#d9372b', 'rx="5"'), rect(x - 2, y - 9, 5, 6, '#2b2f3a')]),
    }),
    person(drawing, width * 0.82, height * 0.93, 258, {
      pose: 'point',
      flip: true,
      top: '#5f8f6a',
      hat: 'cap',
      hatColour: '#4f7a4f',
    }),
    person(drawing, width * 0.91, height * 0.95, 262, { pose: 'clap', flip: true, top: '#e58a93', long: true }),
  );
}

/** A pump at work on a flooded street. */
export function pump(drawing) {
  const { width, height, random } = drawing;
  const base = height * 0.58;
  drawing.add(
    sky(drawing, base, { clouds: 7 }),
    houseRow(drawing, base, { unit: 160, low: 2, high: 3, distance: 0.18 }),
    water(drawing, base, height, { shine: undefined, ripples: 90 }),
    mirror(houseRow(drawing, base, { unit: 160, low: 2, high: 2, distance: 0.3 }), base, 0.22),
  );
  drawing.add(
    place(
      [
        rect(-110, -96, 170, 84, drawing.linear(['#f0b53a', '#c9862a']), 'rx="10"'),
        rect(-90, -80, 60, 50, '#3a3f4a', 'rx="5"'),
        ...[0, 1, 2, 3].map((i) => stroke(`M-84 ${-70 + i * 11}h48`, '#6b727d', 3)),
        circle(20, -54, 26, '#8a949a'),
        circle(20, -54, 12, '#4a505c'),
        circle(-70, -8, 20, '#26252c'),
        circle(30, -8, 20, '#26252c'),
        stroke('M46 -54Q120 -60 130 -10T240 10', '#4a6fa0', 20),
        stroke('M-110 -40Q-160 -40 -170 10', '#4a6fa0', 20),
      ],
      width * 0.44,
      height * 0.84,
      1.25,
    ),
  );
  const coat = {
    dress: 'coat',
    top: '#f0c452',
    bottom: '#2f4a3f',
    hat: 'helmet',
    hatColour: '#f3efe4',
    sleeve: 1,
    shadow: false,
  };
  drawing.add(
    person(drawing, width * 0.28, height * 0.9, 270, { pose: 'point', ...coat }),
    person(drawing, width * 0.62, height * 0.88, 262, { pose: 'dig', ...coat, flip: true, prop: props.shovel() }),
    person(drawing, width * 0.82, height * 0.8, 230, {
      pose: 'walk',
      flip: true,
      top: '#5aa0a4',
      shadow: false,
      prop: props.umbrella(drawing, '#d9583f'),
    }),
    ...[0.28, 0.62, 0.82].map((t) => ellipse(width * t, height * 0.885, 60, 8, '#eef5f4', 'opacity="0.35"')),
    rainfall(drawing, base, 170),
  );
  drawing.add(
    ...[0, 1, 2].map((i) =>
      group([
        polygon(
          [
            [width * (0.08 + i * 0.05) - 16, height * 0.95],
            [width * (0.08 + i * 0.05) + 16, height * 0.95],
            [width * (0.08 + i * 0.05), height * 0.87],
          ],
          '#e9702f',
        ),
        rect(width * (0.08 + i * 0.05) - 9, height * 0.91, 18, 7, '#fffbe8'),
      ]),
    ),
    lamp(drawing, width * 0.96, height * 0.72, random.between(300, 320)),
  );
}
