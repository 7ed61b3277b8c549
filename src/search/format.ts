/** The segment format of README.md in this folder. Raised with every change of a byte's meaning. */
export const FORMAT_VERSION = 8;
export const MAGIC = 0x67735442;
/** Documents a segment can hold: they are numbered in 16 bits. */
export const MAX_SEGMENT_DOCS = 0xffff;

/** Up to this many, the posting of a term of one document takes two bytes, else three. */
export const NARROW_DOCS = 4096;

/**
 * From this many documents on, terms are split over parts at fixed words, so that one range read brings a
 * word's part of every segment. Smaller ones are one part: a sync should not write 870 records a page.
 */
export const BUCKETED_FROM_DOCS = 257;
/**
 * First words of the buckets from 1 on, each about a 512th of the bytes that the words of Vietnamese news take; a word
 * that takes as much alone has one of its own, so that who asks for it reads no others.
 */
const BUCKET_STARTS = (
  '1 10 1174 15 180 2 20 2016 209 260 30 380 432 50 6 630 7387 9 a11 album an ana anh anha arst ba bac bai ban ' +
  'bana bao baoc bata be bena bi bia biend bietd binn bo boa bong bua buoi ca cab cac caca caic can cana canhs ' +
  'caoa carolynh cauc chamb change chau che chi chia chien chim chinh1 cho choa chong chu chua chuan chuck chungc ' +
  'chuye chx co co2 con conc cong conga cu cu2 cua cuaa cung cungl cuoi1 cuv da daa dai daib dan dan1 dang dange ' +
  'danu daod dat1 dau daug dayb de dea den dena di dia dick dien dienb dieui dinh dinhb do doa doanh doch doi doiv ' +
  'dong donga du dua duc dung dungl duoc duoch duon duot em europe francoi gan gap gaya gia gia1 giam gian giao ' +
  'giat gioa giu gius goma gum haa haid hang hangd hanha hay hdx hernand hien hieng hinh hm hoa hoac hoang hoc hoi ' +
  'hoi1 hon1 hope huong huu huyenp instg javie ke kema keta khac khacha khana khen khi khia kho khoan khoed khong ' +
  'khongg khuo kien kill kinhd ky kya la laa lai1 lama lana lao lau le leah leni lieng lisb loai loi lon longc ' +
  'luan luc luca luong luu lyb ma2 maid mang manh mat mata may me met minh minhh moc moi moii mot mota muab muon ' +
  'my na1 nam nam1 nang nanga nay nayc nena nga ngang ngay ngay1 nghi nghia nghiep ngoa ngoc ngu nguoi nguoid ' +
  'nguye nguyenb nhac nhan nhang nhat nhau nhiem nhienc nhim nhom nhu nhua nhung nhungb nlg noi noih nua nuoc ' +
  'nuoct o o2 ong ongb pha phal phan phang phat phata phic pho phoip phongb phua phuong phuy qd1 qu quac quan ' +
  'quang queb quoch quye quyetn raa ranga rau rip roic ruot sachs san sana sao sata saub se se1 sia sink so so1 ' +
  'sona spam su sua suoi ta tacb tai taif tama tang tao tapi tay te ten thai thame thang thanh thanhc thatc thaye ' +
  'the thea theo theob thi thia thieu thoai thoib thongl thu thua thuc thue thuong thuot tichc tien tien1 tiet tim ' +
  'tin tinh tinhv to7 toang toi toil tonga tpb trab tram tranf tranh tre tren trend tria trieu trin tro troc trong ' +
  'trongp trumps trungh truong truong1 tu tua tucc tuoi tuong tuongt tuye ty u20 unh uy va va1 van vanc vao vaob ' +
  'vcc ve vea vi via viecn viena vietb vo voi voic vote vua vui vut xa xac xay xe xec xinb xua xuc xvii yen yev'
).split(' ');
export const BUCKETS = BUCKET_STARTS.length + 1;
/** Part number of all terms of a segment that is not bucketed. */
export const WHOLE_PART = BUCKETS;
/** Where the positions of the terms of a part are: its number and this. */
export const POSITIONS = 1000;

