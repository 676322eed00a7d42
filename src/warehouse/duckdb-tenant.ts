import type { DuckDBConnection } from '@duckdb/node-api';
import { forgottenOf } from './duckdb-forget.ts';
import { keyOf, load, type Stored, storedOf, type Wanted } from './duckdb-load.ts';
import type { Masks } from './masks.ts';
import type { NameSpace, ServiceNumber } from './warehouse.ts';

/** Whose masks, under which names. */
export interface Owner {
  readonly tenant: number;
  readonly nameSpace: NameSpace;
}

/** What there is of a tenant in one name space. Whoever writes changes it, and owns it until the commit. */
export interface KnownTenant extends Owner {
  /** All of its masks; undefined when they are too many to stay in memory. */
  masks: Masks | undefined;
  /** Its last import; −1 without one. */
  newest: number;
  /** Days before this one have been forgotten and stay so. */
  readonly forgotten: number;
}

/** Reads what there is of a tenant, with its masks unless they take more than so many bytes. */
export async function readTenant(
  connection: DuckDBConnection,
  folder: string,
  { tenant, nameSpace }: Owner,
  mostBytes: number,
): Promise<KnownTenant> {
  const stored = await storedOf(connection, [tenant]);
  const state = stored.get(keyOf(tenant, nameSpace));
  const of = { tenant, nameSpace };
  return {
    ...of,
    masks: bytesOf(state) > mostBytes ? undefined : await loadTenant(connection, folder, of, stored),
    newest: state?.newest ?? -1,
    forgotten: (await forgottenOf(connection, [tenant])).get(tenant) ?? 0,
  };
}

/** All masks of a tenant, or those of some services and blocks. */
export async function loadTenant(
  connection: DuckDBConnection,
  folder: string,
  { tenant, nameSpace }: Owner,
  stored: ReadonlyMap<string, Stored>,
  { services, fromBlock, toBlock }: Some = everything,
): Promise<Masks> {
  const series = services === 'all' ? services : services.map((service) => [service]);
  const wanted: Wanted = { tenant, nameSpace, series, fromBlock, toBlock };
  const [masks] = await load(connection, folder, [wanted], stored, { keys: true });
  if (masks === undefined) throw new Error('what is asked for once is answered once');
  return masks;
}

/** Which masks of a tenant. */
export interface Some {
  readonly services: readonly ServiceNumber[] | 'all';
  readonly fromBlock: number;
  readonly toBlock: number;
}

const everything: Some = { services: 'all', fromBlock: 0, toBlock: 32_767 };

/** What the masks of a tenant take in memory, more or less. */
function bytesOf(state: Stored | undefined): number {
  return state === undefined ? 0 : 24 * state.people + 16 * (state.packedMasks + state.newer);
}
