import { darken, lighten } from '../colour.mjs';
import { circle, n, rect, stroke } from '../drawing.mjs';
import { banner, bunting } from '../flags.mjs';
import { farTown, ground } from '../landscape.mjs';
import { person } from '../person.mjs';
import { props } from '../props.mjs';
import { sky } from '../sky.mjs';
import { tree } from '../trees.mjs';

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
