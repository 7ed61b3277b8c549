/** Colours are `#rrggbb` strings; mixing is done in linear light, so that blends do not go muddy. */

const toLinear = (value) => (value / 255) ** 2.2;
const fromLinear = (value) => Math.round(255 * value ** (1 / 2.2));
const channels = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
const toHex = (list) => `#${list.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

/** `amount` 0 gives `from`, 1 gives `to`. */
export function mix(from, to, amount) {
  const target = channels(to);
  return toHex(
    channels(from).map((value, at) => fromLinear(toLinear(value) * (1 - amount) + toLinear(target[at]) * amount)),
  );
}

export const lighten = (colour, amount) => mix(colour, '#fff6e0', amount);
export const darken = (colour, amount) => mix(colour, '#14162e', amount);

/** What the light of the hour does to every colour of a scene. */
export const MOODS = {
  morning: {
    sky: ['#7fb8d6', '#bfe0e2', '#fdeccb'],
    haze: '#e6eee2',
    ambient: '#fff0d0',
    strength: 0.08,
    sun: { x: 0.24, y: 0.3, size: 34, colour: '#fff6d8' },
    cloud: '#ffffff',
    water: ['#c9e2dc', '#6fa9ae', '#3c7c86'],
    shadow: 0.2,
  },
  noon: {
    sky: ['#3f97cf', '#8cc8e6', '#dff0ea'],
    haze: '#d3e8ec',
    ambient: '#fffbe8',
    strength: 0.05,
    sun: null,
    cloud: '#ffffff',
    water: ['#b5dde3', '#4d9db3', '#2a6f86'],
    shadow: 0.26,
  },
  golden: {
    sky: ['#4f93bf', '#b9cdc6', '#ffdc9c'],
    haze: '#f1d6ae',
    ambient: '#ffc46e',
    strength: 0.11,
    sun: { x: 0.7, y: 0.42, size: 44, colour: '#fff3c4' },
    cloud: '#ffe3b8',
    water: ['#ffe0ab', '#b9a58a', '#4f7480'],
    shadow: 0.3,
  },
  dusk: {
    sky: ['#2c2f63', '#8c4d7c', '#f08a5d', '#ffd08a'],
    haze: '#d98873',
    ambient: '#8d4a78',
    strength: 0.3,
    sun: { x: 0.63, y: 0.5, size: 48, colour: '#ffe9b0' },
    cloud: '#f4a585',
    water: ['#ffc583', '#c2627a', '#38305f'],
    shadow: 0.34,
  },
  night: {
    sky: ['#0c1230', '#1b2452', '#3d3f78'],
    haze: '#333a70',
    ambient: '#1c2450',
    strength: 0.43,
    moon: { x: 0.78, y: 0.2, size: 46 },
    cloud: '#4a4f86',
    water: ['#4a4c86', '#1d2655', '#0b1130'],
    shadow: 0.4,
    dark: true,
  },
  rain: {
    sky: ['#5d7482', '#8ea2a8', '#bcc8c4'],
    haze: '#b4c2c1',
    ambient: '#5f7884',
    strength: 0.26,
    cloud: '#d2dad8',
    water: ['#a9bab9', '#6d868c', '#44606a'],
    shadow: 0.16,
  },
  mist: {
    sky: ['#b6cbd3', '#dbe3dc', '#f6ead6'],
    haze: '#e5e8dd',
    ambient: '#c9d6d2',
    strength: 0.2,
    sun: { x: 0.4, y: 0.36, size: 30, colour: '#fff7e4' },
    cloud: '#f4f5ee',
    water: ['#e3e7dc', '#a4bfbf', '#6b9397'],
    shadow: 0.14,
  },
  spring: {
    sky: ['#8cbcd9', '#cfe2e4', '#ffe3da'],
    haze: '#f3dfdb',
    ambient: '#ffd9cf',
    strength: 0.1,
    sun: { x: 0.8, y: 0.24, size: 30, colour: '#fff8ea' },
    cloud: '#ffffff',
    water: ['#dfe5e2', '#8fb7be', '#56899a'],
    shadow: 0.2,
  },
  /** Under a roof: no sky, warm lamps. */
  indoor: {
    sky: ['#f3e7d0', '#f7efdf', '#e9dcc2'],
    haze: '#f4e6cc',
    ambient: '#ffe2b0',
    strength: 0.08,
    cloud: '#ffffff',
    water: ['#ffffff', '#cccccc', '#999999'],
    shadow: 0.2,
  },
};
