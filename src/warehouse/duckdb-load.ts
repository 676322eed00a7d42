import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { chunksOf, column, list, rowsOf } from './duckdb-columns.ts';
import { halves, Masks } from './masks.ts';
import { readPacked } from './packed-read.ts';
import type { NameSpace, ServiceNumber } from './warehouse.ts';

/** Whose masks are needed, and which of them. */
export interface Wanted {
  readonly tenant: number;
  readonly nameSpace: NameSpace;
  /** The services that are looked at together, each time; or each of all services. */
  readonly series: readonly (readonly ServiceNumber[])[] | 'all';
  readonly fromBlock: number;
  readonly toBlock: number;
}

/** What is stored of one tenant in one name space. */
export interface Stored {
  /** The last import there is, and the last that the packed file contains; −1 without one. */
  readonly newest: number;
  readonly packedUpTo: number;
  readonly file: string;
  readonly people: number;
  readonly packedMasks: number;
  /** Rows of imports after the packed file, and how many these are. */
  readonly newer: number;
  readonly newerImports: number;
}

/** From so many imports on the database adds up what they say of a mask; fewer say little more than once, and are added up here. */
const often = 4;

export const keyOf = (tenant: number, nameSpace: number): string => `${tenant}/${nameSpace}`;
const always = 2 ** 31 - 1;

/** What is stored of these tenants, by `keyOf`, when only imports up to `asOf` are looked at. */
export async function storedOf(
  connection: DuckDBConnection,
  tenants: Iterable<number>,
  asOf: number = always,
): Promise<Map<string, Stored>> {
  const rows = await rowsOf(
    connection,
    `select i.tenant, i.name_space, max(i.import), coalesce(any_value(p.up_to), -1), coalesce(any_value(p.file), ''),
       coalesce(any_value(p.people), 0), coalesce(any_value(p.masks), 0),
       sum(case when i.import > coalesce(p.up_to, -1) then i.masks else 0 end)::double,
       count(*) filter (where i.import > coalesce(p.up_to, -1))
     from imports i
     left join packs p on p.tenant = i.tenant and p.name_space = i.name_space and p.up_to <= $2
     where i.tenant in (select unnest($1::integer[])) and i.import <= $2
     group by i.tenant, i.name_space`,
    [list(new Set(tenants)), asOf],
  );
  return new Map(
    rows.map(([tenant, nameSpace, newest, packedUpTo, file, people, packedMasks, newer, imports]) => [
      keyOf(Number(tenant), Number(nameSpace)),
      {
        newest: Number(newest),
        packedUpTo: Number(packedUpTo),
        file: String(file),
        people: Number(people),
        packedMasks: Number(packedMasks),
        newer: Number(newer),
        newerImports: Number(imports),
      },
    ]),
  );
}

interface How {
  readonly asOf?: number | undefined;
  /** Whether somebody will be looked for. */
  readonly keys?: boolean;
  /** All series that are going to be counted, when nothing else is done with the masks. */
  readonly together?: readonly (readonly ServiceNumber[])[];
}

/** What is not in a packed file: the rows after this import. */
interface Rest {
  readonly one: Wanted;
  readonly masks: Masks;
  /** Undefined for all of them. */
  readonly services: ReadonlySet<ServiceNumber> | undefined;
  readonly after: number;
  readonly imports: number;
}

/** Loads masks of several tenants, from their packed files and the rows that are newer: at most one entry of `wanted` a tenant and name space. */
export async function load(
  connection: DuckDBConnection,
  folder: string,
  wanted: readonly Wanted[],
  stored: ReadonlyMap<string, Stored>,
  { asOf = always, keys = false, together = [] }: How = {},
): Promise<Masks[]> {
  const rest = new Map<string, Rest>();
  const loaded = wanted.map((one) => {
    const key = keyOf(one.tenant, one.nameSpace);
    const state = stored.get(key);
    if (state === undefined) return new Masks(undefined, one.fromBlock);
    const isPacked = state.packedUpTo >= state.newest;
    const packed =
      state.file === ''
        ? undefined
        : readPacked(join(folder, state.file), { ...one, keys: keys || !isPacked });
    const masks = packed ?? new Masks(undefined, one.fromBlock);
    // A file that is gone, or was replaced since this transaction began, is no loss: the rows say the same.
    if (packed === undefined || !isPacked)
      rest.set(key, {
        one,
        masks,
        services: one.series === 'all' ? undefined : new Set(one.series.flat()),
        after: packed === undefined ? -1 : state.packedUpTo,
        imports: packed === undefined && state.file !== '' ? often : state.newerImports,
      });
    return masks;
  });
  if (rest.size > 0) await addRows(connection, rest, asOf, together);
  return loaded;
}

