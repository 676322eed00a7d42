import { randomBytes } from 'node:crypto';
import type { Server } from './clickhouse-server.ts';
import { type Raw, raw, sql, whole } from './clickhouse-sql.ts';
import { problems } from './problems.ts';

// On every shard: `activity_local`, its own people's masks, and `incoming_local`, what is being imported. The first server, "home", also has
// what there is one of: `imports`, `coverage`, `changes`. A row of activity counts when `imports` has its import.

/** Since 2 people's keys are SipHash (docs/decisions/021). */
const format = 2;

/**
 * Masks are kept per import until they are folded (`import` −1). `kept_from` is the day before which a row has lost its bits: a mask that is
 * cut is written anew beside the old one, for no old release can change one in place.
 */
const local = (database: string) => [
  `create table if not exists ${database}.activity_local (
    tenant UInt32, name_space UInt8, service UInt32, block Int16, person UInt64, import Int32, kept_from UInt16,
    mask AggregateFunction(groupBitOr, UInt64)
  ) engine = AggregatingMergeTree order by (tenant, name_space, service, block, person, import, kept_from)`,
  `create table if not exists ${database}.incoming_local (batch UInt64, service UInt32, block Int16, person UInt64, mask UInt64)
  engine = MergeTree partition by batch order by (service, block, person)`,
  `create table if not exists ${database}.place (format UInt16, people String, home UInt8) engine = MergeTree order by format`,
];

/** `masks` is how many rows an import brought. */
const home = (database: string) => [
  `create table if not exists ${database}.imports (tenant UInt32, name_space UInt8, import Int32, folded UInt8, masks UInt64)
  engine = ReplacingMergeTree(folded) order by (tenant, name_space, import)`,
  `create table if not exists ${database}.coverage (
    tenant UInt32, report UInt32, day UInt16, name_space UInt8, scope String, import Int32, part UInt32,
    services Array(UInt32), rows UInt32, active_rows UInt32
  ) engine = ReplacingMergeTree order by (tenant, report, day, name_space, scope, import, part)`,
  `create table if not exists ${database}.changes (oldest_as_of Int32) engine = MergeTree order by oldest_as_of`,
  `create table if not exists ${database}.forgotten (tenant UInt32, day UInt16) engine = MergeTree order by (tenant, day)`,
];

/** Tables over all shards: rows find their shard by the person, who is a random number already. */
const everywhere = (database: string, cluster: string) =>
  ['activity', 'incoming'].map(
    (name) =>
      `create table if not exists ${database}.${name} as ${database}.${name}_local
      engine = Distributed(${cluster}, ${database}, ${name}_local, person)`,
  );

/** The servers of a warehouse, as its parts use them. */
export interface Shards {
  readonly all: readonly Server[];
  readonly home: Server;
  readonly database: Raw;
  /** Where rows are inserted that shall find their shard. */
  readonly incoming: string;
}

/**
 * Makes the tables where they are missing, and sees to it that people are where they were when the warehouse was made: some are sent through the
 * cluster, and must arrive where their like did then. A cluster with a shard more, less, empty or in another place would count people twice or not at all.
 * @throws WAREHOUSE_SHARDS, WAREHOUSE_NEWER, WAREHOUSE_OLDER, WAREHOUSE_UNREACHABLE, WAREHOUSE_REFUSED
 */
export async function openShards(servers: readonly Server[], cluster: string | undefined): Promise<Shards> {
  const [first] = servers;
  const database = first?.database ?? '';
  if (first === undefined || servers.some((each) => each.database !== database))
    throw problems.WAREHOUSE_SETTINGS('all addresses must name the same database');
  const tables = [
    ...[`create database if not exists ${database}`, ...local(database)],
    ...(cluster === undefined ? [] : everywhere(database, cluster)),
  ];
  await Promise.all(
    servers.map(async (server) => {
      for (const table of tables) await server.tell(table);
    }),
  );
  const places = await placesOf(servers, database);
  const had = homeOf(servers, places);
  const shards = {
    all: servers,
    home: had ?? first,
    database: raw(database),
    incoming: `${database}.${cluster === undefined ? 'incoming_local' : 'incoming'}`,
  };
  // The way that imports take.
  const arrived = await sendProbes(shards);
  if (had === undefined) await begin(shards, places, arrived);
  else checkPlaces(shards, places, arrived);
  for (const statement of home(database)) await shards.home.tell(statement);
  return shards;
}

/** What a server knows of its place: which of the probes it got when the warehouse was made, and whether it is home. */
interface Place {
  readonly people: string;
  readonly isHome: boolean;
}

