/**
 * Text with one byte for every letter that Vietnamese has, which in UTF-8 takes up to three: a body is a quarter
 * smaller, in the database and on the way there, for what `TextEncoder` costs. Bytes 32 to 127 are ASCII. A byte 0
 * stands before any other UTF-16 unit, low byte first. The order of `LETTERS` is a stored format: it never changes.
 */
const LETTERS =
  '“”–…‘’—●•·°²³½«»×→−öüäçñß' +
  'ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ';

/** Bytes 1 to 31 are the first of `LETTERS`, 128 and on the others. */
const LOW_BYTES = 31;

/** By byte: the unit it stands for; 0 for what begins an escape or is not in use. */
const units = new Uint16Array(256);
/** By unit: its byte, 0 for those without one. */
const bytesOfUnits = new Uint8Array(0x10000);
for (let byte = 32; byte < 128; byte++) take(byte, byte);
for (let i = 0; i < LETTERS.length; i++) take(i < LOW_BYTES ? i + 1 : i - LOW_BYTES + 128, LETTERS.charCodeAt(i));

function take(byte: number, unit: number): void {
  units[byte] = unit;
  bytesOfUnits[unit] = byte;
}

/** The same, but 0 as well for what JSON escapes in a string. */
const plainBytes = bytesOfUnits.slice();
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
plainBytes[QUOTE] = 0;
plainBytes[BACKSLASH] = 0;

/** What a UTF-16 unit takes at most. */
export const MAX_BYTES_PER_UNIT = 3;

/** Writes a text into memory that has room for it, and gives where it ends. */
export function writeLetters(text: string, memory: Uint8Array, start: number): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const byte = bytesOfUnits[unit] as number;
    memory[at++] = byte;
    if (byte !== 0) continue;
    memory[at++] = unit & 255;
    memory[at++] = unit >>> 8;
  }
  return at;
}

/**
 * Writes what `writeLetters` would of a text as a JSON string, without making that string. `null` for one with control
 * characters or surrogates, which JSON spells in ways of its own: what is behind `start` is then to be written over.
 */
export function writeQuotedLetters(text: string, memory: Uint8Array, start: number): number | null {
  let at = start;
  memory[at++] = QUOTE;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const byte = plainBytes[unit] as number;
    memory[at++] = byte;
    if (byte !== 0) continue;
    if (unit === QUOTE || unit === BACKSLASH) {
      memory[at - 1] = BACKSLASH;
      memory[at++] = unit;
    } else {
      if (unit < 0x20 || (unit >= 0xd800 && unit <= 0xdfff)) return null;
      memory[at++] = unit & 255;
      memory[at++] = unit >>> 8;
    }
  }
  memory[at++] = QUOTE;
  return at;
}

/** The text again; of damaged bytes some other text. */
export function readLetters(bytes: Uint8Array): string {
  const text = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    text[length++] = byte === 0 ? (bytes[++at] ?? 0) | ((bytes[++at] ?? 0) << 8) : (units[byte] as number);
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(text.subarray(0, length));
}
