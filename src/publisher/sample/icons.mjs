/**
 * The mark of the app: a lotus resting on two lines of print, which are also the water's ripples.
 * Drawn on a 512 grid; five petals and two bars stay readable at 32 px.
 */

/** One petal from the foot (256,330), turned by `angle`; whole numbers, since the mark lies in every published page. */
const petal = (angle, length, breadth, fill) => {
  const [low, high, top] = [0.3, 0.74, 1].map((part) => Math.round(330 - length * part));
  const wide = Math.round(breadth * 0.86);
  const path = `M256 330C${256 - breadth} ${low} ${256 - wide} ${high} 256 ${top}C${256 + wide} ${high} ${256 + breadth} ${low} 256 330Z`;
  return `<path d="${path}" fill="${fill}"${angle ? ` transform="rotate(${angle} 256 330)"` : ''}/>`;
};

const flower = (outer, middle, inner) =>
  [
    petal(-76, 196, 58, outer),
    petal(76, 196, 58, outer),
    petal(-40, 214, 66, middle),
    petal(40, 214, 66, middle),
    petal(0, 226, 64, inner),
  ].join('');

const lines = (fill) =>
  `<rect x="104" y="356" width="304" height="30" rx="15" fill="${fill}"/><rect x="160" y="406" width="192" height="30" rx="15" fill="${fill}" opacity="0.8"/>`;

const shades =
  '<defs><linearGradient id="ground" x1="0" y1="0" x2="0.4" y2="1"><stop offset="0" stop-color="#d2382f"/><stop offset="1" stop-color="#8f1830"/></linearGradient></defs>';

const mark = `${flower('#f3a9b4', '#fbd3d3', '#fffaf0')}${lines('#fff3e0')}`;
const svg = (content) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${content}</svg>`;
const scaled = (content, scale) =>
  `<g transform="translate(${256 * (1 - scale)} ${256 * (1 - scale)}) scale(${scale})">${content}</g>`;

const rounded = svg(`${shades}<rect width="512" height="512" rx="112" fill="url(#ground)"/>${mark}`);
const square = (scale) => svg(`${shades}<rect width="512" height="512" fill="url(#ground)"/>${scaled(mark, scale)}`);
/** One colour with transparency: the platform paints it; the petals are told apart by their opacity. */
const single = svg(
  scaled(
    `<g fill="#000">${petal(-76, 196, 58, '#0009')}${petal(76, 196, 58, '#0009')}${petal(-40, 214, 66, '#000b')}${petal(40, 214, 66, '#000b')}${petal(0, 226, 64, '#000')}</g>${lines('#000')}`,
    0.94,
  ),
);

const shortcut = (drawing) =>
  svg(
    `${shades}<circle cx="256" cy="256" r="256" fill="url(#ground)"/><g fill="none" stroke="#fff6e6" stroke-width="40" stroke-linecap="round" stroke-linejoin="round">${drawing}</g>`,
  );

export const ICONS = [
  { file: 'favicon.svg', svg: rounded },
  { file: 'icon-192.png', svg: rounded, size: 192 },
  { file: 'icon-512.png', svg: rounded, size: 512 },
  { file: 'maskable-512.png', svg: square(0.94), size: 512 },
  { file: 'monochrome-512.png', svg: single, size: 512 },
  { file: 'apple-touch-icon.png', svg: square(1.08), size: 180, background: '#8f1830' },
  {
    file: 'shortcut-search-96.png',
    svg: shortcut('<circle cx="230" cy="230" r="92"/><path d="M300 300L378 378"/>'),
    size: 96,
  },
  { file: 'shortcut-saved-96.png', svg: shortcut('<path d="M176 136H336V384L256 318L176 384Z"/>'), size: 96 },
  {
    file: 'shortcut-albums-96.png',
    svg: shortcut(
      '<rect x="124" y="150" width="264" height="212" rx="26"/><path d="M140 340L222 254L280 312L318 274L372 330"/>',
    ),
    size: 96,
  },
];