/** @throws WAREHOUSE_NEWER, WAREHOUSE_OLDER */
async function placesOf(
  servers: readonly Server[],
  database: string,
): Promise<readonly (Place | undefined)[]> {
  const found = await Promise.all(
    servers.map((server) =>
      server.ask(`select format, people, home from ${database}.place order by home desc`),
    ),
  );
  const newer = found.flat().find(([itsFormat]) => Number(itsFormat) > format);
  if (newer !== undefined) throw problems.WAREHOUSE_NEWER(Number(newer[0]), format);
  const older = found.flat().find(([itsFormat]) => Number(itsFormat) < format);
  if (older !== undefined) throw problems.WAREHOUSE_OLDER(Number(older[0]), format);
  return found.map(([row]) =>
    row === undefined ? undefined : { people: String(row[1]), isHome: Number(row[2]) === 1 },
  );
}

function homeOf(servers: readonly Server[], places: readonly (Place | undefined)[]): Server | undefined {
  const homes = servers.filter((_, i) => places[i]?.isHome === true);
  if (homes.length > 1)
    throw problems.WAREHOUSE_SHARDS('two of the addresses lead to the same server, or to two warehouses');
  return homes[0];
}

const probes = 64;

/** @returns which of the people 0–63 each server has got. */
async function sendProbes({ all, home, database, incoming }: Shards): Promise<string[]> {
  const batch = newBatch();
  await home.insert(
    incoming,
    Array.from({ length: probes }, (_, person) => `${whole(batch)}\t0\t0\t${person}\t0`),
  );
  const arrived = await Promise.all(
    all.map((server) =>
      server.ask(sql`select person from ${database}.incoming_local where batch = ${batch} order by person`),
    ),
  );
  await dropBatch({ all, database }, batch);
  const seen = arrived.flat().map(([person]) => Number(person));
  if (new Set(seen).size < seen.length)
    throw problems.WAREHOUSE_SHARDS('two of the addresses lead to the same server');
  if (seen.length < probes)
    throw problems.WAREHOUSE_SHARDS(
      `of ${probes} rows sent through the cluster, ${seen.length} arrived at the addresses given: name an address of every shard`,
    );
  return arrived.map((rows) => rows.map(([person]) => String(person)).join(' '));
}

/** Writes down what has arrived where. Home comes last: with it, the warehouse is made. */
async function begin(
  shards: Shards,
  places: readonly (Place | undefined)[],
  arrived: readonly string[],
): Promise<void> {
  const { all, home, database } = shards;
  await beEmpty(shards);
  const inOrder = [...all.entries()].sort(([, a], [, b]) => Number(a === home) - Number(b === home));
  for (const [i, server] of inOrder) {
    if (places[i] !== undefined) await server.tell(`truncate table ${database.raw}.place`);
    await server.tell(
      `insert into ${database.raw}.place values (${format}, '${arrived[i]}', ${server === home ? 1 : 0})`,
    );
  }
}

function checkPlaces(
  { all }: Shards,
  places: readonly (Place | undefined)[],
  arrived: readonly string[],
): void {
  for (const [i, { name }] of all.entries()) {
    const place = places[i];
    if (place === undefined) throw problems.WAREHOUSE_SHARDS(`the one at ${name} is empty`);
    if (place.people !== arrived[i])
      throw problems.WAREHOUSE_SHARDS(`people of the one at ${name} are sent elsewhere now`);
  }
}

/** Without home nothing can have been counted; whatever has masks has lost its home. */
async function beEmpty({ all, database }: Shards): Promise<void> {
  for (const server of all) {
    const [[rows] = []] = await server.ask(
      `select count() from (select 1 from ${database.raw}.activity_local limit 1)`,
    );
    if (Number(rows) > 0)
      throw problems.WAREHOUSE_SHARDS(
        `the one at ${server.name} has masks, and the one that knows their imports is missing`,
      );
  }
}

/** A number that no other batch has; it grows, so that what is left of broken ones can be told by its age. */
export function newBatch(now: number = Date.now()): bigint {
  return (BigInt(now) << 20n) | BigInt(randomBytes(4).readUInt32LE() & 0xfffff);
}

export async function dropBatch(
  { all, database }: Pick<Shards, 'all' | 'database'>,
  batch: bigint,
): Promise<void> {
  await Promise.all(
    all.map((server) => server.tell(sql`alter table ${database}.incoming_local drop partition ${batch}`)),
  );
}
