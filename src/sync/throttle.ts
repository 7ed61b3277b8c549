/** Calls `act` at once, then at most once an interval; what came in between is made up for by `flush()`. */
export class Throttle<Parameters extends unknown[]> {
  readonly #intervalMs: number;
  readonly #act: (...parameters: Parameters) => void;
  #actedAtMs = Number.NEGATIVE_INFINITY;
  #held: Parameters | null = null;

  constructor(intervalMs: number, act: (...parameters: Parameters) => void) {
    this.#intervalMs = intervalMs;
    this.#act = act;
  }

  call(...parameters: Parameters): void {
    this.#held = parameters;
    if (performance.now() - this.#actedAtMs >= this.#intervalMs) this.flush();
  }

  flush(): void {
    if (!this.#held) return;
    const parameters = this.#held;
    this.#held = null;
    this.#actedAtMs = performance.now();
    this.#act(...parameters);
  }
}