/** The bucket a folded word lies in. */
export function bucketOf(folded: string): number {
  let low = 0;
  let high = BUCKET_STARTS.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((BUCKET_STARTS[middle] ?? '') <= folded) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Folded words in one block of a dictionary; a search decodes one block from its start. */
export const BLOCK_WORDS = 32;
/** Fields of a document in the order of its words; the number is the one in postings. */
export const FIELD_TITLE = 0;
export const FIELD_CAPTION = 1;
export const FIELD_BODY = 2;
export const FIELD_UNIT = 3;
/** Among the symbols of a document: the next field begins. Terms are their number + 1. */
export const FIELD_BREAK = 0;

/** Unary part of a gap or frequency from which on the number is written in `ESCAPE_BITS` instead. */
export const ESCAPE = 16;
export const ESCAPE_BITS = 17;

/** Low bits of a gap (Rice code) where `count` numbers are spread over `range`. */
export function gapWidth(range: number, count: number): number {
  return Math.max(0, 31 - Math.clz32((range * 0.69) / count));
}

/**
 * Bits of a position in a document of so many symbols (at least three breaks). All of a document have as many, so
 * that those of a document nobody asks about are passed over without being read.
 */
export function positionWidth(length: number): number {
  return 32 - Math.clz32(length - 1);
}

/**
 * A term that so great a share of the documents has is a bit of each of them instead of gaps: a little longer, but
 * documents with all words of a query are then found 32 at a time.
 */
const DENSE_SHARE = 1 / 12;

export function isDense(docCount: number, count: number): boolean {
  return count >= docCount * DENSE_SHARE;
}

/**
 * Of a term with at least so many documents, shapes and positions begin with a table of where each block of them
 * begins, but the first.
 */
export const SKIP_FROM = 128;
/** Documents of a block: those without a wanted document are not read. */
export const SKIP_BLOCK = 16;
/** Bytes of an entry: bits from the end of the table on. */
export const SKIP_BYTES = 3;

/** Entries of such a table. */
export function skipEntries(count: number): number {
  return count < SKIP_FROM ? 0 : Math.ceil(count / SKIP_BLOCK) - 1;
}

/** Days since 1970 in Vietnam (UTC+7), from 1; 0 for undated and for what lies outside 1970 to 2149. */
export function dayOf(publishedAtMs: number | null): number {
  if (publishedAtMs === null) return 0;
  const day = Math.floor((publishedAtMs + 7 * 3_600_000) / 86_400_000);
  return day > 0 && day <= 0xffff ? day : 0;
}

/**
 * Rounds of a long loop that are a call: code that is called again is compiled sooner than a loop that goes on. Of a first
 * answer in Chromium at 4×, the checksums of 220 KB took 25 ms in the middle instead of 36, 18 instead of 31 in the
 * quickest quarter.
 */
export const LOOP_PIECE = 256;

/**
 * Guards against damage, not against malice: every 32-bit word from byte `from` on mixed in by a multiplication. Read
 * in place, since at a cold start this is most of what is done; `bytes` and `from` are on a multiple of four.
 */
export function checksum(bytes: Uint8Array, from: number): number {
  let hash = bytes.length;
  const start = bytes.byteOffset + from;
  const rest = (bytes.length - from) & 3;
  const words = new Uint32Array(bytes.buffer, start, (bytes.length - from - rest) / 4);
  for (let i = 0; i < words.length; i += LOOP_PIECE) {
    hash = mixed(hash, words, i, Math.min(words.length, i + LOOP_PIECE));
  }
  for (let at = bytes.length - rest; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x85ebca6b);
  return hash >>> 0;
}

function mixed(before: number, words: Uint32Array, from: number, to: number): number {
  let hash = before;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash ^ (words[i] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
