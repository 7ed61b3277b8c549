import * as lake from './scenes/lake.mjs';

export const PICTURES = [
  { name: 't-lake-dusk', scene: lake.lotusLake, mood: 'dusk', width: 1200, height: 800 },
  { name: 't-lake-morning', scene: lake.lotusLake, mood: 'morning' },
  { name: 't-portrait', scene: lake.lotusPortrait, mood: 'morning', width: 720, height: 960 },
  { name: 't-prom', scene: lake.promenade, mood: 'golden' },
  { name: 't-exercise', scene: lake.promenade, mood: 'mist', options: { exercise: true } },
  { name: 't-bridge', scene: lake.bridgeView, mood: 'golden' },
  { name: 't-race', scene: lake.boatRace, mood: 'noon' },
  { name: 't-tea', scene: lake.banyanTea, mood: 'morning' },
];
