import { banner, bunting, flagPole, houseRow, lamp, pagoda } from '../buildings.mjs';
import { darken, lighten } from '../colour.mjs';
import { circle, ellipse, group, n, path, place, polygon, rect, stroke } from '../drawing.mjs';
import { farTown, ground, mirror, paving, rainfall, ridge, sky, water } from '../landscape.mjs';
import { person, props, pupil } from '../people.mjs';
import { bush, lotusBed, nearBranch, tree, tufts } from '../plants.mjs';
import { ball, bin, boat } from '../things.mjs';

const VOLUNTEER = { top: '#2f6fb0', hat: 'cap', hatColour: '#2f6fb0', sleeve: 0.5 };

/** Planting young trees along the lake. */
export function planting(drawing) {
  const { width, height } = drawing;
  const line = height * 0.46;
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 4 }),
    ridge(drawing, line, line + 8, { height: 80, distance: 0.6 }),
    farTown(drawing, line, { height: 64, distance: 0.5 }),
    pagoda(drawing, width * 0.8, line, 200, { distance: 0.3 }),
    water(drawing, line, height * 0.58),
    ground(drawing, height * 0.56, '#8fae5a'),
  );
  drawing.add(
    banner(drawing, width * 0.3, height * 0.36, width * 0.4, height * 0.07, { colour: '#3a8a4a', ink: '#fffbe0' }),
    stroke(
      `M${n(width * 0.3)} ${n(height * 0.36)}V${n(height * 0.6)}M${n(width * 0.7)} ${n(height * 0.36)}V${n(height * 0.6)}`,
      drawing.tone('#8a7350'),
      5,
    ),
  );
  for (const [t, y, h] of [
    [0.12, 0.68, 170],
    [0.42, 0.7, 180],
    [0.74, 0.68, 172],
    [0.92, 0.72, 190],
  ])
    drawing.add(tree(drawing, width * t, height * y, h, { colour: '#6aa84a', spread: 0.24 }));
  for (const [t, y, h] of [
    [0.24, 0.9, 250],
    [0.6, 0.92, 262],
  ])
    drawing.add(
      ellipse(width * t, height * y, 84, 16, drawing.tone('#7a5236')),
      tree(drawing, width * t, height * y, h, { colour: '#6fb04c', spread: 0.24 }),
      stroke(
        `M${n(width * t - 44)} ${n(height * y)}L${n(width * t)} ${n(height * y - 110)}L${n(width * t + 44)} ${n(height * y)}`,
        drawing.tone('#b9975a'),
        5,
      ),
    );
  drawing.add(
    person(drawing, width * 0.15, height * 0.93, 270, { pose: 'dig', ...VOLUNTEER, prop: props.shovel() }),
    person(drawing, width * 0.34, height * 0.92, 260, {
      pose: 'dig',
      flip: true,
      hat: 'cone',
      top: '#8a5f9c',
      prop: props.shovel(),
    }),
    person(drawing, width * 0.5, height * 0.94, 200, { ...pupil, pose: 'crouch', prop: props.bag('#4f8f5c') }),
    person(drawing, width * 0.7, height * 0.95, 275, { pose: 'dig', flip: true, top: '#f3efe4', prop: props.shovel() }),
    person(drawing, width * 0.83, height * 0.94, 262, { pose: 'carry', flip: true, ...VOLUNTEER }),
    path(`M${n(width * 0.8)} ${n(height * 0.66)}h60l-8 40h-44Z`, drawing.tone('#3f6f9c')),
    tufts(drawing, height * 0.98, { size: 26, count: 90 }),
    nearBranch(drawing, 1),
  );
}

