/** Calls `act` at once, then at most once an interval, with the last of what came in between. */
export class Throttle<Parameters extends unknown[]> {
  readonly #intervalMs: number;
  readonly #act: (...parameters: Parameters) => void;
  #actedAtMs = Number.NEGATIVE_INFINITY;
  #held: Parameters | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(intervalMs: number, act: (...parameters: Parameters) => void) {
    this.#intervalMs = intervalMs;
    this.#act = act;
  }

  call(...parameters: Parameters): void {
    this.#held = parameters;
    const waitMs = this.#actedAtMs + this.#intervalMs - performance.now();
    if (waitMs <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), waitMs);
  }

  /** Acts now on what is held back. */
  flush(): void {
    const parameters = this.#held;
    this.drop();
    if (!parameters) return;
    this.#actedAtMs = performance.now();
    this.#act(...parameters);
  }

  /** Forgets what is held back. */
  drop(): void {
    this.#held = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
