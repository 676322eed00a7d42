/** Lets one write at a time, in the order of asking, and says when nobody has wanted to for a while. */
export class WriteQueue<Connection> {
  readonly #connection: Connection;
  readonly #quietMs: number;
  readonly #onQuiet: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, quietMs: number, onQuiet: () => void) {
    this.#connection = connection;
    this.#quietMs = quietMs;
    this.#onQuiet = onQuiet;
  }

  write<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    this.#waiting++;
    clearTimeout(this.#timer);
    const turn = this.#last
      .then(() => work(this.#connection))
      .finally(() => {
        if (--this.#waiting === 0) this.wait();
      });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Whether somebody waits for the one who writes now. */
  get isWanted(): boolean {
    return this.#waiting > 1;
  }

  /** Begins to wait for quiet. */
  wait(): void {
    clearTimeout(this.#timer);
    if (this.#waiting === 0) this.#timer = setTimeout(this.#onQuiet, this.#quietMs).unref();
  }

  /** When all who wanted to have written. Nothing more happens by itself. */
  async end(): Promise<void> {
    await this.#last;
    clearTimeout(this.#timer);
  }
}