/** Sorting household waste into three bins. */
export function sorting(drawing) {
  const { width, height } = drawing;
  const base = height * 0.6;
  drawing.add(
    sky(drawing, height * 0.5, { clouds: 4 }),
    houseRow(drawing, base, { unit: 175, low: 2, high: 3, distance: 0.14, shop: false }),
    rect(0, base, width, 16, drawing.tone('#b9ab98')),
    paving(drawing, base + 14, '#b5a898', { rows: 7 }),
  );
  drawing.add(
    rect(width * 0.26, height * 0.3, width * 0.5, height * 0.13, drawing.tone('#3a8a4a'), 'rx="6"'),
    ...[0, 1, 2].map((i) =>
      circle(
        width * (0.34 + i * 0.17),
        height * 0.365,
        32,
        drawing.tone(['#8fbf3f', '#f0b53a', '#8a949a'][i]),
        'stroke="#fffbe8" stroke-width="5"',
      ),
    ),
    ...[0, 1, 2].map((i) =>
      rect(width * (0.375 + i * 0.17), height * 0.345, width * 0.09, height * 0.016, '#fffbe8', 'rx="4"'),
    ),
    ...[0, 1, 2].map((i) =>
      rect(width * (0.375 + i * 0.17), height * 0.372, width * 0.06, height * 0.014, '#fffbe8', 'rx="4" opacity="0.8"'),
    ),
  );
  for (const [i, [colour, mark]] of [
    ['#4f9a46', 'leaf'],
    ['#e9a52f', 'bottle'],
    ['#6b757d', 'bag'],
  ].entries())
    drawing.add(bin(drawing, width * (0.4 + i * 0.155), height * 0.88, 235, colour, { mark }));
  const bottle = (x, y) => group([rect(x - 4, y - 2, 8, 18, '#8fd0e0', 'rx="3"'), rect(x - 2, y - 6, 4, 5, '#3f79a6')]);
  drawing.add(
    person(drawing, width * 0.2, height * 0.95, 292, {
      pose: 'hold',
      hat: 'cone',
      top: '#8a5f9c',
      prop: props.bag('#6fa35c'),
    }),
    person(drawing, width * 0.84, height * 0.94, 200, { ...pupil, pose: 'hold', flip: true, prop: bottle }),
    person(drawing, width * 0.93, height * 0.96, 285, { pose: 'point', flip: true, ...VOLUNTEER, long: true }),
    bush(drawing, width * 0.06, height * 0.9, 130, { dots: ['#e5536f', '#f7aebf'] }),
  );
}

/** Sunday cleaning: brooms in a lane, leaves in a cart. */
export function cleaning(drawing) {
  const { width, height } = drawing;
  const base = height * 0.58;
  drawing.add(
    sky(drawing, height * 0.5, { clouds: 4, birds: 3 }),
    houseRow(drawing, base, { unit: 150, low: 2, high: 3, distance: 0.16 }),
    rect(0, base, width, 14, drawing.tone('#b9ab98')),
    paving(drawing, base + 12, '#b0a292', { rows: 8 }),
    tree(drawing, width * 0.08, base + 40, 350),
    tree(drawing, width * 0.9, base + 40, 330, { colour: '#6b9a45' }),
    bunting(drawing, 0, height * 0.16, width, height * 0.2, { count: 26, sag: 20 }),
  );
  for (let i = 0; i < 40; i++)
    drawing.add(
      ellipse(
        width * ((i * 0.137) % 1),
        height * (0.72 + ((i * 0.31) % 0.26)),
        7,
        3.4,
        drawing.tone(['#c9a23a', '#a9702f', '#7f9a3c'][i % 3]),
        `transform="rotate(${i * 47} ${n(width * ((i * 0.137) % 1))} ${n(height * (0.72 + ((i * 0.31) % 0.26)))})"`,
      ),
    );
  drawing.add(
    place(
      [
        rect(-70, -100, 140, 70, drawing.linear([drawing.tone('#e0892f'), drawing.tone('#b5641f')]), 'rx="6"'),
        circle(-36, -18, 22, drawing.tone('#2f2c33')),
        circle(-36, -18, 9, '#b9bcc2'),
        stroke('M70 -96l50 -20', drawing.tone('#6b6b70'), 6),
        ...[-50, -24, 4, 30, 52].map((x, i) =>
          ellipse(x, -104 - (i % 2) * 8, 30, 20, drawing.tone(['#7f9a3c', '#a9702f', '#5f9a46'][i % 3])),
        ),
      ],
      width * 0.8,
      height * 0.92,
      1.25,
    ),
  );
  for (const [t, y, flip, look] of [
    [0.14, 0.9, false, VOLUNTEER],
    [0.3, 0.95, false, { hat: 'cone', top: '#8a5f9c' }],
    [0.45, 0.86, true, { top: '#4f8f6a', hair: '#c9c6c4' }],
    [0.6, 0.95, true, VOLUNTEER],
  ])
    drawing.add(person(drawing, width * t, height * y, 275, { pose: 'dig', flip, ...look, prop: props.broom() }));
  drawing.add(
    person(drawing, width * 0.935, height * 0.95, 280, {
      pose: 'hold',
      flip: true,
      vest: '#e9861b',
      top: '#3f6f62',
      hat: 'cap',
      hatColour: '#e9861b',
      mask: true,
      sleeve: 1,
    }),
  );
}

