import { darken, lighten } from './colour.mjs';
import { circle, ellipse, glow, group, n, path, polygon, rect, stroke } from './drawing.mjs';

const SKIN = ['#e8b48c', '#d99f74', '#f0c29c', '#c98e66'];
const HAIR = ['#2b2226', '#35282a', '#231e28'];
export const SHIRTS = [
  '#f3efe4',
  '#c9463a',
  '#3f79a6',
  '#e2a33a',
  '#4f8f6a',
  '#8a5f9c',
  '#e58a93',
  '#5aa0a4',
  '#d9c7a3',
  '#37506e',
];
const TROUSERS = ['#2f3648', '#4a4048', '#5d6a78', '#6b5a4a', '#243a4c', '#3d3d3d'];

/**
 * Poses give the limbs' ends relative to hip and shoulder, in parts of the figure's height; x grows to where
 * the figure faces. Arms: [elbow, hand] twice; legs: [knee, foot] twice.
 */
const POSES = {
  stand: {
    arms: [
      [-0.05, 0.13, -0.04, 0.25],
      [0.05, 0.13, 0.05, 0.25],
    ],
    legs: [
      [-0.03, 0.23, -0.035, 0.46],
      [0.03, 0.23, 0.035, 0.46],
    ],
  },
  walk: {
    arms: [
      [-0.08, 0.11, -0.1, 0.22],
      [0.08, 0.11, 0.13, 0.2],
    ],
    legs: [
      [-0.04, 0.23, -0.13, 0.44],
      [0.07, 0.21, 0.1, 0.455],
    ],
  },
  run: {
    arms: [
      [-0.11, 0.06, -0.06, 0.15],
      [0.1, 0.08, 0.17, 0.01],
    ],
    legs: [
      [-0.08, 0.19, -0.22, 0.27],
      [0.12, 0.16, 0.12, 0.4],
    ],
    lean: 0.05,
  },
  kick: {
    arms: [
      [-0.12, 0.04, -0.2, 0.1],
      [0.11, 0.04, 0.19, 0.0],
    ],
    legs: [
      [-0.05, 0.22, -0.1, 0.44],
      [0.13, 0.13, 0.26, 0.27],
    ],
    lean: -0.03,
  },
  wave: {
    arms: [
      [-0.05, 0.13, -0.03, 0.25],
      [0.1, -0.03, 0.13, -0.16],
    ],
    legs: [
      [-0.03, 0.23, -0.035, 0.46],
      [0.03, 0.23, 0.035, 0.46],
    ],
  },
  cheer: {
    arms: [
      [-0.1, -0.05, -0.11, -0.2],
      [0.1, -0.05, 0.11, -0.2],
    ],
    legs: [
      [-0.04, 0.23, -0.06, 0.46],
      [0.04, 0.23, 0.06, 0.46],
    ],
  },
  hold: {
    arms: [
      [-0.03, 0.12, 0.08, 0.15],
      [0.05, 0.12, 0.15, 0.12],
    ],
    legs: [
      [-0.03, 0.23, -0.035, 0.46],
      [0.03, 0.23, 0.035, 0.46],
    ],
  },
  point: {
    arms: [
      [-0.05, 0.13, -0.04, 0.25],
      [0.11, 0.02, 0.22, -0.04],
    ],
    legs: [
      [-0.03, 0.23, -0.035, 0.46],
      [0.03, 0.23, 0.035, 0.46],
    ],
  },
  clap: {
    arms: [
      [-0.02, 0.12, 0.1, 0.07],
      [0.06, 0.11, 0.12, 0.05],
    ],
    legs: [
      [-0.03, 0.23, -0.035, 0.46],
      [0.03, 0.23, 0.035, 0.46],
    ],
  },
  dig: {
    arms: [
      [0.03, 0.12, 0.11, 0.2],
      [0.1, 0.1, 0.16, 0.22],
    ],
    legs: [
      [-0.07, 0.22, -0.12, 0.45],
      [0.06, 0.21, 0.07, 0.455],
    ],
    lean: 0.1,
  },
  crouch: {
    arms: [
      [0.06, 0.12, 0.14, 0.2],
      [0.1, 0.1, 0.18, 0.19],
    ],
    legs: [
      [0.1, 0.04, -0.02, 0.19],
      [0.13, 0.07, 0.05, 0.2],
    ],
    drop: 0.26,
    lean: 0.08,
  },
  sit: {
    arms: [
      [-0.02, 0.13, 0.09, 0.17],
      [0.05, 0.13, 0.13, 0.16],
    ],
    legs: [
      [0.13, 0.03, 0.13, 0.25],
      [0.16, 0.04, 0.17, 0.25],
    ],
    drop: 0.21,
  },
  ride: {
    arms: [
      [0.05, 0.1, 0.16, 0.13],
      [0.08, 0.1, 0.19, 0.13],
    ],
    legs: [
      [0.13, 0.07, 0.06, 0.26],
      [0.15, 0.1, 0.12, 0.28],
    ],
    drop: 0.18,
    lean: 0.05,
  },
  bow: {
    arms: [
      [0.02, 0.12, 0.1, 0.05],
      [0.06, 0.12, 0.11, 0.03],
    ],
    legs: [
      [-0.03, 0.23, -0.035, 0.46],
      [0.03, 0.23, 0.03, 0.46],
    ],
    lean: 0.1,
  },
  stretch: {
    arms: [
      [-0.12, -0.02, -0.22, -0.08],
      [0.12, -0.02, 0.22, -0.08],
    ],
    legs: [
      [-0.06, 0.23, -0.09, 0.45],
      [0.06, 0.23, 0.09, 0.45],
    ],
  },
  pull: {
    arms: [
      [0.1, 0.06, 0.2, 0.06],
      [0.14, 0.08, 0.26, 0.07],
    ],
    legs: [
      [0.09, 0.2, 0.16, 0.42],
      [0.14, 0.17, 0.26, 0.4],
    ],
    lean: -0.16,
  },
  carry: {
    arms: [
      [-0.09, 0.08, -0.08, 0.0],
      [0.09, 0.08, 0.1, 0.0],
    ],
    legs: [
      [-0.04, 0.23, -0.11, 0.445],
      [0.06, 0.21, 0.09, 0.455],
    ],
  },
};

