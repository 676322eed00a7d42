import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { Problem } from '../base/problems.ts';
import { problems } from './problems.ts';

/** One value of an answer: 64-bit numbers come as text. */
export type Cell = string | number | readonly Cell[] | null;

/** One ClickHouse server, over HTTP. Every method throws WAREHOUSE_UNREACHABLE or WAREHOUSE_REFUSED. */
export interface Server {
  /** Where it is, without who asks. */
  readonly name: string;
  readonly database: string;
  /** The whole answer, or an error: never a part of it. */
  ask(sql: string): Promise<readonly (readonly Cell[])[]>;
  tell(sql: string): Promise<void>;
  /** Inserts rows, each a line of values between tabs. */
  insert(table: string, lines: Iterable<string>): Promise<void>;
  close(): Promise<void>;
}

const settings = {
  // The answer is held back until it is whole; else an error after the first rows would come behind "200 OK".
  wait_end_of_query: 1,
  output_format_json_quote_64bit_integers: 1,
  // An insert into a Distributed table is over when it has arrived at the shards, not when it waits on this one.
  insert_distributed_sync: 1,
  // Lists of imports and people are part of the text.
  max_query_size: '16777216',
  max_ast_elements: '2000000',
  max_expanded_ast_elements: '2000000',
  // More than this goes to the disk of the server instead of failing.
  max_bytes_before_external_group_by: '2000000000',
} as const;

/** How long one question may take. */
const patience = 300_000;

/** @throws WAREHOUSE_SETTINGS for what is no address of a ClickHouse server. */
export function createServer(url: string): Server {
  const { name, database } = partsOf(url);
  const at = new URL(url);
  at.pathname = '/';
  const client = createClient({
    url: at,
    clickhouse_settings: settings,
    request_timeout: patience,
    max_open_connections: 8,
    // What goes wrong is thrown, and told once.
    log: { level: ClickHouseLogLevel.OFF },
  });
  return {
    name,
    database,
    ask: (sql) => saying(name, () => answerOf(client, sql)),
    tell: (sql) => saying(name, async () => void (await client.command({ query: sql }))),
    insert: (table, lines) =>
      saying(name, async () => {
        const values = Readable.from(batched(lines), { objectMode: false });
        await client.insert({ table, values, format: 'TabSeparated' });
      }),
    close: () => client.close(),
  };
}

async function answerOf(client: ClickHouseClient, query: string): Promise<readonly (readonly Cell[])[]> {
  const answer = await client.query({ query, format: 'JSONCompact' });
  const text = await answer.text();
  const { data, rows } = JSON.parse(text) as { data: Cell[][]; rows: number };
  if (data.length !== rows) throw new Error(`the answer has ${data.length} rows instead of ${rows}`);
  return data;
}

/** @throws WAREHOUSE_SETTINGS */
function partsOf(url: string): { name: string; database: string } {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  if (at === undefined || !/^https?:$/.test(at.protocol))
    throw problems.WAREHOUSE_SETTINGS('an address must look like http://name:password@host:8123/database');
  const database = at.pathname.slice(1) || 'uptake';
  checkName('the database', database);
  return { name: at.host, database };
}

/** Names of databases and clusters go into SQL as they are. @throws WAREHOUSE_SETTINGS */
export function checkName(what: string, name: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name))
    throw problems.WAREHOUSE_SETTINGS(`${what} "${name}" must be a name of letters, digits and _`);
}

/** Some thousand lines at a time: a stream of single lines is slow. */
function* batched(lines: Iterable<string>): Generator<Buffer> {
  let batch: string[] = [];
  for (const line of lines) {
    batch.push(line);
    if (batch.length < 4096) continue;
    yield Buffer.from(`${batch.join('\n')}\n`);
    batch = [];
  }
  if (batch.length > 0) yield Buffer.from(`${batch.join('\n')}\n`);
}

/** Whatever goes wrong, in words. What the server says is told from what came of the line by its text: old releases have no more. */
async function saying<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const told = error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : '';
    const why = told.split('\n')[0]?.slice(0, 300) || String(error);
    const isServers = /DB::|^Code: \d+/.test(told) || (error instanceof Error && 'type' in error);
    throw isServers ? problems.WAREHOUSE_REFUSED(name, why) : problems.WAREHOUSE_UNREACHABLE(name, why);
  }
}