/** Clearing weed from the lake with boats and nets. */
export function lakeCleaning(drawing) {
  const { width, height } = drawing;
  const line = height * 0.42;
  const bank = [
    farTown(drawing, line, { height: 80, distance: 0.5 }),
    pagoda(drawing, width * 0.2, line, 220, { distance: 0.3 }),
    tree(drawing, width * 0.92, line + 6, 190, { distance: 0.25 }),
    tree(drawing, width * 0.5, line + 6, 140, { distance: 0.32 }),
  ].join('');
  drawing.add(sky(drawing, line, { clouds: 5 }), bank, water(drawing, line), mirror(bank, line, 0.26));
  const net = (x, y) =>
    group([
      stroke(`M${n(x - 12)} ${n(y - 14)}L${n(x + 30)} ${n(y + 34)}`, '#a98752', 2),
      `<ellipse cx="${n(x + 36)}" cy="${n(y + 40)}" rx="12" ry="8" fill="#dfe8e0" opacity="0.7" stroke="#8a949a" stroke-width="1.5"/>`,
    ]);
  for (const [t, y, size, flip] of [
    [0.3, 0.62, 260, false],
    [0.72, 0.74, 330, true],
  ])
    drawing.add(
      boat(drawing, width * t, height * y, size, { flip, colour: '#4f6f62' }),
      person(drawing, width * t - size * 0.18, height * y, size * 0.72, {
        pose: 'dig',
        ...VOLUNTEER,
        flip,
        shadow: false,
        vest: '#e9861b',
        prop: net,
      }),
      person(drawing, width * t + size * 0.2, height * y, size * 0.72, {
        pose: 'hold',
        hat: 'cone',
        top: '#f0c452',
        flip: !flip,
        shadow: false,
        vest: '#e9861b',
      }),
      ellipse(width * t, height * y - 8, size * 0.13, 16, drawing.tone('#5f8a46')),
    );
  drawing.add(lotusBed(drawing, height * 0.84, height * 1.0, { leaves: 22, flowers: 5 }));
}

