import { darken, lighten } from './colour.mjs';
import { circle, ellipse, group, n, path, place, rect, stroke } from './drawing.mjs';

/** A bicycle, 100 units long at scale 1, wheels on `base`; `load` puts baskets of flowers behind. */
export function bicycle(
  drawing,
  x,
  base,
  scale = 1,
  { flip = false, colour = '#3f6f8a', distance = 0, load = '' } = {},
) {
  const { random } = drawing;
  const frame = drawing.tone(colour, distance);
  const tyre = drawing.tone('#2f2c33', distance);
  const wheel = (wx) => [
    circle(wx, -18, 17, 'none', `stroke="${tyre}" stroke-width="3"`),
    circle(wx, -18, 14, 'none', `stroke="${drawing.tone('#c9ccd0', distance)}" stroke-width="0.8"`),
    ...[0, 30, 60, 90, 120, 150].map(
      (a) =>
        `<path d="M${wx - 15} -18H${wx + 15}" stroke="${drawing.tone('#b9bcc2', distance)}" stroke-width="0.5" transform="rotate(${a} ${wx} -18)"/>`,
    ),
  ];
  const parts = [
    ellipse(2, 1, 58, 5, '#1b1838', `opacity="${drawing.mood.shadow * 0.8}"`),
    ...wheel(-32),
    ...wheel(34),
  ];
  parts.push(
    stroke('M-32 -18L-12 -44H20L34 -18M-12 -44L0 -17L20 -44M-32 -18H0M-12 -44l-3 -9M20 -44l-3 -12', frame, 3),
    stroke('M17 -56q7 -4 12 2', tyre, 2.6),
    ellipse(-15, -54, 9, 3, tyre),
    circle(0, -17, 5, 'none', `stroke="${tyre}" stroke-width="2"`),
  );
  if (load) {
    for (const bx of [-44, -26]) {
      parts.push(path(`M${bx - 13} -46H${bx + 13}L${bx + 9} -26H${bx - 9}Z`, drawing.tone('#b98a4e', distance)));
      for (let i = 0; i < 26; i++)
        parts.push(
          circle(
            bx + random.around() * 15,
            -52 + random.around() * 12,
            random.between(3, 5),
            drawing.tone(
              load === 'fruit'
                ? random.pick(['#e9861b', '#d9483a', '#8fae3f', '#f2c14b'])
                : load === 'lotus'
                  ? random.pick(['#ef8fab', '#f7c2cf', '#6fa35c', '#d9668a'])
                  : random.pick(['#e5536f', '#f6c14b', '#f4f0ea', '#c94f8a', '#6fa35c', '#f28a3d']),
              distance,
            ),
          ),
        );
    }
  }
  return place(parts, x, base, scale, flip);
}

/** A scooter, about 90 units long at scale 1. */
export function scooter(drawing, x, base, scale = 1, { flip = false, colour, distance = 0 } = {}) {
  const { random } = drawing;
  const body = drawing.tone(
    colour ?? random.pick(['#c9463a', '#3f79a6', '#e9e4d8', '#4f8f6a', '#2f3648', '#d9a23a']),
    distance,
  );
  const dark = drawing.tone('#2c2a31', distance);
  const parts = [ellipse(0, 1, 50, 5, '#1b1838', `opacity="${drawing.mood.shadow * 0.9}"`)];
  for (const wx of [-30, 32])
    parts.push(circle(wx, -12, 12, dark), circle(wx, -12, 6, drawing.tone('#b9bcc2', distance)));
  parts.push(
    path(
      'M-46 -22Q-44 -40 -24 -40H-2Q4 -40 4 -30L6 -16H20Q24 -34 22 -52L30 -54Q34 -34 40 -22Q30 -30 24 -12H-16Q-18 -24 -30 -25Q-40 -25 -46 -22Z',
      drawing.linear([lighten(body, 0.25), body, darken(body, 0.25)]),
    ),
  );
  parts.push(
    path('M-42 -41Q-36 -48 -22 -46L0 -44Q4 -42 2 -39H-40Z', dark),
    stroke('M24 -56l-8 -5M26 -56l6 1', dark, 3),
    circle(31, -49, 4, '#fff2c4'),
    rect(-49, -30, 5, 6, '#e2473c', 'rx="1"'),
  );
  return place(parts, x, base, scale, flip);
}

/** A slim wooden boat; `roof` puts a woven cover amidships. */
export function boat(drawing, x, y, length, { roof = false, flip = false, colour = '#6f4a35', distance = 0 } = {}) {
  const wood = drawing.tone(colour, distance);
  const parts = [
    ellipse(0, 5, 54, 4, '#12203a', 'opacity="0.28"'),
    path(
      'M-54 -12Q-30 6 0 6Q30 6 54 -14Q44 -2 40 2Q30 12 0 12Q-32 12 -42 2Z',
      drawing.linear([lighten(wood, 0.15), darken(wood, 0.35)]),
    ),
    stroke('M-54 -12Q-30 4 0 4Q30 4 54 -14', lighten(wood, 0.4), 1.6),
  ];
  if (roof)
    parts.push(
      path(
        'M-20 4Q-18 -22 0 -22Q18 -22 20 4Z',
        drawing.linear([drawing.tone('#c9ad74', distance), drawing.tone('#8a6f47', distance)]),
      ),
      ...[-10, 0, 10].map((v) =>
        stroke(`M${v} 4Q${v} -16 ${v * 0.8} -21`, drawing.tone('#7a6240', distance), 1, 'opacity="0.6"'),
      ),
    );
  // A long boat does not grow taller in the same measure.
  const scale = length / 108;
  const tall = Math.min(scale, 1.6 + (scale - 1.6) * 0.25);
  return group(parts, `transform="translate(${n(x)} ${n(y)}) scale(${n(flip ? -scale : scale)} ${n(tall)})"`);
}
