import { darken, lighten } from '../colour.mjs';
import { circle, ellipse, n, path, place, stroke } from '../drawing.mjs';
import { bunting } from '../flags.mjs';
import { drum } from '../furniture.mjs';
import { farTown, paving } from '../landscape.mjs';
import { lanternString } from '../lanterns.mjs';
import { person } from '../person.mjs';
import { sky } from '../sky.mjs';
import { tree } from '../trees.mjs';

/** A lion's head for the dance; `y` is its middle. */
export function lionHead(drawing, x, y, size, { flip = false, colour = '#d9372b' } = {}) {
  const c = drawing.tone(colour);
  const gold = drawing.tone('#f5c34a');
  const fur = [];
  for (let i = 0; i < 22; i++) {
    const a = Math.PI * (0.95 + (i / 21) * 1.1);
    fur.push(ellipse(Math.cos(a) * 44, Math.sin(a) * 40 + 4, 12, 9, i % 2 ? '#fff3dc' : gold));
  }
  return place(
    [
      ...fur,
      path(
        'M-46 4Q-48 -42 0 -44Q48 -42 50 2Q50 16 40 20H-38Q-46 16 -46 4Z',
        drawing.linear([lighten(c, 0.2), c, darken(c, 0.25)]),
      ),
      path('M-6 -42Q-4 -62 4 -66Q12 -58 10 -42Z', gold),
      circle(4, -52, 4, '#fffbe8'),
      circle(-18, -12, 14, '#fff7e6'),
      circle(26, -12, 14, '#fff7e6'),
      circle(-14, -11, 7.5, '#22202a'),
      circle(30, -11, 7.5, '#22202a'),
      circle(-12, -14, 2.4, '#ffffff'),
      circle(32, -14, 2.4, '#ffffff'),
      stroke('M-34 -26Q-20 -38 -6 -28M14 -28Q28 -38 42 -26', gold, 6),
      ellipse(8, 6, 13, 9, gold),
      circle(4, 6, 2.6, darken(c, 0.4)),
      circle(12, 6, 2.6, darken(c, 0.4)),
      path('M-36 20H42Q46 40 30 46H-22Q-40 42 -36 20Z', '#7a1620'),
      path('M-30 20H36V27H-30Z', '#fffbe8'),
      path('M-16 40Q6 26 26 40Q6 50 -16 40Z', '#f28a8a'),
      path('M-40 40Q4 66 46 40L44 52Q4 74 -38 52Z', '#fff3dc'),
    ],
    x,
    y,
    size / 100,
    flip,
  );
}

/** The lion dance with drum. */
export function lionDance(drawing, { second = true } = {}) {
  const { width, height } = drawing;
  const base = height * 0.64;
  drawing.add(
    sky(drawing, base, { clouds: 4 }),
    farTown(drawing, base, { height: 130, distance: 0.3 }),
    tree(drawing, width * 0.03, base + 10, 320),
    tree(drawing, width * 0.97, base + 10, 330),
    paving(drawing, base, '#a8907c', { rows: 7 }),
    bunting(drawing, -10, height * 0.1, width + 10, height * 0.1, { count: 30, colours: ['#d5281f', '#f3b53a'] }),
    lanternString(drawing, -20, height * 0.16, width + 20, height * 0.18, { size: 18, count: 11, lit: true }),
  );
  for (let i = 0; i < 11; i++)
    drawing.add(
      person(drawing, width * (0.05 + i * 0.091), base + 34, 165, {
        pose: i % 3 ? 'clap' : 'cheer',
        age: i % 2 ? 'child' : 'adult',
        flip: i > 5,
        distance: 0.12,
      }),
    );
  const dancer = (x, y, size, colour, flip) => {
    const s = flip ? -1 : 1;
    drawing.add(ellipse(x - s * size * 0.5, y + 4, size * 1.1, size * 0.1, '#1b1838', 'opacity="0.3"'));
    for (const dx of [-1.25, -0.95, 0.05, 0.35])
      drawing.add(
        stroke(
          `M${n(x + s * dx * size)} ${n(y - size * 0.55)}q${n(size * 0.08 * s)} ${n(size * 0.3)} ${n(-size * 0.02)} ${n(size * 0.53)}`,
          drawing.tone('#f0b53a'),
          size * 0.13,
        ),
        ellipse(x + s * dx * size, y, size * 0.11, size * 0.05, drawing.tone('#c9362c')),
        ellipse(x + s * dx * size, y - size * 0.16, size * 0.1, size * 0.06, '#fff3dc'),
      );
    drawing.add(
      path(
        `M${n(x + s * size * 0.4)} ${n(y - size * 1.25)}Q${n(x - s * size * 0.5)} ${n(y - size * 1.55)} ${n(x - s * size * 1.3)} ${n(y - size * 1.02)}Q${n(x - s * size * 1.62)} ${n(y - size * 0.7)} ${n(x - s * size * 1.4)} ${n(y - size * 0.42)}Q${n(x - s * size * 0.5)} ${n(y - size * 0.62)} ${n(x + s * size * 0.5)} ${n(y - size * 0.42)}Z`,
        drawing.linear([colour, '#f5c34a', colour]),
      ),
    );
    for (let i = 0; i < 9; i++)
      drawing.add(
        ellipse(
          x + s * size * (0.42 - i * 0.22),
          y - size * (0.5 - Math.sin(i) * 0.03),
          size * 0.13,
          size * 0.09,
          i % 2 ? '#fff3dc' : drawing.tone('#f5c34a'),
        ),
      );
    drawing.add(lionHead(drawing, x + s * size * 0.55, y - size * 1.05, size * 1.15, { colour, flip }));
  };
  dancer(width * 0.4, height * 0.92, 170, '#d9372b', false);
  if (second) dancer(width * 0.73, height * 0.88, 140, '#2f8a6a', true);
  drawing.add(
    drum(drawing, width * 0.12, height * 0.95, 150),
    person(drawing, width * 0.045, height * 0.96, 270, {
      pose: 'wave',
      top: '#f0c452',
      bottom: '#c9362c',
      sash: '#c9362c',
      hat: 'khanvan',
      prop: (x, y) => stroke(`M${n(x)} ${n(y)}l14 10`, '#8b5a35', 3),
    }),
    person(drawing, width * 0.93, height * 0.96, 265, {
      pose: 'stretch',
      flip: true,
      top: '#f0c452',
      bottom: '#c9362c',
      sash: '#c9362c',
    }),
  );
}