/** A football match of children on a yard. */
export function football(drawing, { kits = ['#d9372b', '#2f6fb0'], celebrate = false } = {}) {
  const { width, height, random } = drawing;
  const line = height * 0.4;
  drawing.add(
    sky(drawing, line, { clouds: 6, birds: 3 }),
    farTown(drawing, line, { height: 150, distance: 0.45 }),
    tree(drawing, width * 0.05, line + 24, 240, { distance: 0.15 }),
    tree(drawing, width * 0.2, line + 20, 190, { distance: 0.2 }),
    tree(drawing, width * 0.95, line + 24, 250, { distance: 0.15 }),
  );
  for (let i = 0; i < 24; i++)
    drawing.add(
      person(drawing, width * ((i + 0.5) / 24), line + 44, random.between(74, 96), {
        pose: random.pick(['cheer', 'clap', 'stand']),
        distance: 0.2,
        shadow: false,
      }),
    );
  drawing.add(
    bunting(drawing, 0, line - 50, width, line - 44, { count: 34, sag: 12, size: 13 }),
    rect(0, line + 34, width, 26, drawing.tone('#2f6b9a')),
    ground(drawing, line + 58, '#6aa84a'),
  );
  for (let i = 0; i < 6; i += 2)
    drawing.add(
      polygon(
        [
          [width * (0.3 + i * 0.08), line + 58],
          [width * (0.38 + i * 0.08), line + 58],
          [width * (-0.1 + i * 0.28), height],
          [width * (-0.4 + i * 0.28), height],
        ],
        '#ffffff',
        'opacity="0.07"',
      ),
    );
  drawing.add(
    stroke(
      `M0 ${n(line + 72)}H${width}M${n(width * 0.08)} ${n(height)}L${n(width * 0.3)} ${n(line + 72)}`,
      '#f6f8ee',
      4,
      'opacity="0.8"',
    ),
    `<ellipse cx="${n(width * 0.62)}" cy="${n(height * 0.74)}" rx="${n(width * 0.2)}" ry="${n(height * 0.1)}" fill="none" stroke="#f6f8ee" stroke-width="4" opacity="0.75"/>`,
  );
  const gx = width * 0.8;
  const gy = line + 96;
  for (let i = 0; i <= 10; i++)
    drawing.add(stroke(`M${n(gx + i * 20)} ${n(gy - 100)}V${n(gy)}`, '#f6f8f4', 1, 'opacity="0.6"'));
  for (let i = 0; i <= 5; i++) drawing.add(stroke(`M${n(gx)} ${n(gy - i * 20)}h200`, '#f6f8f4', 1, 'opacity="0.6"'));
  drawing.add(
    stroke(`M${n(gx)} ${n(gy)}v-100h200v100`, '#ffffff', 6),
    person(drawing, gx + 80, gy + 6, 120, {
      pose: 'stretch',
      age: 'child',
      top: '#f0c452',
      shorts: true,
      bottom: '#2f3648',
    }),
  );
  const kit = (i) => ({ age: 'child', top: kits[i], bottom: i ? '#f3efe4' : '#2f3648', shorts: true, sleeve: 0.5 });
  if (celebrate) {
    for (let i = 0; i < 7; i++)
      drawing.add(
        person(drawing, width * (0.14 + i * 0.115), height * (0.88 + (i % 2) * 0.06), 245, {
          pose: 'cheer',
          ...kit(0),
          flip: i > 3,
        }),
      );
    drawing.add(
      group(
        [
          path(
            'M-34 -70H34Q34 -20 8 -8V6H-8V-8Q-34 -20 -34 -70Z',
            drawing.linear(['#fff0b0', '#e9a92f'], [0, 0, 1, 0]),
          ),
          rect(-24, 4, 48, 12, '#b5782a'),
          stroke('M-34 -62q-26 0 -16 26q6 12 22 12M34 -62q26 0 16 26q-6 12 -22 12', '#e9b84a', 6),
        ],
        `transform="translate(${n(width * 0.49)} ${n(height * 0.56)}) scale(1.3)"`,
      ),
    );
  } else {
    for (const [t, y, pose, team, flip] of [
      [0.2, 0.82, 'run', 0, false],
      [0.36, 0.92, 'kick', 0, false],
      [0.55, 0.88, 'run', 1, true],
      [0.68, 0.72, 'run', 0, false],
      [0.76, 0.95, 'run', 1, true],
      [0.46, 0.68, 'run', 1, true],
      [0.9, 0.84, 'wave', 0, true],
    ])
      drawing.add(person(drawing, width * t, height * y, 130 + (y - 0.6) * 400, { pose, flip, ...kit(team) }));
    drawing.add(ball(drawing, width * 0.455, height * 0.89, 17));
  }
  drawing.add(tufts(drawing, height * 0.99, { size: 18, count: 80, colour: '#5a9a3f' }));
}