async function addRows(
  connection: DuckDBConnection,
  rest: ReadonlyMap<string, Rest>,
  asOf: number,
  together: readonly (readonly ServiceNumber[])[],
): Promise<void> {
  const all = [...rest.values()];
  const services = all.every((one) => one.services !== undefined)
    ? new Set(all.flatMap((one) => [...(one.services ?? [])]))
    : undefined;
  const keptAs = services === undefined ? undefined : namesOf(services, together);
  const isSaidOften = all.some(({ imports }) => imports >= often);
  const chunks = chunksOf(
    connection,
    `select a.tenant, a.name_space, ${keptAs === undefined ? 'a.service' : 's.kept_as'}, a.block, a.person, ${isSaidOften ? 'bit_or(a.mask)' : 'a.mask'}
     from activity a
     join (select unnest($1::integer[]) as tenant, unnest($2::integer[]) as name_space, unnest($3::integer[]) as after) w
       on a.tenant = w.tenant and a.name_space = w.name_space
     ${keptAs === undefined ? '' : 'join (select unnest($6::integer[]) as service, unnest($7::integer[]) as kept_as) s on a.service = s.service'}
     where a.import > w.after and a.import <= $4 and a.block <= $5
     ${isSaidOften ? 'group by all' : ''}`,
    [
      list(all.map(({ one }) => one.tenant)),
      list(all.map(({ one }) => one.nameSpace)),
      list(all.map(({ after }) => after)),
      asOf,
      Math.max(...all.map(({ one }) => one.toBlock)),
      ...(keptAs === undefined ? [] : [list(keptAs.keys()), list(keptAs.values())]),
    ],
  );
  for await (const chunk of chunks) {
    const tenants = column(chunk, 0, Int32Array);
    const nameSpaces = column(chunk, 1, Int8Array);
    const services = column(chunk, 2, Int32Array);
    const blocks = column(chunk, 3, Int16Array);
    const people = halves(column(chunk, 4, BigUint64Array));
    const masks = halves(column(chunk, 5, BigUint64Array));
    const rows = chunk.rowCount;
    let tenant = -1;
    let nameSpace = -1;
    let found: Rest | undefined;
    for (let i = 0; i < rows; i++) {
      if (tenants[i] !== tenant || nameSpaces[i] !== nameSpace) {
        tenant = tenants[i] as number;
        nameSpace = nameSpaces[i] as number;
        found = rest.get(keyOf(tenant, nameSpace));
      }
      const service = services[i] as number;
      const block = blocks[i] as number;
      if (found === undefined || block > found.one.toBlock) continue;
      if (found.services !== undefined && !found.services.has(service)) continue;
      const position = found.masks.people.add(people[2 * i] as number, people[2 * i + 1] as number);
      const low = masks[2 * i] as number;
      const high = masks[2 * i + 1] as number;
      found.masks.add(found.masks.service(service), position, block, low, high);
    }
  }
}

/**
 * Under which number the rows of each service are added up. Services that are in the same series everywhere need not be told apart, so the
 * database makes one mask of them.
 */
function namesOf(
  services: ReadonlySet<ServiceNumber>,
  together: readonly (readonly ServiceNumber[])[],
): Map<ServiceNumber, ServiceNumber> {
  if (together.length === 0) return new Map([...services].map((service) => [service, service]));
  const series = [...new Map(together.map((each) => [each.join(), new Set(each)])).values()];
  const first = new Map<string, ServiceNumber>();
  return new Map(
    [...services].map((service) => {
      const where = series.map((each) => Number(each.has(service))).join('');
      if (!first.has(where)) first.set(where, service);
      return [service, first.get(where) ?? service];
    }),
  );
}