/**
 * A stylised figure whose feet stand at `x,base`. `look`: top, bottom, skin, hair, hat ('cone' | 'cap' | 'helmet' | ''),
 * scarf (a pupil's red one), dress ('aodai' | 'skirt' | 'coat' | 'apron' | ''), long hair, mask, age ('child').
 * `prop` is drawn in the forward hand's place by a function of the hand's position.
 */
export function person(
  drawing,
  x,
  base,
  height,
  { pose = 'stand', flip = false, distance = 0, prop = null, shadow = true, ...look } = {},
) {
  const { random } = drawing;
  const skinColour = look.skin ?? random.pick(SKIN);
  const hairColour = look.hair ?? random.pick(HAIR);
  const topColour = look.top ?? random.pick(SHIRTS);
  const bottomColour = look.bottom ?? random.pick(TROUSERS);
  const long = look.long ?? random.chance(0.4);
  const child = look.age === 'child';
  const { arms, legs, lean = 0, drop = 0 } = POSES[pose];
  const skin = drawing.tone(skinColour, distance);
  const hair = drawing.tone(hairColour, distance);
  const top = drawing.tone(topColour, distance);
  const bottom = drawing.tone(bottomColour, distance);
  const h = 100;
  const headSize = child ? 9.6 : 7.4;
  const hip = [0, -(47 - drop * h)];
  const shoulder = [lean * h, hip[1] - (child ? 27 : 31)];
  const neck = [shoulder[0] + lean * 14, shoulder[1] - 3];
  const head = [neck[0] + lean * 22 + 1, neck[1] - headSize * 0.98];
  const limb = (from, [mx, my, ex, ey], colour, width) =>
    stroke(
      `M${n(from[0])} ${n(from[1])}Q${n(from[0] + mx * h * 1.18)} ${n(from[1] + my * h)} ${n(from[0] + ex * h)} ${n(from[1] + ey * h)}`,
      colour,
      width,
    );
  const end = (from, [, , ex, ey]) => [from[0] + ex * h, from[1] + ey * h];
  const legWidth = child ? 6.4 : 7.4;
  const armWidth = child ? 4.6 : 5.2;
  const bareLegs = look.dress === 'skirt' || look.shorts;
  const parts = [];

  const foot = (leg) => {
    const [fx, fy] = end(hip, leg);
    return ellipse(fx + 1.8, fy + 0.8, 4.4, 2.1, drawing.tone(look.shoes ?? '#3a2f33', distance));
  };
  for (const [at, leg] of legs.entries()) {
    const shade = at === 0 ? 0.16 : 0;
    const from = [hip[0] + (at === 0 ? -2 : 2), hip[1]];
    parts.push(
      limb(from, leg, darken(bareLegs ? skin : bottom, shade), bareLegs ? legWidth * 0.72 : legWidth),
      foot(leg),
    );
    if (look.shorts)
      parts.push(
        stroke(
          `M${n(from[0])} ${n(from[1])}L${n(from[0] + leg[0] * h * 0.7)} ${n(from[1] + leg[1] * h * 0.7)}`,
          darken(bottom, shade),
          legWidth * 1.25,
        ),
      );
  }
  const sleeve = look.sleeve ?? random.pick([0.5, 1]);
  const armShoulder = [
    [shoulder[0] - 6, shoulder[1] + 2],
    [shoulder[0] + 6, shoulder[1] + 2],
  ];
  const arm = (at) => {
    const from = armShoulder[at];
    const shade = at === 0 ? 0.2 : 0.05;
    const [mx, my] = arms[at];
    const code = [
      limb(from, arms[at], darken(skin, shade * 0.6), armWidth * 0.82),
      circle(...end(from, arms[at]).map((v) => Math.round(v * 10) / 10), armWidth * 0.5, darken(skin, shade * 0.6)),
    ];
    code.push(
      sleeve === 1
        ? limb(
            from,
            arms[at].map((v) => v * 0.92),
            darken(top, shade),
            armWidth,
          )
        : stroke(
            `M${n(from[0])} ${n(from[1])}L${n(from[0] + mx * h * 0.62)} ${n(from[1] + my * h * 0.62)}`,
            darken(top, shade),
            armWidth * 1.25,
          ),
    );
    return code.join('');
  };
  parts.push(arm(0));
  if (long && !look.hat)
    parts.push(
      path(
        `M${n(head[0] - headSize)} ${n(head[1])}Q${n(head[0] - headSize * 1.3)} ${n(head[1] + headSize * 2)} ${n(head[0] - headSize * 0.4)} ${n(head[1] + headSize * 2.3)}L${n(head[0] + headSize * 0.3)} ${n(head[1] + headSize)}Z`,
        hair,
      ),
    );
  const waist = child ? 7 : 7.4;
  const broad = child ? 8.4 : 9.4;
  const shirtFill = drawing.linear([lighten(top, 0.14), top, darken(top, 0.18)], [0, 0, 1, 0.4]);
  const [sx, sy] = shoulder;
  const [hx, hy] = hip;
  if (look.dress === 'aodai' || look.dress === 'coat') {
    const fall = look.dress === 'aodai' ? 34 : 20;
    parts.push(
      path(
        `M${n(sx - broad)} ${n(sy + 2)}Q${n(sx)} ${n(sy - 5)} ${n(sx + broad)} ${n(sy + 2)}Q${n(hx + waist * 0.72)} ${n((sy + hy) / 2)} ${n(hx + waist)} ${n(hy)}L${n(hx + waist * 1.35)} ${n(hy + fall)}Q${n(hx)} ${n(hy + fall + 4)} ${n(hx - waist * 1.35)} ${n(hy + fall)}L${n(hx - waist)} ${n(hy)}Q${n(hx - waist * 0.72)} ${n((sy + hy) / 2)} ${n(sx - broad)} ${n(sy + 2)}Z`,
        shirtFill,
      ),
    );
    if (look.dress === 'aodai')
      parts.push(
        stroke(
          `M${n(hx + waist * 0.5)} ${n(hy)}L${n(hx + waist * 0.9)} ${n(hy + fall)}`,
          darken(top, 0.3),
          1,
          'opacity="0.6"',
        ),
      );
  } else {
    const hem = look.dress === 'skirt' ? 17 : 3;
    parts.push(
      path(
        `M${n(sx - broad)} ${n(sy + 2.5)}Q${n(sx)} ${n(sy - 4.5)} ${n(sx + broad)} ${n(sy + 2.5)}L${n(hx + waist)} ${n(hy + 3)}H${n(hx - waist)}Z`,
        shirtFill,
      ),
    );
    if (look.dress === 'skirt')
      parts.push(
        path(
          `M${n(hx - waist)} ${n(hy - 1)}H${n(hx + waist)}L${n(hx + waist * 1.7)} ${n(hy + hem)}H${n(hx - waist * 1.7)}Z`,
          bottom,
        ),
      );
    if (look.dress === 'apron')
      parts.push(
        path(
          `M${n(sx - 5)} ${n(sy + 8)}H${n(sx + 5)}L${n(hx + 7.5)} ${n(hy + 14)}H${n(hx - 7.5)}Z`,
          drawing.tone(look.apron ?? '#f2e6cd', distance),
        ),
      );
    if (look.vest)
      parts.push(
        path(
          `M${n(sx - broad)} ${n(sy + 2.5)}Q${n(sx - 3)} ${n(sy - 3)} ${n(sx - 2)} ${n(sy + 2)}L${n(hx - 1.5)} ${n(hy + 2)}H${n(hx - waist)}ZM${n(sx + broad)} ${n(sy + 2.5)}Q${n(sx + 3)} ${n(sy - 3)} ${n(sx + 2)} ${n(sy + 2)}L${n(hx + 1.5)} ${n(hy + 2)}H${n(hx + waist)}Z`,
          drawing.tone(look.vest, distance),
        ),
        stroke(
          `M${n(sx - 8)} ${n((sy + hy) / 2)}L${n(sx + 8)} ${n((sy + hy) / 2)}`,
          drawing.tone('#f6f3c8', distance),
          1.8,
        ),
      );
  }
  if (look.sash)
    parts.push(
      stroke(`M${n(hx - waist * 1.02)} ${n(hy - 1)}H${n(hx + waist * 1.02)}`, drawing.tone(look.sash, distance), 4.5),
    );
  parts.push(
    stroke(
      `M${n(neck[0])} ${n(neck[1] + 3)}L${n(head[0] - 0.5)} ${n(head[1] + headSize * 0.5)}`,
      darken(skin, 0.12),
      headSize * 0.72,
    ),
  );
  if (look.scarf)
    parts.push(
      path(
        `M${n(sx - 4.5)} ${n(sy - 1)}Q${n(sx)} ${n(sy + 3)} ${n(sx + 4.5)} ${n(sy - 1)}L${n(sx + 2)} ${n(sy + 3)}L${n(sx + 4.4)} ${n(sy + 12)}L${n(sx)} ${n(sy + 5)}L${n(sx - 2.4)} ${n(sy + 12)}L${n(sx - 1)} ${n(sy + 3)}Z`,
        drawing.tone('#d32c22', distance),
      ),
    );
  parts.push(
    headOf(drawing, head, headSize, {
      skin,
      hair,
      long,
      hat: look.hat,
      hatColour: look.hatColour,
      mask: look.mask,
      beard: look.beard,
      distance,
      bun: look.bun,
      back: look.back,
    }),
  );
  parts.push(arm(1));
  if (prop) {
    const [px, py] = end(armShoulder[1], arms[1]);
    parts.push(prop(px, py));
  }
  const cast = shadow ? castShadow(drawing, x, base, height) : '';
  return (
    cast +
    group(
      parts,
      `transform="translate(${n(x)} ${n(base)}) scale(${((flip ? -1 : 1) * height * 0.01).toFixed(4)} ${(height * 0.01).toFixed(4)})"`,
    )
  );
}

