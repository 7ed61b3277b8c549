import { MOODS, mix } from './colour.mjs';
import { createRandom } from './random.mjs';

/** Numbers in the picture's code are kept to a tenth of a unit: finer is not seen. */
export const n = (value) => String(Math.round(value * 10) / 10);

/**
 * A picture under construction: shapes are added back to front.
 * `camera` takes a closer look: { x, y, zoom }, the middle of the frame as fractions of the scene.
 * `tone(colour, distance)` gives a colour as the hour's light shows it; distance 0 is near, 1 is lost in haze.
 */
export function createDrawing({ width, height, seed, mood: moodName, camera = null }) {
  const mood = MOODS[moodName];
  const random = createRandom(seed);
  const definitions = [];
  const shapes = [];
  const known = new Map();

  const define = (key, code) => {
    const found = known.get(key);
    if (found) return found;
    const id = `d${known.size}`;
    known.set(key, id);
    definitions.push(code(id));
    return id;
  };
  const stopsOf = (stops) =>
    stops
      .map((stop, at) => {
        const [colour, opacity = 1, offset = at / Math.max(1, stops.length - 1)] = Array.isArray(stop) ? stop : [stop];
        return `<stop offset="${n(offset * 100)}%" stop-color="${colour}" stop-opacity="${opacity}"/>`;
      })
      .join('');

  const drawing = {
    width,
    height,
    mood,
    moodName,
    random,
    dark: Boolean(mood.dark),
    tone: (colour, distance = 0) => mix(mix(colour, mood.ambient, mood.strength), mood.haze, distance),
    add: (...parts) => {
      for (const part of parts) shapes.push(part);
    },
    /** A gradient along x1,y1 → x2,y2, in fractions of the painted shape; stops are colours or [colour, opacity, offset]. */
    linear: (stops, [x1, y1, x2, y2] = [0, 0, 0, 1]) => {
      const code = stopsOf(stops);
      const id = define(
        `l${code}${x1},${y1},${x2},${y2}`,
        (name) => `<linearGradient id="${name}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${code}</linearGradient>`,
      );
      return `url(#${id})`;
    },
    radial: (stops, [cx, cy, radius] = [0.5, 0.5, 0.5]) => {
      const code = stopsOf(stops);
      const id = define(
        `r${code}${cx},${cy},${radius}`,
        (name) => `<radialGradient id="${name}" cx="${cx}" cy="${cy}" r="${radius}">${code}</radialGradient>`,
      );
      return `url(#${id})`;
    },
    blur: (deviation) => {
      const id = define(
        `b${deviation}`,
        (name) =>
          `<filter id="${name}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`,
      );
      return `filter="url(#${id})"`;
    },
    clip: (shape) => {
      const id = define(`c${shape}`, (name) => `<clipPath id="${name}">${shape}</clipPath>`);
      return `clip-path="url(#${id})"`;
    },
    toSvg: () => finish(drawing, definitions, shapes, camera),
  };
  return drawing;
}

/**
 * Every picture gets the same last touches: light spilling from where the sun stands, a slow mottle like gouache on
 * paper, and edges a little darker.
 */
function finish({ width, height, dark, mood }, definitions, shapes, camera) {
  const edge = dark ? 0.42 : 0.24;
  const { sun } = mood;
  const spill = sun
    ? `<radialGradient id="spill" cx="${sun.x}" cy="${sun.y}" r="0.6"><stop offset="0" stop-color="${sun.colour}" stop-opacity="0.2"/><stop offset="1" stop-color="${mood.sky.at(-1)}" stop-opacity="0"/></radialGradient>`
    : '';
  const lit = sun ? `<rect width="${width}" height="${height}" fill="url(#spill)" style="mix-blend-mode:screen"/>` : '';
  const scene = shapes.join('\n') + lit;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${definitions.join('')}${spill}
<filter id="paper" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.012 0.03" numOctaves="3" seed="7"/><feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  1.6 0 0 0 -0.55"/></filter>
<radialGradient id="edge" cx="0.5" cy="0.46" r="0.78"><stop offset="55%" stop-color="#1a1030" stop-opacity="0"/><stop offset="100%" stop-color="#1a1030" stop-opacity="${edge}"/></radialGradient></defs>
${camera ? `<g transform="${cameraTransform(width, height, camera)}">${scene}</g>` : scene}
<rect width="${width}" height="${height}" filter="url(#paper)" opacity="0.05"/>
<rect width="${width}" height="${height}" fill="url(#edge)" style="mix-blend-mode:multiply"/></svg>`;
}

/** The frame never leaves the scene, so that no edge of it shows. */
function cameraTransform(width, height, { x = 0.5, y = 0.5, zoom }) {
  const shift = (size, middle) => Math.min(0, Math.max(size - size * zoom, size / 2 - middle * size * zoom));
  return `translate(${n(shift(width, x))} ${n(shift(height, y))}) scale(${zoom})`;
}

/* Small shapes. Each returns SVG code. */

export const rect = (x, y, width, height, fill, extra = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${extra}/>`;
export const circle = (x, y, radius, fill, extra = '') =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}" ${extra}/>`;
export const ellipse = (x, y, rx, ry, fill, extra = '') =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${extra}/>`;
export const path = (d, fill, extra = '') => `<path d="${d}" fill="${fill}" ${extra}/>`;
export const stroke = (d, colour, width, extra = '') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${extra}/>`;
export const polygon = (points, fill, extra = '') =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" ${extra}/>`;
export const group = (parts, extra = '') => `<g ${extra}>${Array.isArray(parts) ? parts.join('') : parts}</g>`;
export const place = (parts, x, y, scale = 1, flip = false) =>
  group(
    parts,
    `transform="translate(${n(x)} ${n(y)}) scale(${(flip ? -scale : scale).toFixed(3)} ${scale.toFixed(3)})"`,
  );

/** A smooth line through points (Catmull-Rom as Béziers); `closed` joins the ends. */
export function smooth(points, closed = false) {
  const at = (index) =>
    closed ? points[(index + points.length) % points.length] : points[Math.max(0, Math.min(points.length - 1, index))];
  let d = `M${n(points[0][0])} ${n(points[0][1])}`;
  for (let i = 0; i < points.length - (closed ? 0 : 1); i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${n(p1[0] + (p2[0] - p0[0]) / 6)} ${n(p1[1] + (p2[1] - p0[1]) / 6)} ${n(p2[0] - (p3[0] - p1[0]) / 6)} ${n(p2[1] - (p3[1] - p1[1]) / 6)} ${n(p2[0])} ${n(p2[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** A soft light, added to what is behind it. */
export const glow = (drawing, x, y, radius, colour, opacity = 0.8) =>
  circle(
    x,
    y,
    radius,
    drawing.radial([
      [colour, opacity, 0],
      [colour, opacity * 0.35, 0.35],
      [colour, 0, 1],
    ]),
    'style="mix-blend-mode:screen"',
  );

/** A soft shadow on the ground. */
export const groundShadow = (drawing, x, y, rx, ry = rx * 0.18) =>
  ellipse(
    x,
    y,
    rx,
    ry,
    drawing.radial([
      ['#1b1838', drawing.mood.shadow * 1.6, 0],
      ['#1b1838', drawing.mood.shadow, 0.55],
      ['#1b1838', 0, 1],
    ]),
  );
