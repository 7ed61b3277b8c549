import { circle, ellipse, rect } from '../drawing.mjs';
import { banner, bunting, flagPole } from '../flags.mjs';
import { houseRow } from '../houses.mjs';
import { paving } from '../landscape.mjs';
import { person } from '../person.mjs';
import { sky } from '../sky.mjs';
import { tree } from '../trees.mjs';

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
