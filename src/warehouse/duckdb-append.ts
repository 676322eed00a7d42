import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  INTEGER,
  SMALLINT,
  TINYINT,
  UBIGINT,
} from '@duckdb/node-api';
import { arrayOf, writeBack } from './duckdb-columns.ts';
import { halves } from './masks.ts';

const types = [INTEGER, TINYINT, INTEGER, UBIGINT, SMALLINT, UBIGINT, INTEGER];
const [tenantAt, nameSpaceAt, serviceAt, personAt, blockAt, maskAt, importAt] = [
  0, 1, 2, 3, 4, 5, 6,
] as const;
const most = 2048;
/** DuckDB writes so many rows together: handed over as they are full, they are not gathered first. */
const chunksOfRowGroup = 60;

/** Writes rows of activity of one import, a chunk at a time, in the transaction of the connection. It is always the same chunk: making one takes longer than appending it. */
export class ActivityWriter {
  written = 0;
  readonly #appender: DuckDBAppender;
  readonly #chunk = DuckDBDataChunk.create(types, most);
  readonly #service: Int32Array;
  readonly #block: Int16Array;
  readonly #person: Int32Array;
  readonly #mask: Int32Array;
  #filled = 0;
  #chunks = 0;

  private constructor(appender: DuckDBAppender, tenant: number, nameSpace: number, number: number) {
    this.#appender = appender;
    const chunk = this.#chunk;
    arrayOf(chunk, tenantAt, Int32Array).fill(tenant);
    arrayOf(chunk, nameSpaceAt, Int8Array).fill(nameSpace);
    arrayOf(chunk, importAt, Int32Array).fill(number);
    writeBack(chunk, [tenantAt, nameSpaceAt, importAt]);
    this.#service = arrayOf(chunk, serviceAt, Int32Array);
    this.#block = arrayOf(chunk, blockAt, Int16Array);
    this.#person = halves(arrayOf(chunk, personAt, BigUint64Array));
    this.#mask = halves(arrayOf(chunk, maskAt, BigUint64Array));
  }

  static async open(
    connection: DuckDBConnection,
    of: { readonly tenant: number; readonly nameSpace: number; readonly number: number },
  ): Promise<ActivityWriter> {
    const appender = await connection.createAppender('activity');
    return new ActivityWriter(appender, of.tenant, of.nameSpace, of.number);
  }

  /** Person and mask as pairs of words, the lower first. */
  add(
    service: number,
    block: number,
    personLow: number,
    personHigh: number,
    low: number,
    high: number,
  ): void {
    const row = this.#filled++;
    this.#service[row] = service;
    this.#block[row] = block;
    this.#person[2 * row] = personLow;
    this.#person[2 * row + 1] = personHigh;
    this.#mask[2 * row] = low;
    this.#mask[2 * row + 1] = high;
    this.written++;
    if (this.#filled === most) this.#append();
  }

  /** Writes the last rows, too. */
  close(): void {
    this.#append();
    this.#appender.closeSync();
  }

  #append(): void {
    if (this.#filled === 0) return;
    writeBack(this.#chunk, [serviceAt, personAt, blockAt, maskAt]);
    // Its arrays are gone with another number of rows: only the last chunk has one.
    if (this.#filled < most) this.#chunk.rowCount = this.#filled;
    this.#appender.appendDataChunk(this.#chunk);
    if (++this.#chunks % chunksOfRowGroup === 0) this.#appender.flushSync();
    this.#filled = 0;
  }
}
