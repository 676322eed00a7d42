import { Duplex } from 'node:stream';

/** The line between a client of PostgreSQL and PGlite: what a socket is for a server. */
export class PgliteWire extends Duplex {
  readonly #send: (bytes: Uint8Array) => void;

  constructor(send: (bytes: Uint8Array) => void) {
    super();
    this.#send = send;
  }

  /** What the database said. */
  receive(bytes: Uint8Array): void {
    this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  // What the client calls on a socket.
  connect(): void {
    process.nextTick(() => this.emit('connect'));
  }
  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    // A copy of its own: small buffers are views of a large one, and the whole of that would cross over.
    this.#send(new Uint8Array(chunk));
    done();
  }

  /** The client corks the stream for the time of an exchange, so this is all of it, and one message to the other thread. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))));
    done();
  }
}
