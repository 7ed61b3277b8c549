// Over 250 lines: a list of pictures, nothing else; cut in two it would only be harder to find one.
import { clinic } from './scenes/clinic.mjs';
import { podium, tugOfWar } from './scenes/contests.mjs';
import { crossing } from './scenes/crossing.mjs';
import { cleaning, lakeCleaning, planting, sorting } from './scenes/green.mjs';
import { hall } from './scenes/hall.mjs';
import { boatRace, lotusLake, lotusPortrait } from './scenes/lake.mjs';
import { lane } from './scenes/lane.mjs';
import { classroom, library } from './scenes/learning.mjs';
import { lionDance } from './scenes/lion-dance.mjs';
import { market, nightMarket } from './scenes/market.mjs';
import { lanternCraft, lanternWalk, moonFeast } from './scenes/mid-autumn.mjs';
import { unityMeal } from './scenes/neighbours.mjs';
import { digitalTeam, oneStop } from './scenes/office.mjs';
import { fireDrill, pump } from './scenes/safety.mjs';
import { schoolYard } from './scenes/school.mjs';
import { banyanTea, bridgeView, promenade } from './scenes/shore.mjs';
import { football, running } from './scenes/sports.mjs';
import { stage } from './scenes/stage.mjs';
import { roofs, street } from './scenes/street.mjs';
import { cakePot, calligrapher, fireworks } from './scenes/tet.mjs';
import { gateHouse, muralWall, wardOffice } from './scenes/ward.mjs';

const upright = { width: 720, height: 960 };
const cover = { width: 1200, height: 800 };

