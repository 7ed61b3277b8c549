export interface WrongClock {
  /** Added to the right time. */
  byMs: number;
  /** The zone that the phone is set to, and how far it is behind UTC, as `Date` tells it. */
  zone: string;
  zoneMinutes: number;
}

/**
 * Code for the start of a script, after which the time and the zone are those of a phone that is set wrong; for a page or
 * a worker: no browser can be told another time for its service workers.
 */
export function wrongClock(clock: WrongClock): string {
  return `(${setWrong})(${JSON.stringify(clock)});\n`;
}

/** Runs in the browser, so it names nothing outside of itself. */
function setWrong({ byMs, zone, zoneMinutes }: WrongClock): void {
  if ('rightNow' in globalThis) return;
  const RightDate = Date;
  Object.assign(globalThis, { rightNow: () => RightDate.now() });
  const now = () => RightDate.now() + byMs;
  globalThis.Date = new Proxy(RightDate, {
    apply: () => new RightDate(now()).toString(),
    construct: (_target, parts) => Reflect.construct(RightDate, parts.length > 0 ? parts : [now()]),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  RightDate.prototype.getTimezoneOffset = () => zoneMinutes;
  const inZone = ([locales, options]: unknown[]) => [locales, { timeZone: zone, ...(options as object) }];
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    apply: (target, _self, parts) => Reflect.construct(target, inZone(parts)),
    construct: (target, parts) => Reflect.construct(target, inZone(parts)),
  });
}
