import * as indoor from './scenes/indoor.mjs';
import * as lake from './scenes/lake.mjs';
import * as town from './scenes/town.mjs';

export const PICTURES = [
  { name: 't-lake-dusk', scene: lake.lotusLake, mood: 'dusk', width: 1200, height: 800 },
  { name: 't-race', scene: lake.boatRace, mood: 'noon' },
  { name: 't-tea', scene: lake.banyanTea, mood: 'morning' },
  { name: 'u-street', scene: town.street, mood: 'morning' },
  { name: 'u-street-rain', scene: town.street, mood: 'rain', options: { wet: true } },
  {
    name: 'u-market-tet',
    scene: town.market,
    mood: 'spring',
    options: { tet: true, kinds: ['cake', 'fruit', 'flower'] },
  },
  { name: 'u-lane', scene: town.lane, mood: 'golden' },
  { name: 'u-lane-rain', scene: town.lane, mood: 'rain', options: { wet: true }, width: 720, height: 960 },
  { name: 'u-lane-mural', scene: town.lane, mood: 'noon', options: { mural: true } },
  { name: 'u-lane-night', scene: town.lane, mood: 'night', options: { lanterns: true } },
  { name: 'u-roofs', scene: town.roofs, mood: 'golden' },
  { name: 'u-office', scene: town.wardOffice, mood: 'morning' },
  { name: 'u-mural', scene: town.muralWall, mood: 'morning' },
  { name: 'u-nightmarket', scene: town.nightMarket, mood: 'night' },
  { name: 'u-gate', scene: town.gateHouse, mood: 'noon' },
  { name: 'i-hall', scene: indoor.hall, mood: 'indoor' },
  { name: 'i-onestop', scene: indoor.oneStop, mood: 'indoor' },
  { name: 'i-library', scene: indoor.library, mood: 'indoor' },
  { name: 'i-class', scene: indoor.classroom, mood: 'indoor' },
  { name: 'i-clinic', scene: indoor.clinic, mood: 'indoor' },
  { name: 'i-blood', scene: indoor.clinic, mood: 'indoor', options: { blood: true } },
  { name: 'i-digital', scene: indoor.digitalTeam, mood: 'indoor' },
];