/** Every picture of the sample site: which scene, in which light. The name is the seed and the path under `anh/`. */
export const PICTURES = [
  { name: 'le-hoi-sen/1', scene: lotusLake, mood: 'morning', options: { boats: 2 } },
  { name: 'le-hoi-sen/2', scene: lotusPortrait, mood: 'morning', ...upright },
  { name: 'le-hoi-sen/3', scene: promenade, mood: 'golden', options: { festive: true } },
  { name: 'le-hoi-sen/4', camera: { x: 0.5, y: 0.6, zoom: 1.1 }, scene: boatRace, mood: 'noon' },
  { name: 'le-hoi-sen/5', scene: lotusPortrait, mood: 'golden', options: { flower: '#f2d7b8' } },
  {
    name: 'le-hoi-sen/6',
    camera: { x: 0.36, y: 0.8, zoom: 1.28 },
    scene: street,
    mood: 'morning',
    options: { sellers: 'lotus', festive: true },
  },
  { name: 'le-hoi-sen/7', scene: stage, mood: 'dusk' },
  { name: 'le-hoi-sen/8', scene: lotusLake, mood: 'dusk' },

  {
    name: 'cho-hoa-xuan/1',
    scene: market,
    mood: 'spring',
    options: { tet: true, kinds: ['flower', 'fruit', 'flower'] },
  },
  { name: 'cho-hoa-xuan/2', camera: { x: 0.55, y: 0.8, zoom: 1.25 }, scene: calligrapher, mood: 'spring' },
  { name: 'cho-hoa-xuan/3', scene: street, mood: 'spring', options: { festive: true, lanterns: true } },
  {
    name: 'cho-hoa-xuan/4',
    camera: { x: 0.28, y: 0.62, zoom: 1.42 },
    scene: market,
    mood: 'morning',
    options: { tet: true, kinds: ['cake', 'vegetable', 'cake'] },
  },
  { name: 'cho-hoa-xuan/5', scene: cakePot, mood: 'night' },
  { name: 'cho-hoa-xuan/6', scene: lionDance, mood: 'spring' },
  { name: 'cho-hoa-xuan/7', scene: lane, mood: 'dusk', options: { lanterns: true }, ...upright },
  { name: 'cho-hoa-xuan/8', scene: fireworks, mood: 'night' },

  { name: 'trung-thu/1', camera: { x: 0.42, y: 0.7, zoom: 1.26 }, scene: lanternWalk, mood: 'night' },
  { name: 'trung-thu/2', camera: { x: 0.5, y: 0.4, zoom: 1.15 }, scene: lanternCraft, mood: 'indoor' },
  {
    name: 'trung-thu/3',
    camera: { x: 0.36, y: 0.75, zoom: 1.28 },
    scene: lionDance,
    mood: 'dusk',
    options: { second: false },
  },
  { name: 'trung-thu/4', scene: moonFeast, mood: 'night' },
  { name: 'trung-thu/5', scene: lane, mood: 'night', options: { lanterns: true }, ...upright },
  { name: 'trung-thu/6', scene: stage, mood: 'night' },
  { name: 'trung-thu/7', camera: { x: 0.3, y: 0.5, zoom: 1.3 }, scene: nightMarket, mood: 'night' },
  { name: 'trung-thu/8', scene: lotusLake, mood: 'night', options: { boats: 1 } },

  { name: 'hoi-thao-he/1', scene: football, mood: 'morning' },
  { name: 'hoi-thao-he/2', scene: running, mood: 'golden' },
  { name: 'hoi-thao-he/3', scene: tugOfWar, mood: 'noon' },
  {
    name: 'hoi-thao-he/4',
    camera: { x: 0.55, y: 0.85, zoom: 1.4 },
    scene: football,
    mood: 'golden',
    options: { kits: ['#e9a52f', '#2f8a6a'] },
  },
  { name: 'hoi-thao-he/5', scene: schoolYard, mood: 'noon', options: { what: 'play' } },
  { name: 'hoi-thao-he/6', camera: { x: 0.42, y: 0.62, zoom: 1.42 }, scene: boatRace, mood: 'golden' },
  {
    name: 'hoi-thao-he/7',
    camera: { x: 0.5, y: 0.75, zoom: 1.28 },
    scene: football,
    mood: 'noon',
    options: { celebrate: true },
  },
  { name: 'hoi-thao-he/8', scene: podium, mood: 'golden' },

  { name: 'chu-nhat-xanh/1', scene: planting, mood: 'morning' },
  { name: 'chu-nhat-xanh/2', scene: cleaning, mood: 'morning' },
  { name: 'chu-nhat-xanh/3', scene: lakeCleaning, mood: 'mist' },
  { name: 'chu-nhat-xanh/4', scene: muralWall, mood: 'morning' },
  { name: 'chu-nhat-xanh/5', scene: lane, mood: 'noon', options: { mural: true }, ...upright },
  { name: 'chu-nhat-xanh/6', scene: sorting, mood: 'noon' },
  { name: 'chu-nhat-xanh/7', camera: { x: 0.66, y: 0.85, zoom: 1.4 }, scene: planting, mood: 'golden' },
  { name: 'chu-nhat-xanh/8', camera: { x: 0.25, y: 0.8, zoom: 1.4 }, scene: promenade, mood: 'golden' },

  {
    name: 'khai-giang/1',
    camera: { x: 0.5, y: 0.75, zoom: 1.32 },
    scene: schoolYard,
    mood: 'morning',
    options: { what: 'gate' },
  },
  { name: 'khai-giang/2', scene: schoolYard, mood: 'noon', options: { what: 'ceremony' } },
  {
    name: 'khai-giang/3',
    camera: { x: 0.46, y: 0.85, zoom: 1.4 },
    scene: schoolYard,
    mood: 'morning',
    options: { what: 'drum', flame: false },
  },
  {
    name: 'khai-giang/4',
    camera: { x: 0.5, y: 0.9, zoom: 1.34 },
    scene: schoolYard,
    mood: 'noon',
    options: { what: 'flags' },
  },
  { name: 'khai-giang/5', scene: classroom, mood: 'indoor' },
  { name: 'khai-giang/6', scene: crossing, mood: 'morning' },
  {
    name: 'khai-giang/7',
    camera: { x: 0.5, y: 0.85, zoom: 1.25 },
    scene: schoolYard,
    mood: 'golden',
    options: { what: 'reading', flame: false },
  },
  { name: 'khai-giang/8', camera: { x: 0.5, y: 0.85, zoom: 1.3 }, scene: library, mood: 'indoor' },

  { name: 'pho-cu/1', scene: roofs, mood: 'golden' },
  { name: 'pho-cu/2', scene: lane, mood: 'golden', ...upright },
  { name: 'pho-cu/3', scene: street, mood: 'noon', options: { sellers: 'fruit' } },
  { name: 'pho-cu/4', scene: bridgeView, mood: 'golden' },
  { name: 'pho-cu/5', camera: { x: 0.55, y: 0.7, zoom: 1.12 }, scene: banyanTea, mood: 'morning' },
  {
    name: 'pho-cu/6',
    camera: { x: 0.5, y: 0.65, zoom: 1.16 },
    scene: market,
    mood: 'morning',
    options: { kinds: ['vegetable', 'fruit', 'flower'] },
  },
  { name: 'pho-cu/7', scene: lane, mood: 'rain', options: { wet: true }, ...upright },
  {
    name: 'pho-cu/8',
    camera: { x: 0.62, y: 0.85, zoom: 1.36 },
    scene: street,
    mood: 'rain',
    options: { wet: true },
  },
  {
    name: 'pho-cu/9',
    camera: { x: 0.42, y: 0.6, zoom: 1.3 },
    scene: bridgeView,
    mood: 'mist',
    options: { boats: 1 },
  },

  { name: 'ho-sen-hoang-hon', scene: lotusLake, mood: 'dusk', ...cover },
  { name: 'ngay-hoi-dai-doan-ket', scene: unityMeal, mood: 'noon', ...cover },
  { name: 'ky-hop-hoi-dong', scene: hall, mood: 'indoor', ...cover },
  { name: 'tru-so-phuong', scene: wardOffice, mood: 'morning', ...cover },
  {
    name: 'bo-phan-mot-cua',
    camera: { x: 0.52, y: 0.72, zoom: 1.14 },
    scene: oneStop,
    mood: 'indoor',
    ...cover,
  },
  {
    name: 'doi-thoai',
    camera: { x: 0.48, y: 0.5, zoom: 1.22 },
    scene: hall,
    mood: 'indoor',
    options: { screen: true, vote: true },
    ...cover,
  },
  {
    name: 'tiem-chung',
    camera: { x: 0.56, y: 0.72, zoom: 1.3 },
    scene: clinic,
    mood: 'indoor',
    options: { children: true },
    ...cover,
  },
  {
    name: 'hien-mau',
    camera: { x: 0.5, y: 0.75, zoom: 1.16 },
    scene: clinic,
    mood: 'indoor',
    options: { blood: true },
    ...cover,
  },
  {
    name: 'to-cong-nghe-so',
    camera: { x: 0.52, y: 0.62, zoom: 1.12 },
    scene: digitalTeam,
    mood: 'indoor',
    ...cover,
  },
  { name: 'dien-tap-chua-chay', scene: fireDrill, mood: 'noon', ...cover },
  { name: 'bom-chong-ngap', scene: pump, mood: 'rain', ...cover },
  { name: 'phan-loai-rac', camera: { x: 0.56, y: 0.75, zoom: 1.22 }, scene: sorting, mood: 'morning', ...cover },
  {
    name: 'qua-duong-an-toan',
    camera: { x: 0.36, y: 0.8, zoom: 1.28 },
    scene: crossing,
    mood: 'noon',
    ...cover,
  },
  { name: 'phong-doc', quality: 50, scene: library, mood: 'indoor', options: { children: false }, ...cover },
  {
    name: 'lop-hoc-so',
    camera: { x: 0.5, y: 0.6, zoom: 1.16 },
    scene: classroom,
    mood: 'indoor',
    options: { screen: true, adults: true },
    ...cover,
  },
  { name: 'cau-ngoi', scene: bridgeView, mood: 'dusk', ...cover },
  {
    name: 'duong-sinh',
    camera: { x: 0.5, y: 0.75, zoom: 1.2 },
    scene: promenade,
    mood: 'mist',
    options: { exercise: true },
    ...cover,
  },
  { name: 'ra-soat-so-nha', camera: { x: 0.5, y: 0.85, zoom: 1.3 }, scene: gateHouse, mood: 'noon', ...cover },
  { name: 'cho-dem', camera: { x: 0.55, y: 0.3, zoom: 1.12 }, scene: nightMarket, mood: 'night', ...cover },
  { name: 'ngo-ven-ho', scene: lane, mood: 'morning', ...cover },
  { name: 'don-lang-quang', camera: { x: 0.4, y: 0.85, zoom: 1.32 }, scene: cleaning, mood: 'golden', ...cover },
  { name: 'vot-beo', camera: { x: 0.5, y: 0.65, zoom: 1.34 }, scene: lakeCleaning, mood: 'morning', ...cover },
  {
    name: 'ngay-nha-giao',
    camera: { x: 0.42, y: 0.72, zoom: 1.16 },
    scene: schoolYard,
    mood: 'golden',
    options: { what: 'reading', flame: true },
    ...cover,
  },
  { name: 'hoi-dua-thuyen', camera: { x: 0.45, y: 0.6, zoom: 1.24 }, scene: boatRace, mood: 'morning', ...cover },
  { name: 'mai-ngoi', scene: roofs, mood: 'noon', ...cover },
];
