import { circle, group, n, rect, stroke } from '../drawing.mjs';
import { farTown, paving } from '../landscape.mjs';
import { person, pupil } from '../person.mjs';
import { props } from '../props.mjs';
import { sky } from '../sky.mjs';
import { tree } from '../trees.mjs';
import { PHUONG } from './school.mjs';

/** Pupils crossing at a zebra stripe with a traffic warden. */
export function crossing(drawing) {
  const { width, height } = drawing;
  const base = height * 0.6;
  drawing.add(
    sky(drawing, base, { clouds: 5 }),
    farTown(drawing, base, { height: 160, distance: 0.4 }),
    tree(drawing, width * 0.1, base + 10, 300, { distance: 0.1 }),
    tree(drawing, width * 0.9, base + 10, 320, { distance: 0.1, dots: PHUONG }),
    rect(0, base, width, 22, drawing.tone('#c8bba4')),
    paving(drawing, base + 20, '#7d7f88', { rows: 3, lines: 2 }),
  );
  for (let i = 0; i < 9; i++)
    drawing.add(
      `<polygon points="${n(width * (0.1 + i * 0.095))},${n(height * 0.7)} ${n(width * (0.155 + i * 0.092))},${n(height * 0.7)} ${n(width * (0.12 + i * 0.105))},${n(height * 0.97)} ${n(width * (0.045 + i * 0.108))},${n(height * 0.97)}" fill="#f4f0e4" opacity="0.88"/>`,
    );
  drawing.add(
    stroke(`M${n(width * 0.945)} ${n(height * 0.72)}V${n(height * 0.26)}`, drawing.tone('#5a6068'), 9),
    rect(width * 0.925, height * 0.2, 48, 118, drawing.tone('#2b2f3a'), 'rx="10"'),
    circle(width * 0.945, height * 0.24, 14, '#f2604a'),
    circle(width * 0.945, height * 0.275, 14, '#5a5030'),
    circle(width * 0.945, height * 0.31, 14, '#2a4a38'),
  );
  drawing.add(
    person(drawing, width * 0.16, height * 0.93, 290, {
      pose: 'stretch',
      top: '#d9c98a',
      bottom: '#c9b878',
      hat: 'cap',
      hatColour: '#c9b878',
      sleeve: 1,
      vest: '#8fbf3f',
    }),
  );
  for (let i = 0; i < 5; i++)
    drawing.add(
      person(drawing, width * (0.34 + i * 0.11), height * (0.86 + (i % 2) * 0.06), 205 + (i % 2) * 20, {
        ...pupil,
        pose: 'walk',
        long: i % 2 === 0,
        dress: i % 2 === 0 ? 'skirt' : '',
        prop: i === 2 ? props.flag(drawing) : null,
      }),
      group([]),
    );
  drawing.add(
    person(drawing, width * 0.89, height * 0.94, 270, {
      pose: 'walk',
      dress: 'aodai',
      top: '#e79aa6',
      bottom: '#f7f4ec',
      long: true,
    }),
  );
}
