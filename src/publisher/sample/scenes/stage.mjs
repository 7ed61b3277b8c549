import { glow, rect } from '../drawing.mjs';
import { farTown, ground, water } from '../landscape.mjs';
import { lanternString } from '../lanterns.mjs';
import { lotusFlower } from '../lotus.mjs';
import { person } from '../person.mjs';
import { props } from '../props.mjs';
import { sky } from '../sky.mjs';
import { curvedRoof } from '../temples.mjs';

/** Singers on a lakeside stage. */
export function stage(drawing) {
  const { width, height } = drawing;
  const line = height * 0.42;
  drawing.add(
    sky(drawing, line, { clouds: 4 }),
    farTown(drawing, line, { height: 80, distance: 0.25 }),
    water(drawing, line, height * 0.6),
  );
  drawing.add(
    curvedRoof(drawing, width * 0.5, height * 0.2, width * 0.62, height * 0.12, { colour: '#8f3a2c' }),
    rect(width * 0.2, height * 0.2, width * 0.6, height * 0.42, drawing.linear(['#5a1f3a', '#a33a4c', '#e08a5a'])),
  );
  for (const t of [0.22, 0.5, 0.78]) drawing.add(glow(drawing, width * t, height * 0.26, 240, '#ffd890', 0.55));
  for (const t of [0.21, 0.79])
    drawing.add(rect(width * t - 12, height * 0.18, 24, height * 0.46, drawing.tone('#8c2a22')));
  for (let i = 0; i < 6; i++)
    drawing.add(lotusFlower(drawing, width * (0.26 + i * 0.096), height * 0.585, 44, { open: 1 }));
  drawing.add(rect(width * 0.14, height * 0.61, width * 0.72, height * 0.06, drawing.linear(['#c48b55', '#7a4a2c'])));
  for (let i = 0; i < 6; i++)
    drawing.add(
      person(drawing, width * (0.27 + i * 0.092), height * 0.615, 178, {
        pose: i === 2 || i === 3 ? 'hold' : 'stretch',
        dress: 'aodai',
        top: ['#ffd9df', '#f3b8c4', '#e5536f', '#f0c452', '#f3b8c4', '#ffd9df'][i],
        bottom: '#fff7ee',
        long: true,
        hat: i === 1 || i === 4 ? 'cone' : '',
        prop: i === 2 || i === 3 ? props.mic() : props.flowers(),
      }),
    );
  drawing.add(ground(drawing, height * 0.67, '#4c4456'));
  for (let row = 0; row < 3; row++)
    for (let i = 0; i < 14; i++)
      drawing.add(
        person(drawing, width * ((i + 0.5 + (row % 2) * 0.4) / 14), height * (0.86 + row * 0.1), 150 + row * 26, {
          pose: (i + row) % 5 === 0 ? 'cheer' : 'stand',
          back: true,
          shadow: false,
        }),
      );
  drawing.add(lanternString(drawing, -20, height * 0.04, width + 20, height * 0.04, { size: 20, count: 10, sag: 16 }));
}
