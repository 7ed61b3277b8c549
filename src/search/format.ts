/** The segment format of README.md in this folder. Raised with every change of a byte's meaning. */
export const FORMAT_VERSION = 7;
export const MAGIC = 0x67735442;
/** Documents a segment can hold: they are numbered in 16 bits. */
export const MAX_SEGMENT_DOCS = 0xffff;

/** Up to this many, the posting of a term of one document takes two bytes, else three. */
export const NARROW_DOCS = 4096;

/**
 * From this many documents on, terms are split over parts at fixed words, so that one range read brings a
 * word's part of every segment. Smaller ones are one part: a sync should not write 512 records a page.
 */
export const BUCKETED_FROM_DOCS = 257;
/** First words of buckets 1 to 255: quantiles of the bytes that the words of Vietnamese news take. */
const BUCKET_STARTS = (
  '10 1214 170 1th 20141 22x 30 360 450 51m 614 768 900 affa ana anha antivi aude bacha bana bangh baoc bata ' +
  'bena bia bietd binn boa bona bullo cab caca cama cana caoa capitala caye chana chaya chia chiecy chinh1 ' +
  'choa chongj chuan chuck chutr cnv co2 coil conc contro cu2 cuaa cungl cuoi daa dab daib dan1 dange dani ' +
  'dat1 daug dayb dea dena deul diab dienb dieui dinhb doa doai doch doiv donga dongab dua dual dungl duoch ' +
  'duot elmi famt gaa gapa ghia gia1 giang giay gioo gocg gth haid hana hanha haya hete hieph hm hoac hoangb ' +
  'hoi1 hon1 horn huongb icha italian karab keog khach khana khia khoa khoed khongg kichi kimb kum laa lai1 ' +
  'lama langb lawr lena lieng loa loic lotter luca luonga ma2 maid manga mata maya metd minhh moii mona mota ' +
  'muci mys nam1 nanga nayc nena ngac ngay1 nghia nghiepd ngoang nguoid nguyenb nhac nhang nhau nhiems nhim ' +
  'nhua nhungb nieng noih nongt nuoct o2 ongb perfectu phamt phapl phia phoip phua phuy q1 quac quang quoc ' +
  'quyetn raa rata riep romano sach sana sapa saub se1 sienn so1 sob sout sua sunga tacb taif tama taol tayf ' +
  'tete thame thanh thaph thea theat theor thie thoa thong thua thuan thue thuot tien1 tiet tima tinhv to7 ' +
  'toang toil toyl trail trangb trend tria trit trongp trongt trungh truong1 tua tuab tucc tuongt tuyend ' +
  'unfr va1 vain vanc vaob vea vgs vidi viena vn3 voic vs vui webb xach xec xoo xuot yeu'
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
 * Guards against damage, not against malice: every 32-bit word from byte `from` on mixed in by a multiplication. Read
 * in place, since at a cold start this is most of what is done; `bytes` and `from` are on a multiple of four.
 */
export function checksum(bytes: Uint8Array, from: number): number {
  let hash = bytes.length;
  const start = bytes.byteOffset + from;
  const rest = (bytes.length - from) & 3;
  const words = new Uint32Array(bytes.buffer, start, (bytes.length - from - rest) / 4);
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ (words[i] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (let at = bytes.length - rest; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x85ebca6b);
  return hash >>> 0;
}
