/**
 * A site's accent colour as every theme needs it. A web team picks one colour by eye; here it becomes roles whose
 * contrast holds (WCAG 2.2, 1.4.3 and 1.4.6): the hue stays, the lightness gives way. Runs where sites are built, not
 * in the page.
 */

/** CSS hex colours `#rrggbb`. */
export interface AccentRoles {
  /** Links, marks, the ground of the main button: to be read on every ground of the theme. */
  accent: string;
  /** On `accent` as a ground. */
  onAccent: string;
  /** A quiet ground for what is chosen; `accent` is read on it. */
  accentSoft: string;
  /** The bar with the site's name, in light the very colour that the site asked for. */
  banner: string;
  onBanner: string;
}

interface Ground {
  /** The least favourable ground that an accent is read on in this theme, `--sunken` of tokens.css. */
  furthest: string;
  /** `--surface` of tokens.css, which soft grounds are mixed with. */
  surface: string;
  isDark: boolean;
  leastContrast: number;
}

/** The grounds of each theme; a test holds them against tokens.css. */
export const GROUNDS = {
  light: { furthest: '#ece8e0', surface: '#ffffff', isDark: false, leastContrast: 4.5 },
  dark: { furthest: '#2a2622', surface: '#1f1c19', isDark: true, leastContrast: 4.5 },
  sepia: { furthest: '#e6d8bc', surface: '#faf1df', isDark: false, leastContrast: 4.5 },
  contrastLight: { furthest: '#ffffff', surface: '#ffffff', isDark: false, leastContrast: 7 },
  contrastDark: { furthest: '#000000', surface: '#000000', isDark: true, leastContrast: 7 },
} satisfies Record<string, Ground>;

export type Scheme = keyof typeof GROUNDS;

/** How much of the accent a soft ground has. */
const SOFT_SHARE = 0.12;
/** Lightness in OKLCH of the banner in dark themes: the colour is felt, and does not glare. */
const DARK_BANNER_LIGHTNESS = 0.27;
const STEP = 0.005;

/** @param colour `#rrggbb`, any */
export function accentRoles(colour: string, scheme: Scheme): AccentRoles {
  const ground = GROUNDS[scheme];
  const { lightness, a, b } = toOklab(colour);
  const soft = scheme.startsWith('contrast') ? ground.surface : mix(ground.surface, colour, SOFT_SHARE);
  let accent = colour;
  for (let changed = lightness; !isReadable(accent); changed += ground.isDark ? STEP : -STEP) {
    accent = toHex({ lightness: Math.min(1, Math.max(0, changed)), a, b });
    if (changed < 0 || changed > 1) break;
  }
  const banner = ground.isDark ? toHex({ lightness: Math.min(lightness, DARK_BANNER_LIGHTNESS), a, b }) : colour;
  return { accent, onAccent: onColour(accent), accentSoft: soft, banner, onBanner: onColour(banner) };

  function isReadable(candidate: string): boolean {
    return [ground.furthest, ground.surface, soft].every((other) => contrast(candidate, other) >= ground.leastContrast);
  }
}

/** The roles as rules, in the manner of tokens.css. */
export function accentStyles(colour: string): string {
  const [light, dark] = [accentRoles(colour, 'light'), accentRoles(colour, 'dark')];
  const [bright, black] = [accentRoles(colour, 'contrastLight'), accentRoles(colour, 'contrastDark')];
  const { accent, onAccent, accentSoft } = accentRoles(colour, 'sepia');
  return [
    `:root{${declarations(light, dark)}}`,
    `:root[data-theme=sepia]{--accent:${accent};--on-accent:${onAccent};--accent-soft:${accentSoft}}`,
    `:root[data-theme=contrast]{${declarations(bright, black)}}`,
  ].join('');
}

function declarations(light: AccentRoles, dark: AccentRoles): string {
  const properties: [string, keyof AccentRoles][] = [
    ['--accent', 'accent'],
    ['--on-accent', 'onAccent'],
    ['--accent-soft', 'accentSoft'],
    ['--banner', 'banner'],
    ['--on-banner', 'onBanner'],
  ];
  return properties.map(([name, role]) => `${name}:var(--light,${light[role]}) var(--dark,${dark[role]})`).join(';');
}

/** WCAG 2 contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** White or black, whichever reads better: one of the two always has 4.58 at least. */
function onColour(ground: string): string {
  return contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000';
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(toLinear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 0 to 1 each. */
function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
}

function mix(ground: string, colour: string, share: number): string {
  const over = channels(colour);
  return hex(channels(ground).map((value, index) => value + ((over[index] ?? 0) - value) * share));
}

function hex(values: number[]): string {
  return `#${values
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** sRGB transfer (IEC 61966-2-1). */
function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/** OKLab (https://bottosson.github.io/posts/oklab/): equal steps of lightness look equal, whatever the hue. */
interface Oklab {
  lightness: number;
  a: number;
  b: number;
}

function toOklab(colour: string): Oklab {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(toLinear);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** The nearest colour a screen has: of the same lightness and hue, as full as can be. */
function toHex({ lightness, a, b }: Oklab): string {
  for (let chroma = 1; chroma > 0; chroma -= 0.02) {
    const linear = toLinearRgb({ lightness, a: a * chroma, b: b * chroma });
    if (linear.every((value) => value >= -0.0005 && value <= 1.0005)) return hex(linear.map(toDisplay));
  }
  return hex(toLinearRgb({ lightness, a: 0, b: 0 }).map(toDisplay));
}

function toDisplay(value: number): number {
  return fromLinear(Math.min(1, Math.max(0, value)));
}

function toLinearRgb({ lightness, a, b }: Oklab): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
