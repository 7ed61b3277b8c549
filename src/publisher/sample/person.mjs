import { darken, lighten } from './colour.mjs';
import { circle, ellipse, group, n, path, stroke } from './drawing.mjs';
import { headOf } from './head.mjs';
import { POSES } from './poses.mjs';

const SKIN = ['#e8b48c', '#d99f74', '#f0c29c', '#c98e66'];

export const HAIR = ['#2b2226', '#35282a', '#231e28'];

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

/** A pupil in white shirt and red scarf. */
export const pupil = { age: 'child', top: '#fbf7ee', bottom: '#2f4468', scarf: true, sleeve: 0.5 };
