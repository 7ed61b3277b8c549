import { audience } from '../audience.mjs';
import { circle, group, n, path, rect, stroke } from '../drawing.mjs';
import { banner, star } from '../flags.mjs';
import { person } from '../person.mjs';
import { pot } from '../pots.mjs';
import { props } from '../props.mjs';

/** A meeting: stage with bust-free podium, flag, banner, listeners from behind. */
export function hall(
  drawing,
  { speaker = '#f3efe4', aodai = false, screen = false, flowers = true, vote = false } = {},
) {
  const { width, height } = drawing;
  const stageTop = height * 0.56;
  drawing.add(rect(0, 0, width, height, drawing.linear([drawing.tone('#efe2c4'), drawing.tone('#d9c39a')])));
  for (let i = 0; i < 30; i++)
    drawing.add(
      rect(
        (width * i) / 30,
        0,
        width / 30,
        stageTop,
        drawing.linear([drawing.tone('#b3261f'), drawing.tone('#d2433a'), drawing.tone('#a3201c')], [0, 0, 1, 0]),
      ),
    );
  for (let i = -1; i < 9; i++)
    drawing.add(
      path(
        `M${n((width * i) / 8)} 0h${n(width / 8)}v${n(height * 0.07)}q${n(-width / 16)} ${n(height * 0.07)} ${n(-width / 8)} 0Z`,
        drawing.linear([drawing.tone('#c9362c'), drawing.tone('#8f1a1a')]),
        `stroke="${drawing.tone('#e9b94a')}" stroke-width="4"`,
      ),
    );
  if (screen) {
    drawing.add(
      rect(width * 0.33, height * 0.16, width * 0.34, height * 0.3, '#2a2f3a', 'rx="6"'),
      rect(width * 0.34, height * 0.172, width * 0.32, height * 0.276, drawing.linear(['#e9f4f4', '#bfe0e2'])),
    );
    for (let i = 0; i < 5; i++)
      drawing.add(
        rect(
          width * (0.37 + i * 0.05),
          height * (0.4 - [0.06, 0.1, 0.09, 0.15, 0.19][i]),
          width * 0.03,
          height * [0.06, 0.1, 0.09, 0.15, 0.19][i],
          ['#3f79a6', '#5aa0a4', '#7fb35a', '#f0b53a', '#d9583f'][i],
        ),
      );
  } else {
    drawing.add(
      banner(drawing, width * 0.25, height * 0.19, width * 0.5, height * 0.21, {
        colour: '#2f6b9a',
        lines: 2,
        ink: '#ffffff',
      }),
    );
    drawing.add(
      circle(width * 0.12, height * 0.28, height * 0.075, drawing.tone('#d5281f'), 'stroke="#f3cf66" stroke-width="5"'),
      star(width * 0.12, height * 0.28, height * 0.05, '#ffdc3c'),
      group([
        rect(width * 0.83, height * 0.2, width * 0.11, height * 0.15, drawing.tone('#d5281f')),
        star(width * 0.885, height * 0.275, height * 0.045, '#ffdc3c'),
      ]),
    );
  }
  drawing.add(
    rect(0, stageTop - 16, width, height * 0.11, drawing.linear([drawing.tone('#b9824f'), drawing.tone('#7d5230')])),
    rect(0, stageTop - 20, width, 10, drawing.tone('#dcae78')),
  );
  drawing.add(
    person(drawing, width * 0.3, stageTop - 6, 190, {
      pose: 'hold',
      top: aodai ? '#e79aa6' : speaker,
      dress: aodai ? 'aodai' : '',
      bottom: '#2f3648',
      long: aodai,
      sleeve: 1,
      prop: props.paper(),
    }),
  );
  const px = width * 0.335;
  drawing.add(
    path(
      `M${n(px - 44)} ${n(stageTop - 112)}H${n(px + 44)}L${n(px + 34)} ${n(stageTop - 4)}H${n(px - 34)}Z`,
      drawing.linear([drawing.tone('#9a6238'), drawing.tone('#6b4226')]),
    ),
    rect(px - 50, stageTop - 118, 100, 10, drawing.tone('#c48b55')),
    star(px, stageTop - 62, 18, '#f3cf66'),
    stroke(`M${n(px - 14)} ${n(stageTop - 118)}q4 -18 -8 -26`, '#3a3a42', 3),
  );
  for (const [t, top] of [
    [0.56, '#3f5a76'],
    [0.66, '#f3efe4'],
    [0.76, '#4a4048'],
  ])
    drawing.add(
      person(drawing, width * t, stageTop - 18, 172, { pose: 'hold', top, sleeve: 1, flip: true, shadow: false }),
    );
  drawing.add(
    rect(
      width * 0.49,
      stageTop - 86,
      width * 0.35,
      80,
      drawing.linear([drawing.tone('#c9362c'), drawing.tone('#8f1a1a')]),
    ),
    rect(width * 0.485, stageTop - 92, width * 0.36, 9, drawing.tone('#f6e6c4')),
  );
  if (flowers)
    for (const t of [0.54, 0.665, 0.79])
      for (let k = 0; k < 10; k++)
        drawing.add(
          circle(
            width * t + Math.cos(k) * 22,
            stageTop - 100 + Math.sin(k * 1.7) * 12,
            8,
            drawing.tone(['#ef8fab', '#fffbe8', '#f6c14b', '#5f9a58'][k % 4]),
          ),
        );
  drawing.add(
    pot(drawing, width * 0.06, stageTop + 2, 190, { kind: 'green' }),
    pot(drawing, width * 0.94, stageTop + 2, 190, { kind: 'green' }),
  );
  drawing.add(audience(drawing, height * 0.72, height * 0.98, { rows: 4, columns: 11 }));
  if (vote)
    for (let i = 0; i < 9; i++) {
      const x = width * (0.08 + i * 0.105);
      const y = height * (0.7 + (i % 3) * 0.08);
      drawing.add(
        stroke(`M${n(x)} ${n(y + 60)}V${n(y)}`, drawing.tone('#e8b48c'), 13),
        rect(x - 12, y - 24, 26, 34, drawing.tone('#d5281f'), 'rx="3"'),
        circle(x + 1, y - 8, 7, '#ffdc3c'),
      );
    }
}
