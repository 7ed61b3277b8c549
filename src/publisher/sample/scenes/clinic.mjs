import { circle, group, n, path, rect, stroke } from '../drawing.mjs';
import { desk } from '../furniture.mjs';
import { person } from '../person.mjs';
import { props } from '../props.mjs';
import { clock, room, stool } from './room.mjs';

/** The clinic: nurse, patient, vaccine box. */
export function clinic(drawing, { children = false, blood = false } = {}) {
  const { width, height } = drawing;
  drawing.add(
    room(drawing, { wall: '#e6f1ee', dado: '#a9d3cb', floor: '#d3d8d2', windows: [0.2, 0.5] }),
    clock(drawing, width * 0.425, height * 0.16, 30),
    medicineCabinet(drawing, width * 0.72, height * 0.2, 220, 210),
  );
  const crossX = width * 0.1;
  drawing.add(
    circle(crossX, height * 0.3, 50, '#ffffff', 'stroke="#d9e4e0" stroke-width="3"'),
    rect(crossX - 10, height * 0.3 - 33, 20, 66, '#d9372b', 'rx="3"'),
    rect(crossX - 33, height * 0.3 - 10, 66, 20, '#d9372b', 'rx="3"'),
  );
  if (blood) {
    for (const [t, top, flip] of [
      [0.12, '#f0c452', false],
      [0.58, '#5aa0a4', false],
    ]) {
      drawing.add(
        rect(width * t, height * 0.74, 300, 46, drawing.tone('#5b9aa6'), 'rx="14"'),
        rect(width * t + 8, height * 0.8, 12, 90, '#9aa4a8'),
        rect(width * t + 278, height * 0.8, 12, 90, '#9aa4a8'),
        rect(width * t, height * 0.62, 46, 130, drawing.tone('#4a8794'), 'rx="14"'),
      );
      drawing.add(
        person(drawing, width * t + 90, height * 0.86, 270, { pose: 'sit', top, flip, shadow: false }),
        stroke(
          `M${n(width * t + 205)} ${n(height * 0.5)}v190M${n(width * t + 190)} ${n(height * 0.5)}h30`,
          '#9aa4a8',
          5,
        ),
        rect(width * t + 180, height * 0.52, 26, 44, '#c42a3a', 'rx="8"'),
        stroke(`M${n(width * t + 193)} ${n(height * 0.58)}q-10 90 -58 104`, '#c42a3a', 3),
      );
      drawing.add(
        person(drawing, width * t + 290, height * 0.93, 272, {
          pose: 'hold',
          dress: 'coat',
          top: '#f8fbfa',
          bottom: '#d9e6e6',
          mask: true,
          flip: true,
          hat: 'cap',
          hatColour: '#f8fbfa',
          sleeve: 1,
        }),
      );
    }
    return;
  }
  drawing.add(
    desk(drawing, width * 0.06, height * 0.88, 270, { height: 120, colour: '#d9e2de', screen: true }),
    rect(width * 0.12, height * 0.655, 70, 54, drawing.tone('#5aa0d0'), 'rx="6"'),
    rect(width * 0.12, height * 0.65, 70, 14, drawing.tone('#3f79a6'), 'rx="5"'),
  );
  drawing.add(
    stool(drawing, width * 0.54, height * 0.94, 70),
    person(drawing, width * 0.54, height * 0.94, children ? 205 : 262, {
      pose: 'sit',
      age: children ? 'child' : 'adult',
      top: children ? '#f0c452' : '#e7d8b4',
      flip: true,
      hair: children ? undefined : '#c9c6c4',
      sleeve: 0.5,
    }),
  );
  const needle = (x, y) =>
    group([
      rect(x - 2, y - 3, 17, 5, '#dff0f4', 'rx="1.5"'),
      rect(x + 4, y - 3, 8, 5, '#5ab0d0'),
      stroke(`M${n(x + 15)} ${n(y - 0.5)}h8`, '#8a949a', 1),
    ]);
  drawing.add(
    person(drawing, width * 0.4, height * 0.94, 280, {
      pose: 'hold',
      dress: 'coat',
      top: '#f8fbfa',
      bottom: '#d9e6e6',
      mask: true,
      hat: 'cap',
      hatColour: '#f8fbfa',
      sleeve: 1,
      prop: needle,
    }),
    person(drawing, width * 0.64, height * 0.955, 275, { pose: 'hold', top: '#e58a93', long: true, flip: true }),
    person(drawing, width * 0.8, height * 0.93, 262, { pose: 'stand', top: '#4f8f6a', mask: true, flip: true }),
    person(drawing, width * 0.87, height * 0.94, 165, {
      pose: 'hold',
      age: 'child',
      top: '#5aa0a4',
      mask: true,
      flip: true,
      prop: props.balloon(drawing, '#e5536f'),
    }),
  );
}

/** A glass cabinet of boxes and bottles. */
function medicineCabinet(drawing, x, y, width, height) {
  const { random } = drawing;
  const parts = [
    rect(x - 7, y - 7, width + 14, height + 14, drawing.tone('#8fb3ac'), 'rx="5"'),
    rect(x, y, width, height, drawing.linear(['#f4fbf9', '#d5e8e4'])),
  ];
  for (let shelf = 1; shelf <= 3; shelf++) {
    const floor = y + (height * shelf) / 3;
    for (let left = x + 10; left < x + width - 26; ) {
      const w = random.between(14, 30);
      const h = random.between(24, 48);
      const colour = random.pick(['#e5536f', '#5aa0d0', '#f0c452', '#f8f5ea', '#7fb35a', '#8a5f9c']);
      parts.push(rect(left, floor - h, w, h, drawing.tone(colour), 'rx="3"'));
      parts.push(rect(left + 3, floor - h * 0.66, w - 6, h * 0.22, '#ffffff', 'opacity="0.85"'));
      left += w + random.between(3, 9);
    }
    parts.push(rect(x, floor - 4, width, 6, drawing.tone('#8fb3ac')));
  }
  parts.push(rect(x + width / 2 - 3, y, 6, height, drawing.tone('#8fb3ac')));
  parts.push(path(`M${n(x + 18)} ${n(y)}h30l-34 ${n(height)}h-14Z`, '#ffffff', 'opacity="0.3"'));
  return group(parts);
}