/** A figure's shadow falls away from the sun: long in low light, a spot at noon and indoors. */
function castShadow({ mood, width }, x, base, height) {
  const side = mood.sun ? Math.sign(x / width - mood.sun.x) || 1 : 0;
  const reach = mood.sun ? 0.3 : 0.16;
  return ellipse(
    x + side * height * (reach - 0.1),
    base + height * 0.008,
    height * reach,
    height * 0.03,
    '#1b1838',
    `opacity="${(mood.shadow * 0.9).toFixed(2)}"`,
  );
}

function headOf(drawing, [x, y], size, { skin, hair, long, hat, hatColour, mask, beard, distance, bun, back }) {
  const parts = [
    ellipse(x, y, size * 0.88, size, drawing.linear([lighten(skin, 0.12), darken(skin, 0.12)], [0.8, 0, 0, 0.6])),
  ];
  if (back) parts.push(ellipse(x, y - size * 0.06, size * 0.98, size * 1.02, hair));
  else {
    parts.push(
      path(
        `M${n(x - size * 0.95)} ${n(y + size * (long ? 0.55 : 0.2))}Q${n(x - size * 1.15)} ${n(y - size * 1.2)} ${n(x + size * 0.1)} ${n(y - size * 1.1)}Q${n(x + size * 1.05)} ${n(y - size)} ${n(x + size * 0.86)} ${n(y - size * 0.2)}Q${n(x + size * 0.4)} ${n(y - size * 0.75)} ${n(x - size * 0.15)} ${n(y - size * 0.5)}Q${n(x - size * 0.55)} ${n(y - size * 0.1)} ${n(x - size * 0.5)} ${n(y + size * 0.45)}Z`,
        hair,
      ),
    );
    parts.push(circle(x + size * 0.62, y + size * 0.28, size * 0.2, '#e2725f', 'opacity="0.28"'));
    parts.push(
      circle(x + size * 0.42, y + size * 0.02, size * 0.085, '#2b2028'),
      stroke(
        `M${n(x + size * 0.3)} ${n(y + size * 0.5)}q${n(size * 0.2)} ${n(size * 0.14)} ${n(size * 0.38)} 0`,
        darken(skin, 0.5),
        size * 0.09,
      ),
    );
  }
  if (bun) parts.push(circle(x - size * 0.8, y - size * 0.55, size * 0.42, hair));
  if (beard)
    parts.push(
      path(
        `M${n(x + size * 0.05)} ${n(y + size * 0.6)}Q${n(x + size * 0.5)} ${n(y + size * 1.8)} ${n(x + size * 0.8)} ${n(y + size * 0.5)}Z`,
        '#e9e6e0',
      ),
    );
  if (mask)
    parts.push(
      path(
        `M${n(x - size * 0.1)} ${n(y + size * 0.22)}H${n(x + size * 0.9)}Q${n(x + size * 0.8)} ${n(y + size * 0.95)} ${n(x + size * 0.3)} ${n(y + size * 0.95)}Q${n(x - size * 0.05)} ${n(y + size * 0.7)} ${n(x - size * 0.1)} ${n(y + size * 0.22)}Z`,
        '#e6f1f2',
      ),
    );
  if (hat === 'cone') {
    const straw = drawing.tone('#ecd9a4', distance);
    parts.push(
      path(
        `M${n(x - size * 2.1)} ${n(y - size * 0.1)}Q${n(x - size * 0.8)} ${n(y - size * 0.9)} ${n(x)} ${n(y - size * 1.95)}Q${n(x + size * 0.8)} ${n(y - size * 0.9)} ${n(x + size * 2.1)} ${n(y - size * 0.1)}Q${n(x)} ${n(y + size * 0.32)} ${n(x - size * 2.1)} ${n(y - size * 0.1)}Z`,
        drawing.linear([lighten(straw, 0.4), straw, darken(straw, 0.3)], [0, 0, 1, 0.3]),
      ),
    );
    parts.push(
      stroke(
        `M${n(x - size * 1.3)} ${n(y - size * 0.55)}Q${n(x)} ${n(y - size * 0.2)} ${n(x + size * 1.3)} ${n(y - size * 0.55)}`,
        darken(straw, 0.3),
        0.7,
        'opacity="0.5"',
      ),
    );
  } else if (hat === 'cap' || hat === 'helmet') {
    const colour = drawing.tone(hatColour ?? '#3f6fa3', distance);
    parts.push(
      path(
        `M${n(x - size)} ${n(y - size * 0.25)}Q${n(x - size)} ${n(y - size * 1.35)} ${n(x + size * 0.1)} ${n(y - size * 1.3)}Q${n(x + size * 1.05)} ${n(y - size * 1.2)} ${n(x + size)} ${n(y - size * 0.3)}Z`,
        drawing.linear([lighten(colour, 0.25), darken(colour, 0.2)], [0, 0, 1, 0]),
      ),
    );
    parts.push(
      stroke(
        `M${n(x + size * 0.2)} ${n(y - size * 0.3)}H${n(x + size * (hat === 'cap' ? 1.7 : 1.2))}`,
        darken(colour, 0.2),
        size * 0.26,
      ),
    );
  } else if (hat === 'khanvan') {
    parts.push(
      stroke(
        `M${n(x - size * 0.9)} ${n(y - size * 0.45)}Q${n(x)} ${n(y - size * 1.25)} ${n(x + size * 0.85)} ${n(y - size * 0.5)}`,
        drawing.tone(hatColour ?? '#8c2a2a', distance),
        size * 0.62,
      ),
    );
  }
  return group(parts);
}