/** Runners with numbers along the lake. */
export function running(drawing) {
  const { width, height, random } = drawing;
  const line = height * 0.44;
  const bank = [
    farTown(drawing, line, { height: 70, distance: 0.55 }),
    pagoda(drawing, width * 0.26, line, 220, { distance: 0.25 }),
  ].join('');
  drawing.add(
    sky(drawing, line, { clouds: 5, birds: 5 }),
    ridge(drawing, line, line + 6, { height: 70, distance: 0.6 }),
    bank,
    water(drawing, line, height * 0.62),
    mirror(bank, line, 0.3),
    ground(drawing, height * 0.6, '#8fae5a', { bottom: height * 0.68 }),
    paving(drawing, height * 0.67, '#b98f7c', { rows: 4, lines: 2 }),
  );
  drawing.add(
    stroke(
      `M${n(width * 0.12)} ${n(height * 0.9)}V${n(height * 0.2)}M${n(width * 0.88)} ${n(height * 0.76)}V${n(height * 0.2)}`,
      drawing.tone('#b9bcc2'),
      10,
    ),
    banner(drawing, width * 0.1, height * 0.16, width * 0.8, height * 0.1, { colour: '#e0702f', ink: '#fffbe8' }),
    ...[0.2, 0.4, 0.6, 0.8].map((t, i) =>
      group([
        stroke(`M${n(width * t)} ${n(height * 0.16)}q10 -40 4 -60`, '#9a9aa0', 1),
        ellipse(width * t + 6, height * 0.06, 17, 22, ['#e5536f', '#f0c452', '#5aa0a4', '#8a5f9c'][i]),
      ]),
    ),
  );
  for (let i = 0; i < 11; i++) {
    const y = 0.76 + (i % 3) * 0.085;
    drawing.add(
      person(drawing, width * (0.05 + i * 0.09), height * y, 215 + (i % 3) * 34, {
        pose: 'run',
        shorts: random.chance(0.6),
        top: random.pick(['#e0702f', '#e0702f', '#f0c452', '#5aa0a4', '#f3efe4']),
        bottom: random.pick(['#2f3648', '#37506e']),
        age: i % 4 === 3 ? 'child' : 'adult',
        hat: random.chance(0.3) ? 'cap' : '',
        prop: null,
      }),
    );
  }
}

/** Prize-giving on a small stage outdoors. */
export function podium(drawing) {
  const { width, height } = drawing;
  const line = height * 0.5;
  drawing.add(
    sky(drawing, line, { clouds: 6 }),
    farTown(drawing, line, { height: 130, distance: 0.45 }),
    tree(drawing, width * 0.06, line + 20, 300, { distance: 0.12 }),
    tree(drawing, width * 0.94, line + 20, 310, { distance: 0.12 }),
    ground(drawing, line, '#7aae56'),
    rect(
      width * 0.14,
      height * 0.12,
      width * 0.72,
      height * 0.46,
      drawing.linear([drawing.tone('#2f6fb0'), drawing.tone('#1f4f86')]),
      'rx="8"',
    ),
    banner(drawing, width * 0.2, height * 0.17, width * 0.6, height * 0.13, {
      colour: '#2f6fb0',
      ink: '#fff3c4',
      lines: 2,
    }),
  );
  for (const [t, h, colour, w] of [
    [0.3, 0.1, '#c9cdd0', 0.18],
    [0.5, 0.17, '#f0c452', 0.2],
    [0.7, 0.07, '#d09a62', 0.18],
  ]) {
    drawing.add(
      rect(
        width * (t - w / 2),
        height * (0.84 - h),
        width * w,
        height * h,
        drawing.linear([drawing.tone(lighten(colour, 0.3)), drawing.tone(darken(colour, 0.15))]),
      ),
    );
    for (const dx of [-0.045, 0.045])
      drawing.add(
        person(drawing, width * (t + dx), height * (0.845 - h), 190, {
          pose: 'cheer',
          age: 'child',
          top: t === 0.5 ? '#d9372b' : t < 0.5 ? '#2f6fb0' : '#4f8f6a',
          bottom: '#f3efe4',
          shorts: true,
          flip: dx > 0,
        }),
        circle(width * (t + dx), height * (0.845 - h) - 96, 8, colour, 'stroke="#a06a20" stroke-width="1.5"'),
      );
  }
  drawing.add(
    person(drawing, width * 0.12, height * 0.95, 275, { pose: 'clap', top: '#f3efe4', sleeve: 1 }),
    person(drawing, width * 0.88, height * 0.95, 272, {
      pose: 'hold',
      dress: 'aodai',
      top: '#e5536f',
      bottom: '#f7f4ec',
      long: true,
      flip: true,
      prop: props.flowers(),
    }),
  );
  for (let i = 0; i < 60; i++)
    drawing.add(
      rect(
        (i * 197) % width,
        (i * 131) % (height * 0.8),
        8,
        5,
        ['#f0c452', '#e5536f', '#5aa0a4', '#fffbe8'][i % 4],
        `transform="rotate(${i * 31} ${(i * 197) % width} ${n((i * 131) % (height * 0.8))})" opacity="0.85"`,
      ),
    );
}

