/** Where and how a text stops being JSON: engines word and place this differently, or not at all. */
export interface JsonFault {
  line: number;
  column: number;
  /** The text ends before the document does. */
  endsEarly: boolean;
  /** A few characters at the fault. */
  found: string;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING_RUN = /(?:[^"\\\p{Cc}]|[\u007f-\u009f])+/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
/** All that is left of a text that was cut within an escape. */
const CUT_ESCAPE = /^\\(?:u[\dA-Fa-f]{0,3})?$/;
/** What follows the digits of a number that was cut before its fraction or exponent. */
const CUT_NUMBER = /^(?:\.|e[+-]?)$/i;
const SPACE = /[ \t\n\r]*/y;
const LITERALS = ['true', 'false', 'null'];

/** Finds the first fault of a text that `JSON.parse` refused. One pass, no recursion; called for broken text only. */
export function findJsonFault(text: string): JsonFault {
  const fault = scan(text);
  const before = text.slice(0, fault.at);
  const lastBreak = before.lastIndexOf('\n');
  return {
    line: before.split('\n').length,
    column: fault.at - lastBreak,
    // A download cut within a string may still end in the line break of whoever saved it.
    endsEarly: fault.endsEarly || (fault.inString === true && text.slice(fault.at).trim() === ''),
    found: text
      .slice(fault.at, fault.at + 20)
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

type Stop = { at: number; endsEarly: boolean; inString?: true };
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

function scan(text: string): Stop {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = skip(SPACE, text, at);
    const char = text[at];
    if (char === undefined) return { at, endsEarly: true };
    if (expected === 'colon') {
      if (char !== ':') return { at, endsEarly: false };
      at += 1;
      expected = 'value';
      continue;
    }
    const top = open.at(-1);
    const mayClose = expected === 'comma-or-end' || expected === 'value-or-end' || expected === 'key-or-end';
    if (mayClose && top !== undefined && char === (top === '{' ? '}' : ']')) {
      open.pop();
      at += 1;
    } else if (expected === 'comma-or-end') {
      if (char !== ',') return { at, endsEarly: false };
      at += 1;
      expected = top === '{' ? 'key' : 'value';
      continue;
    } else if (expected === 'key' || expected === 'key-or-end') {
      const end = char === '"' ? readString(text, at) : at;
      if (typeof end !== 'number') return end;
      if (end === at) return { at, endsEarly: false };
      at = end;
      expected = 'colon';
      continue;
    } else if (char === '{' || char === '[') {
      open.push(char);
      at += 1;
      expected = char === '{' ? 'key-or-end' : 'value-or-end';
      continue;
    } else {
      const end = readScalar(text, at, char);
      if (typeof end !== 'number') return end;
      at = end;
    }
    if (open.length === 0) return { at: skip(SPACE, text, at), endsEarly: false };
    expected = 'comma-or-end';
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function readScalar(text: string, at: number, char: string): number | Stop {
  if (char === '"') return readString(text, at);
  const end = skip(NUMBER, text, at);
  if (end !== at) return CUT_NUMBER.test(text.slice(end, end + 3)) ? { at: text.length, endsEarly: true } : end;
  for (const literal of LITERALS) {
    if (text.startsWith(literal, at)) return at + literal.length;
    if (literal.startsWith(text.slice(at))) return { at: text.length, endsEarly: true };
  }
  return { at, endsEarly: text.length - at === 1 && char === '-' };
}

function readString(text: string, start: number): number | Stop {
  let at = start + 1;
  for (;;) {
    at = skip(STRING_RUN, text, at);
    const char = text[at];
    if (char === '"') return at + 1;
    if (char === undefined) return { at, endsEarly: true };
    const end = skip(ESCAPE, text, at);
    if (end === at) return { at, endsEarly: CUT_ESCAPE.test(text.slice(at, at + 7)), inString: true };
    at = end;
  }
}