/** Small things for hands; each returns a function of the hand's position. */
export const props = {
  book:
    (colour = '#3f79a6') =>
    (x, y) =>
      group([
        polygon(
          [
            [x - 7, y - 6],
            [x + 1, y - 4],
            [x + 1, y + 5],
            [x - 7, y + 3],
          ],
          colour,
        ),
        polygon(
          [
            [x + 1, y - 4],
            [x + 9, y - 6],
            [x + 9, y + 3],
            [x + 1, y + 5],
          ],
          lighten(colour, 0.3),
        ),
        polygon(
          [
            [x - 6, y - 6],
            [x + 1, y - 4],
            [x + 8, y - 6],
            [x + 1, y - 5.5],
          ],
          '#fffaf0',
        ),
      ]),
  phone: () => (x, y) =>
    group([rect(x - 2.5, y - 8, 6, 11, '#2b2f3a', 'rx="1.2"'), rect(x - 1.7, y - 7, 4.4, 9, '#bfe3ee')]),
  flag: (drawing) => (x, y) =>
    group([
      stroke(`M${n(x)} ${n(y + 5)}L${n(x + 3)} ${n(y - 24)}`, '#8d7350', 1.2),
      path(`M${n(x + 3)} ${n(y - 24)}q5 -3 9 0t9 0v11q-5 3 -9 0t-9 0Z`, drawing.tone('#d5281f')),
      circle(x + 12, y - 18.4, 2.4, '#ffdc3c'),
    ]),
  shovel: () => (x, y) =>
    group([
      stroke(`M${n(x - 9)} ${n(y - 22)}L${n(x + 7)} ${n(y + 20)}`, '#8b6a48', 2),
      path(`M${n(x + 4.5)} ${n(y + 17)}l6 -2.4l4 10q-4 4 -7 1Z`, '#8f979e'),
    ]),
  broom: () => (x, y) =>
    group([
      stroke(`M${n(x - 10)} ${n(y - 24)}L${n(x + 8)} ${n(y + 20)}`, '#a98752', 1.8),
      polygon(
        [
          [x + 5, y + 17],
          [x + 11, y + 15],
          [x + 18, y + 28],
          [x + 6, y + 31],
        ],
        '#cba65c',
      ),
    ]),
  balloon: (drawing, colour) => (x, y) =>
    group([
      stroke(`M${n(x)} ${n(y)}Q${n(x + 5)} ${n(y - 20)} ${n(x + 3)} ${n(y - 40)}`, '#8a8a8a', 0.6),
      ellipse(x + 3, y - 50, 8, 10, drawing.radial([lighten(colour, 0.6), colour], [0.35, 0.3, 0.7])),
    ]),
  star:
    (drawing, colour = '#e0362b') =>
    (x, y) => {
      const points = [];
      for (let i = 0; i < 10; i++) {
        const r = i % 2 ? 5 : 12;
        const angle = -Math.PI / 2 + (i * Math.PI) / 5;
        points.push([x + 4 + Math.cos(angle) * r, y - 26 + Math.sin(angle) * r]);
      }
      return group([
        glow(drawing, x + 4, y - 26, 40, '#ffb347', 0.75),
        stroke(`M${n(x)} ${n(y + 4)}L${n(x + 4)} ${n(y - 22)}`, '#8d7350', 1.2),
        circle(x + 4, y - 26, 12.6, 'none', 'stroke="#f5c451" stroke-width="1.2"'),
        polygon(points, drawing.radial(['#fff0b0', colour])),
      ]);
    },
  bag:
    (colour = '#5b8f52') =>
    (x, y) =>
      group([
        stroke(`M${n(x - 3)} ${n(y + 5)}Q${n(x)} ${n(y - 4)} ${n(x + 3)} ${n(y + 5)}`, colour, 1.4),
        path(`M${n(x - 7)} ${n(y + 5)}H${n(x + 7)}L${n(x + 6)} ${n(y + 19)}H${n(x - 6)}Z`, colour),
      ]),
  flowers: () => (x, y) =>
    group([
      polygon(
        [
          [x - 5, y - 8],
          [x + 7, y - 8],
          [x + 1, y + 7],
        ],
        '#f5ede0',
      ),
      ...[
        [-5, -11, '#e5536f'],
        [1, -14, '#f6c14b'],
        [7, -11, '#ef8fab'],
        [-1, -9, '#f4f0ea'],
        [4, -9, '#d93a4f'],
      ].map(([dx, dy, colour]) => circle(x + dx, y + dy, 3.6, colour)),
    ]),
  paper: () => (x, y) =>
    polygon(
      [
        [x - 3, y - 9],
        [x + 8, y - 7],
        [x + 6, y + 6],
        [x - 5, y + 4],
      ],
      '#fffdf4',
      'stroke="#cfc5b0" stroke-width="0.6"',
    ),
  mic: () => (x, y) =>
    group([stroke(`M${n(x)} ${n(y)}L${n(x + 2)} ${n(y - 7)}`, '#3a3a42', 2), circle(x + 2.5, y - 8.5, 2.8, '#5a5a66')]),
  umbrella: (drawing, colour) => (x, y) => {
    const c = drawing.tone(colour);
    return group([
      stroke(`M${n(x)} ${n(y + 4)}V${n(y - 44)}`, '#57504f', 1.6),
      path(
        `M${n(x - 27)} ${n(y - 34)}Q${n(x - 22)} ${n(y - 60)} ${n(x)} ${n(y - 60)}Q${n(x + 22)} ${n(y - 60)} ${n(x + 27)} ${n(y - 34)}Q${n(x + 20)} ${n(y - 40)} ${n(x + 13.5)} ${n(y - 35)}Q${n(x + 7)} ${n(y - 40)} ${n(x)} ${n(y - 35)}Q${n(x - 7)} ${n(y - 40)} ${n(x - 13.5)} ${n(y - 35)}Q${n(x - 20)} ${n(y - 40)} ${n(x - 27)} ${n(y - 34)}Z`,
        drawing.linear([lighten(c, 0.25), darken(c, 0.15)]),
      ),
      stroke(
        `M${n(x)} ${n(y - 60)}Q${n(x - 11)} ${n(y - 52)} ${n(x - 13.5)} ${n(y - 35)}M${n(x)} ${n(y - 60)}Q${n(x + 11)} ${n(y - 52)} ${n(x + 13.5)} ${n(y - 35)}`,
        darken(c, 0.3),
        0.8,
        'opacity="0.6"',
      ),
    ]);
  },
};

