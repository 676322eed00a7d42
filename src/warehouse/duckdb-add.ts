import type { DuckDBConnection } from '@duckdb/node-api';
import { addNew, type MaskTaker, tellAll } from './add-new.ts';
import { checkImport } from './check.ts';
import { ActivityWriter } from './duckdb-append.ts';
import { list, rowsOf, run } from './duckdb-columns.ts';
import { storedOf } from './duckdb-load.ts';
import { type KnownTenant, loadTenant, type Owner, type Some } from './duckdb-tenant.ts';
import { Masks } from './masks.ts';
import type { Coverage, ImportFacts } from './warehouse.ts';

/**
 * Stores an import, in the transaction of the connection: only bits that earlier imports have not brought. What is known of the tenant then contains it.
 * @returns the packed files that are not true any more; undefined when the import is there already.
 */
export async function storeImport(
  connection: DuckDBConnection,
  folder: string,
  facts: ImportFacts,
  pieces: AsyncIterable<Masks>,
  known: KnownTenant,
  mostBytes: number,
): Promise<string[] | undefined> {
  const { tenant, nameSpace, number } = facts;
  if (number <= known.newest && (await isThere(connection, facts))) return undefined;
  const isLate = number < known.newest;
  const writer = await ActivityWriter.open(connection, facts);
  const tell = isLate
    ? tellLate(known, writer)
    : known.newest < 0
      ? tellFirst(known, writer)
      : tellNext(connection, folder, known, writer);
  for await (const piece of pieces) {
    if ((known.masks?.bytes ?? 0) + piece.bytes > mostBytes) known.masks = undefined;
    await tell(piece);
  }
  writer.close();
  checkImport(facts);
  for (const one of facts.coverage) await storeCoverage(connection, facts, one);
  await run(connection, 'insert into imports values ($1, $2, $3, $4)', [
    tenant,
    nameSpace,
    number,
    writer.written,
  ]);
  known.newest = Math.max(known.newest, number);
  return isLate ? unpack(connection, facts) : [];
}

/** Writes what of a piece is new, and adds it to what is known of the tenant where that is in memory. */
type Tell = (piece: Masks) => Promise<void> | void;

/** A late import may not lean on what later ones brought: as of it, that was not known. */
function tellLate(known: KnownTenant, writer: MaskTaker): Tell {
  const own = new Masks();
  return (piece) => {
    addNew(own, piece, known.forgotten, writer);
    if (known.masks !== undefined) addNew(known.masks, piece, known.forgotten, nobody);
  };
}

/** Of a tenant without imports everything is new; of somebody who is in two pieces, perhaps twice. */
function tellFirst(known: KnownTenant, writer: MaskTaker): Tell {
  return (piece) => {
    if (known.forgotten === 0 && known.masks?.people.size === 0) {
      tellAll(piece, writer);
      known.masks = piece;
    } else addNew(known.masks ?? new Masks(), piece, known.forgotten, writer);
  };
}

/** Where not all masks of the tenant are in memory, those are read that a piece is held against. */
function tellNext(connection: DuckDBConnection, folder: string, known: KnownTenant, writer: MaskTaker): Tell {
  let [part, has] = [new Masks(), noNeeds];
  return async (piece) => {
    const needs = needsOf(piece);
    if (known.masks === undefined && !isCovered(needs, has)) {
      const stored = await storedOf(connection, [known.tenant]);
      [part, has] = [await loadTenant(connection, folder, known, stored, needs), needs];
    }
    addNew(known.masks ?? part, piece, known.forgotten, writer);
  };
}

const nobody: MaskTaker = { add() {} };

/** Which masks a piece is held against. */
type Needs = Some & { readonly services: readonly number[] };
const noNeeds: Needs = { services: [], fromBlock: 0, toBlock: -1 };

function needsOf({ services }: Masks): Needs {
  const blocks = [...services.values()].flatMap((service) => [...service.blocks.keys()]);
  return {
    services: [...services.keys()],
    fromBlock: blocks.reduce((least, block) => Math.min(least, block), blocks[0] ?? 0),
    toBlock: blocks.reduce((most, block) => Math.max(most, block), 0),
  };
}

function isCovered(wanted: Needs, by: Needs): boolean {
  return (
    wanted.fromBlock >= by.fromBlock &&
    wanted.toBlock <= by.toBlock &&
    wanted.services.every((service) => by.services.includes(service))
  );
}

async function isThere(
  connection: DuckDBConnection,
  { tenant, nameSpace, number }: Owner & { readonly number: number },
): Promise<boolean> {
  const same = await rowsOf(
    connection,
    'select 1 from imports where tenant = $1 and name_space = $2 and import = $3',
    [tenant, nameSpace, number],
  );
  return same.length > 0;
}

/** A file up to a later import would have to hold this one, too. */
async function unpack(
  connection: DuckDBConnection,
  { tenant, nameSpace, number }: Owner & { readonly number: number },
): Promise<string[]> {
  const rows = await rowsOf(
    connection,
    'delete from packs where tenant = $1 and name_space = $2 and up_to >= $3 returning file',
    [tenant, nameSpace, number],
  );
  return rows.map(([file]) => String(file));
}

async function storeCoverage(connection: DuckDBConnection, { tenant, number }: ImportFacts, one: Coverage) {
  const { nameSpace, report, day, scope, services, rows, activeRows } = one;
  await run(connection, 'insert into coverage values ($1, $2, $3, $4, $5, $6::integer[], $7, $8, $9)', [
    tenant,
    nameSpace,
    report,
    day,
    scope,
    list(services),
    rows,
    activeRows,
    number,
  ]);
}
