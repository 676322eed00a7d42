import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBListValue,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBVector,
  INTEGER,
  LIST,
  listValue,
  UBIGINT,
  VARCHAR,
} from '@duckdb/node-api';

/** A column of numbers as DuckDB holds it: no object per value where the driver shows its array, as for integers it does. */
export function column<A extends Int8Array | Int16Array | Int32Array | BigUint64Array>(
  chunk: DuckDBDataChunk,
  index: number,
  kind: { from(values: ArrayLike<A[number]>): A },
): A {
  const vector = chunk.getColumnVector(index);
  return (itemsOf(vector) ?? kind.from(vector.toArray() as A[number][])) as A;
}

/** The array of a column of numbers, to be written to and then `writeBack`. */
export function arrayOf<A extends Int8Array | Int16Array | Int32Array | BigUint64Array>(
  chunk: DuckDBDataChunk,
  index: number,
  kind: new () => A,
): A {
  const items = itemsOf(chunk.getColumnVector(index));
  if (items instanceof kind) return items;
  throw new TypeError(`DuckDB's driver shows no array of column ${index}`);
}

/** Puts what was written to these columns where DuckDB sees it. */
export function writeBack(chunk: DuckDBDataChunk, columns: readonly number[]): void {
  for (const index of columns) chunk.getColumnVector(index).flush();
}

function itemsOf(vector: DuckDBVector): ArrayBufferView | undefined {
  const items = (vector as unknown as { readonly items?: unknown }).items;
  return ArrayBuffer.isView(items) ? items : undefined;
}

/** All that a statement of ours is given beside its text. A number is a whole one of 32 bits. */
type Parameter = number | bigint | string | DuckDBListValue;

/** Runs a statement that gives no rows. */
export async function run(
  connection: DuckDBConnection,
  sql: string,
  values: readonly Parameter[] = [],
): Promise<void> {
  await connection.run(sql, [...values], values.map(typeOf));
}

export async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  values: readonly Parameter[] = [],
): Promise<DuckDBValue[][]> {
  return (await connection.runAndReadAll(sql, [...values], values.map(typeOf))).getRows();
}

/** The chunks of an answer, one after the other: an answer may be larger than memory. */
export async function* chunksOf(
  connection: DuckDBConnection,
  sql: string,
  values: readonly Parameter[],
): AsyncGenerator<DuckDBDataChunk> {
  const answer = await connection.stream(sql, [...values], values.map(typeOf));
  for (let chunk = await answer.fetchChunk(); chunk !== null && chunk.rowCount > 0; ) {
    yield chunk;
    chunk = await answer.fetchChunk();
  }
}

/** As one parameter, for `unnest($1::integer[])`. */
export const list = (values: Iterable<number | bigint>): DuckDBListValue => listValue([...values]);

function typeOf(value: Parameter): DuckDBType {
  if (typeof value === 'number') return INTEGER;
  if (typeof value === 'bigint') return UBIGINT;
  if (typeof value === 'string') return VARCHAR;
  return LIST(typeof value.items[0] === 'bigint' ? UBIGINT : INTEGER);
}

/** All or nothing. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await run(connection, 'begin transaction');
  try {
    const done = await work();
    await run(connection, 'commit');
    return done;
  } catch (error) {
    await run(connection, 'rollback');
    throw error;
  }
}