/** A pupil in white shirt and red scarf. */
export const pupil = { age: 'child', top: '#fbf7ee', bottom: '#2f4468', scarf: true, sleeve: 0.5 };

/** Rows of seated people seen from behind: a meeting, a lesson. */
export function audience(
  drawing,
  top,
  bottom,
  { rows = 4, columns = 11, chair = '#b8432f', from = 0, to = drawing.width } = {},
) {
  const { random } = drawing;
  const parts = [];
  for (let row = 0; row < rows; row++) {
    const t = rows === 1 ? 1 : row / (rows - 1);
    const y = top + (bottom - top) * t ** 1.25;
    const size = 34 + t * 44;
    const shift = row % 2 ? 0.5 : 0;
    for (let i = -1; i <= columns; i++) {
      const x = from + ((i + shift + 0.5) / columns) * (to - from) + random.around() * size * 0.12;
      const cloth = drawing.tone(random.pick(SHIRTS), (1 - t) * 0.12);
      const hair = drawing.tone(random.pick(HAIR), (1 - t) * 0.12);
      parts.push(
        path(
          `M${n(x - size * 0.62)} ${n(y + size * 0.9)}Q${n(x - size * 0.64)} ${n(y + size * 0.12)} ${n(x - size * 0.2)} ${n(y + size * 0.05)}H${n(x + size * 0.2)}Q${n(x + size * 0.64)} ${n(y + size * 0.12)} ${n(x + size * 0.62)} ${n(y + size * 0.9)}Z`,
          drawing.linear([lighten(cloth, 0.15), darken(cloth, 0.18)]),
        ),
      );
      parts.push(rect(x - size * 0.1, y - size * 0.12, size * 0.2, size * 0.25, drawing.tone('#d3a27c', 0)));
      parts.push(
        ellipse(x, y - size * 0.36, size * 0.29, size * 0.34, drawing.tone('#dda982', 0)),
        ellipse(x, y - size * 0.4, size * 0.3, size * 0.33, hair),
      );
      if (random.chance(0.35))
        parts.push(
          path(
            `M${n(x - size * 0.3)} ${n(y - size * 0.4)}Q${n(x - size * 0.36)} ${n(y + size * 0.2)} ${n(x - size * 0.2)} ${n(y + size * 0.3)}H${n(x + size * 0.2)}Q${n(x + size * 0.36)} ${n(y + size * 0.2)} ${n(x + size * 0.3)} ${n(y - size * 0.4)}Z`,
            hair,
          ),
        );
      parts.push(
        path(
          `M${n(x - size * 0.52)} ${n(y + size * 1.3)}V${n(y + size * 0.62)}Q${n(x)} ${n(y + size * 0.42)} ${n(x + size * 0.52)} ${n(y + size * 0.62)}V${n(y + size * 1.3)}Z`,
          drawing.tone(chair, (1 - t) * 0.1),
        ),
      );
    }
  }
  return group(parts);
}
