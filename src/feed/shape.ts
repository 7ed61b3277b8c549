/**
 * Strict reading of JSON that should be ours: a value of a wrong shape is refused with its place, never mended. For
 * files that a reader hands to the app; what a feed brings is read leniently, elsewhere.
 */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  /** JSON path of the place: `saved[3].article.title`. */
  readonly path: string;
  /** What should be there, in a word or two. */
  readonly expected: string;

  constructor(path: string, expected: string) {
    super(`${path}: ${expected}`);
    this.path = path;
    this.expected = expected;
  }
}

/** Gives the value as its type, or throws `ShapeError`. */
export type Reader<Value> = (value: unknown, path: string) => Value;

/** A string of at most `maxChars` characters. */
export function textOf(maxChars: number): Reader<string> {
  return (value, path) => {
    if (typeof value !== 'string' || value.length > maxChars) throw new ShapeError(path, `text of ${maxChars}`);
    return value;
  };
}

/** A string that the pattern matches. */
export function matching(pattern: RegExp, expected: string): Reader<string> {
  return (value, path) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new ShapeError(path, expected);
    return value;
  };
}

export function numberIn(min: number, max: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== 'number' || !(value >= min && value <= max)) throw new ShapeError(path, `${min} to ${max}`);
    return value;
  };
}

export function wholeIn(min: number, max: number): Reader<number> {
  return (value, path) => {
    if (!Number.isInteger(numberIn(min, max)(value, path))) throw new ShapeError(path, 'a whole number');
    return value as number;
  };
}

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new ShapeError(path, 'true or false');
  return value;
};

export function oneOf<const Choice>(...choices: Choice[]): Reader<Choice> {
  return (value, path) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new ShapeError(path, choices.join(', '));
    return found;
  };
}

export function nullable<Value>(read: Reader<Value>): Reader<Value | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function listOf<Value>(read: Reader<Value>, maxLength: number): Reader<Value[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > maxLength) throw new ShapeError(path, `a list of ${maxLength}`);
    return value.map((member, index) => read(member, `${path}[${index}]`));
  };
}

/** The members of an object by name; `optional` ones may be absent. Members of other names are left out. */
export function objectOf<Value extends object>(
  members: { [Name in keyof Value]-?: Reader<NonNullable<Value[Name]> | Value[Name]> },
  optional: readonly (keyof Value)[] = [],
): Reader<Value> {
  const names = Object.keys(members) as (keyof Value & string)[];
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeError(path, 'an object');
    const found: Partial<Value> = {};
    for (const name of names) {
      const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      if (member === undefined && optional.includes(name)) continue;
      found[name] = members[name](member, path ? `${path}.${name}` : name) as Value[typeof name];
    }
    return found as Value;
  };
}