/** A tug of war. */
export function tugOfWar(drawing) {
  const { width, height } = drawing;
  const line = height * 0.5;
  drawing.add(
    sky(drawing, line, { clouds: 5 }),
    farTown(drawing, line, { height: 130, distance: 0.45 }),
    tree(drawing, width * 0.5, line + 16, 260, { distance: 0.2 }),
    tree(drawing, width * 0.08, line + 20, 290, { distance: 0.14 }),
    tree(drawing, width * 0.93, line + 20, 300, { distance: 0.14 }),
    ground(drawing, line, '#c9b07a'),
    bunting(drawing, 0, height * 0.14, width, height * 0.14, { count: 28 }),
  );
  for (let i = 0; i < 15; i++)
    drawing.add(
      person(drawing, width * ((i + 0.5) / 15), line + 50, 135, { pose: i % 2 ? 'cheer' : 'clap', distance: 0.16 }),
    );
  drawing.add(
    stroke(
      `M${n(width * 0.04)} ${n(height * 0.735)}Q${n(width * 0.5)} ${n(height * 0.75)} ${n(width * 0.96)} ${n(height * 0.735)}`,
      drawing.tone('#c9a15a'),
      8,
    ),
    rect(width * 0.494, height * 0.72, 12, 60, '#d9372b'),
  );
  for (let i = 0; i < 5; i++) {
    drawing.add(
      person(drawing, width * (0.09 + i * 0.075), height * 0.92, 250, { pose: 'pull', top: '#d9372b' }),
      person(drawing, width * (0.61 + i * 0.075), height * 0.92, 250, { pose: 'pull', flip: true, top: '#2f6fb0' }),
    );
  }
  drawing.add(
    person(drawing, width * 0.5, height * 0.97, 262, {
      pose: 'cheer',
      top: '#f3efe4',
      hat: 'cap',
      hatColour: '#2f3648',
    }),
  );
}

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

/** The neighbourhood's festival of unity: long tables, flag, bunting. */
export function unityMeal(drawing) {
  const { width, height, random } = drawing;
  const base = height * 0.52;
  drawing.add(
    sky(drawing, base, { clouds: 5 }),
    houseRow(drawing, base, { unit: 140, low: 2, high: 3, distance: 0.2, shop: false }),
    paving(drawing, base, '#bfa98c', { rows: 7 }),
    tree(drawing, width * 0.04, base + 40, 380),
    tree(drawing, width * 0.96, base + 40, 360),
    flagPole(drawing, width * 0.16, base + 60, 300),
    bunting(drawing, -10, height * 0.1, width * 0.5, height * 0.18),
    bunting(drawing, width * 0.5, height * 0.18, width + 10, height * 0.08),
    banner(drawing, width * 0.32, height * 0.26, width * 0.4, height * 0.1, { lines: 1 }),
  );
  for (let row = 0; row < 2; row++) {
    const y = height * (0.74 + row * 0.2);
    const size = 190 + row * 50;
    for (let i = 0; i < 6; i++)
      drawing.add(
        person(drawing, width * (0.12 + i * 0.15), y - 12, size, {
          pose: random.pick(['clap', 'hold', 'wave']),
          flip: i > 2,
          shadow: false,
          hair: random.chance(0.3) ? '#c9c6c4' : undefined,
          dress: random.chance(0.25) ? 'aodai' : '',
        }),
      );
    drawing.add(
      rect(
        width * 0.04,
        y - size * 0.36,
        width * 0.92,
        size * 0.36,
        drawing.linear([drawing.tone('#d9483a'), drawing.tone('#a32a22')]),
      ),
      rect(width * 0.03, y - size * 0.39, width * 0.94, size * 0.06, drawing.tone('#fbf3de'), 'rx="5"'),
    );
    for (let i = 0; i < 13; i++) {
      const x = width * (0.08 + i * 0.07);
      drawing.add(
        ellipse(x, y - size * 0.39, size * 0.13, size * 0.03, '#fffdf6'),
        ...[0, 1, 2, 3, 4].map((k) =>
          circle(
            x + (k - 2) * size * 0.035,
            y - size * (0.41 + (k % 2) * 0.02),
            size * 0.03,
            drawing.tone(random.pick(['#e9861b', '#5f9a46', '#d9483a', '#f2c14b', '#f4efe0'])),
          ),
        ),
      );
    }
  }
}
