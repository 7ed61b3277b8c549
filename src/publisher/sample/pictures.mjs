import * as festival from './scenes/festival.mjs';
import * as green from './scenes/green.mjs';
import * as indoor from './scenes/indoor.mjs';
import * as lake from './scenes/lake.mjs';
import * as school from './scenes/school.mjs';
import * as town from './scenes/town.mjs';

const upright = { width: 720, height: 960 };
const cover = { width: 1200, height: 800 };

/** Every picture of the sample site: which scene, in which light. The name is the seed and the path under `anh/`. */
export const PICTURES = [
  { name: 'le-hoi-sen/1', scene: lake.lotusLake, mood: 'morning', options: { boats: 2 } },
  { name: 'le-hoi-sen/2', scene: lake.lotusPortrait, mood: 'morning', ...upright },
  { name: 'le-hoi-sen/3', scene: lake.promenade, mood: 'golden', options: { festive: true } },
  { name: 'le-hoi-sen/4', scene: lake.boatRace, mood: 'noon' },
  { name: 'le-hoi-sen/5', scene: lake.lotusPortrait, mood: 'golden', options: { flower: '#f2d7b8' } },
  { name: 'le-hoi-sen/6', scene: town.street, mood: 'morning', options: { sellers: 'lotus', festive: true } },
  { name: 'le-hoi-sen/7', scene: festival.stage, mood: 'dusk' },
  { name: 'le-hoi-sen/8', scene: lake.lotusLake, mood: 'dusk' },

  {
    name: 'cho-hoa-xuan/1',
    scene: town.market,
    mood: 'spring',
    options: { tet: true, kinds: ['flower', 'fruit', 'flower'] },
  },
  { name: 'cho-hoa-xuan/2', scene: festival.calligrapher, mood: 'spring' },
  { name: 'cho-hoa-xuan/3', scene: town.street, mood: 'spring', options: { festive: true, lanterns: true } },
  {
    name: 'cho-hoa-xuan/4',
    scene: town.market,
    mood: 'morning',
    options: { tet: true, kinds: ['cake', 'vegetable', 'cake'] },
  },
  { name: 'cho-hoa-xuan/5', scene: festival.cakePot, mood: 'night' },
  { name: 'cho-hoa-xuan/6', scene: festival.lionDance, mood: 'spring' },
  { name: 'cho-hoa-xuan/7', scene: town.lane, mood: 'dusk', options: { lanterns: true }, ...upright },
  { name: 'cho-hoa-xuan/8', scene: festival.fireworks, mood: 'night' },

  { name: 'trung-thu/1', scene: festival.lanternWalk, mood: 'night' },
  { name: 'trung-thu/2', scene: festival.lanternCraft, mood: 'indoor' },
  { name: 'trung-thu/3', scene: festival.lionDance, mood: 'dusk', options: { second: false } },
  { name: 'trung-thu/4', scene: festival.moonFeast, mood: 'night' },
  { name: 'trung-thu/5', scene: town.lane, mood: 'night', options: { lanterns: true }, ...upright },
  { name: 'trung-thu/6', scene: festival.stage, mood: 'night' },
  { name: 'trung-thu/7', scene: town.nightMarket, mood: 'night' },
  { name: 'trung-thu/8', scene: lake.lotusLake, mood: 'night', options: { boats: 1 } },

  { name: 'hoi-thao-he/1', scene: green.football, mood: 'morning' },
  { name: 'hoi-thao-he/2', scene: green.running, mood: 'golden' },
  { name: 'hoi-thao-he/3', scene: green.tugOfWar, mood: 'noon' },
  { name: 'hoi-thao-he/4', scene: green.football, mood: 'golden', options: { kits: ['#e9a52f', '#2f8a6a'] } },
  { name: 'hoi-thao-he/5', scene: school.schoolYard, mood: 'noon', options: { what: 'play' } },
  { name: 'hoi-thao-he/6', scene: lake.boatRace, mood: 'golden' },
  { name: 'hoi-thao-he/7', scene: green.football, mood: 'noon', options: { celebrate: true } },
  { name: 'hoi-thao-he/8', scene: green.podium, mood: 'golden' },

  { name: 'chu-nhat-xanh/1', scene: green.planting, mood: 'morning' },
  { name: 'chu-nhat-xanh/2', scene: green.cleaning, mood: 'morning' },
  { name: 'chu-nhat-xanh/3', scene: green.lakeCleaning, mood: 'mist' },
  { name: 'chu-nhat-xanh/4', scene: town.muralWall, mood: 'morning' },
  { name: 'chu-nhat-xanh/5', scene: town.lane, mood: 'noon', options: { mural: true }, ...upright },
  { name: 'chu-nhat-xanh/6', scene: green.sorting, mood: 'noon' },
  { name: 'chu-nhat-xanh/7', scene: green.planting, mood: 'golden' },
  { name: 'chu-nhat-xanh/8', scene: lake.promenade, mood: 'golden' },

  { name: 'khai-giang/1', scene: school.schoolYard, mood: 'morning', options: { what: 'gate' } },
  { name: 'khai-giang/2', scene: school.schoolYard, mood: 'noon', options: { what: 'ceremony' } },
  { name: 'khai-giang/3', scene: school.schoolYard, mood: 'morning', options: { what: 'drum', flame: false } },
  { name: 'khai-giang/4', scene: school.schoolYard, mood: 'noon', options: { what: 'flags' } },
  { name: 'khai-giang/5', scene: indoor.classroom, mood: 'indoor' },
  { name: 'khai-giang/6', scene: school.crossing, mood: 'morning' },
  { name: 'khai-giang/7', scene: school.schoolYard, mood: 'golden', options: { what: 'reading', flame: false } },
  { name: 'khai-giang/8', scene: indoor.library, mood: 'indoor' },

  { name: 'pho-cu/1', scene: town.roofs, mood: 'golden' },
  { name: 'pho-cu/2', scene: town.lane, mood: 'golden', ...upright },
  { name: 'pho-cu/3', scene: town.street, mood: 'noon', options: { sellers: 'fruit' } },
  { name: 'pho-cu/4', scene: lake.bridgeView, mood: 'golden' },
  { name: 'pho-cu/5', scene: lake.banyanTea, mood: 'morning' },
  { name: 'pho-cu/6', scene: town.market, mood: 'morning', options: { kinds: ['vegetable', 'fruit', 'flower'] } },
  { name: 'pho-cu/7', scene: town.lane, mood: 'rain', options: { wet: true }, ...upright },
  { name: 'pho-cu/8', scene: town.street, mood: 'rain', options: { wet: true } },
  { name: 'pho-cu/9', scene: lake.bridgeView, mood: 'mist', options: { boats: 1 } },

  { name: 'ho-sen-hoang-hon', scene: lake.lotusLake, mood: 'dusk', ...cover },
  { name: 'ngay-hoi-dai-doan-ket', scene: green.unityMeal, mood: 'noon', ...cover },
  { name: 'ky-hop-hoi-dong', scene: indoor.hall, mood: 'indoor', ...cover },
  { name: 'tru-so-phuong', scene: town.wardOffice, mood: 'morning', ...cover },
  { name: 'bo-phan-mot-cua', scene: indoor.oneStop, mood: 'indoor', ...cover },
  { name: 'doi-thoai', scene: indoor.hall, mood: 'indoor', options: { screen: true, vote: true }, ...cover },
  { name: 'tiem-chung', scene: indoor.clinic, mood: 'indoor', options: { children: true }, ...cover },
  { name: 'hien-mau', scene: indoor.clinic, mood: 'indoor', options: { blood: true }, ...cover },
  { name: 'to-cong-nghe-so', scene: indoor.digitalTeam, mood: 'indoor', ...cover },
  { name: 'dien-tap-chua-chay', scene: green.fireDrill, mood: 'noon', ...cover },
  { name: 'bom-chong-ngap', scene: green.pump, mood: 'rain', ...cover },
  { name: 'phan-loai-rac', scene: green.sorting, mood: 'morning', ...cover },
  { name: 'qua-duong-an-toan', scene: school.crossing, mood: 'noon', ...cover },
  { name: 'phong-doc', scene: indoor.library, mood: 'indoor', options: { children: false }, ...cover },
  { name: 'lop-hoc-so', scene: indoor.classroom, mood: 'indoor', options: { screen: true, adults: true }, ...cover },
  { name: 'cau-ngoi', scene: lake.bridgeView, mood: 'dusk', ...cover },
  { name: 'duong-sinh', scene: lake.promenade, mood: 'mist', options: { exercise: true }, ...cover },
  { name: 'ra-soat-so-nha', scene: town.gateHouse, mood: 'noon', ...cover },
  { name: 'cho-dem', scene: town.nightMarket, mood: 'night', ...cover },
  { name: 'ngo-ven-ho', scene: town.lane, mood: 'morning', ...cover },
  { name: 'don-lang-quang', scene: green.cleaning, mood: 'golden', ...cover },
  { name: 'vot-beo', scene: green.lakeCleaning, mood: 'morning', ...cover },
  {
    name: 'ngay-nha-giao',
    scene: school.schoolYard,
    mood: 'golden',
    options: { what: 'reading', flame: true },
    ...cover,
  },
  { name: 'hoi-dua-thuyen', scene: lake.boatRace, mood: 'morning', ...cover },
  { name: 'mai-ngoi', scene: town.roofs, mood: 'morning', ...cover },
];
