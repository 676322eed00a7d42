import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  INTEGER,
  SMALLINT,
  TINYINT,
  UBIGINT,
} from '@duckdb/node-api';
import { setColumn } from './duckdb-columns.ts';
import { halves } from './masks.ts';

const types = [INTEGER, TINYINT, INTEGER, UBIGINT, SMALLINT, UBIGINT, INTEGER];
const most = 2048;

/** Writes rows of activity of one import, a chunk at a time, in the transaction of the connection. */
export class ActivityWriter {
  written = 0;
  readonly #appender: DuckDBAppender;
  readonly #tenant: Int32Array;
  readonly #nameSpace: Int8Array;
  readonly #import: Int32Array;
  readonly #service = new Int32Array(most);
  readonly #block = new Int16Array(most);
  readonly #person = new BigUint64Array(most);
  readonly #mask = new BigUint64Array(most);
  readonly #personHalves = halves(this.#person);
  readonly #maskHalves = halves(this.#mask);
  #filled = 0;

  private constructor(appender: DuckDBAppender, tenant: number, nameSpace: number, number: number) {
    this.#appender = appender;
    this.#tenant = new Int32Array(most).fill(tenant);
    this.#nameSpace = new Int8Array(most).fill(nameSpace);
    this.#import = new Int32Array(most).fill(number);
  }

  static async open(
    connection: DuckDBConnection,
    of: { readonly tenant: number; readonly nameSpace: number; readonly number: number },
  ): Promise<ActivityWriter> {
    const appender = await connection.createAppender('activity');
    return new ActivityWriter(appender, of.tenant, of.nameSpace, of.number);
  }

  /** Person and mask as pairs of words, the lower first. */
  add(service: number, block: number, keys: Uint32Array, position: number, low: number, high: number): void {
    const row = this.#filled++;
    this.#service[row] = service;
    this.#block[row] = block;
    this.#personHalves[2 * row] = keys[2 * position] ?? 0;
    this.#personHalves[2 * row + 1] = keys[2 * position + 1] ?? 0;
    this.#maskHalves[2 * row] = low;
    this.#maskHalves[2 * row + 1] = high;
    this.written++;
    if (this.#filled === most) this.#flush();
  }

  close(): void {
    if (this.#filled > 0) this.#flush();
    this.#appender.closeSync();
  }

  #flush(): void {
    const chunk = DuckDBDataChunk.create(types, this.#filled);
    const columns = [
      this.#tenant,
      this.#nameSpace,
      this.#service,
      this.#person,
      this.#block,
      this.#mask,
      this.#import,
    ];
    for (const [i, values] of columns.entries()) setColumn(chunk, i, values);
    this.#appender.appendDataChunk(chunk);
    this.#filled = 0;
  }
}
