import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { inTransaction, rowsOf, run } from './duckdb-columns.ts';
import { keyOf, type Stored, storedOf, type Wanted } from './duckdb-load.ts';
import { loadTenant, type Owner } from './duckdb-tenant.ts';
import type { Masks } from './masks.ts';
import { type Room, readPacked } from './packed-read.ts';
import { writePacked } from './packed-write.ts';
import type { ServiceNumber } from './warehouse.ts';

/** A packed file of so many masks is large: it is made again only when this share of it is newer. Smaller ones always are. */
const largeFile = { masks: 500_000, newer: 1 / 16 };

export interface PackOptions {
  /** Services that are asked for together again and again: their union is packed too. */
  readonly together?: readonly (readonly ServiceNumber[])[] | undefined;
  /** How many rows may be newer than a small packed file before it is made again. */
  readonly rowsBeside?: number | undefined;
}

/** The packed files in a folder: which of them hold everything there is of a tenant, and which are to be made. */
export class Packs {
  readonly #folder: string;
  readonly #options: PackOptions;
  /** By `keyOf`: for a count of all, the database need not be asked. */
  readonly #whole: Map<string, string>;
  /** Older than their rows, by `keyOf`. */
  readonly #stale: Map<string, Owner>;

  private constructor(
    folder: string,
    options: PackOptions,
    whole: Map<string, string>,
    stale: Map<string, Owner>,
  ) {
    this.#folder = folder;
    this.#options = options;
    this.#whole = whole;
    this.#stale = stale;
  }

  static async open(connection: DuckDBConnection, folder: string, options: PackOptions): Promise<Packs> {
    const rows = await rowsOf(
      connection,
      `select i.tenant, i.name_space, coalesce(any_value(p.file), ''), max(i.import) <= coalesce(any_value(p.up_to), -1)
       from imports i left join packs p on p.tenant = i.tenant and p.name_space = i.name_space
       group by i.tenant, i.name_space`,
    );
    const [whole, stale] = [new Map<string, string>(), new Map<string, Owner>()];
    for (const [tenant, nameSpace, file, isWhole] of rows) {
      const of = { tenant: Number(tenant), nameSpace: Number(nameSpace) as 0 | 1 };
      if (isWhole === true) whole.set(keyOf(of.tenant, of.nameSpace), String(file));
      else stale.set(keyOf(of.tenant, of.nameSpace), of);
    }
    return new Packs(folder, options, whole, stale);
  }

  /** The masks of a tenant from its file, when that holds everything. They are true until the next ones are read into the room. */
  readWhole(wanted: Wanted, room: Room, apart: boolean): Masks | undefined {
    const file = this.#whole.get(keyOf(wanted.tenant, wanted.nameSpace));
    if (file === undefined) return undefined;
    room.reset();
    return readPacked(join(this.#folder, file), { ...wanted, keys: false, apart }, room);
  }

  /** Something has been committed that the file of a tenant doesn't have. */
  changed(of: Owner): void {
    const key = keyOf(of.tenant, of.nameSpace);
    this.#whole.delete(key);
    this.#stale.set(key, of);
  }

  /** One of whom a file is to be made. */
  next(): Owner | undefined {
    const [next] = this.#stale.values();
    return next;
  }

  /** Makes the file of a tenant, if enough of it is new. @param known all of its masks, where they are in memory. */
  async pack(connection: DuckDBConnection, of: Owner, known: Masks | undefined): Promise<void> {
    const key = keyOf(of.tenant, of.nameSpace);
    this.#stale.delete(key);
    const stored = await storedOf(connection, [of.tenant]);
    const state = stored.get(key);
    if (state === undefined || (state.newer > 0 && state.newer <= this.#allowedBeside(state))) return;
    if (state.newer === 0 && state.file !== '') return this.#keep(connection, of, state);
    const masks = known ?? (await loadTenant(connection, this.#folder, of, stored));
    const file = `${of.tenant}-${of.nameSpace}-${randomUUID()}`;
    await writePacked(join(this.#folder, file), masks, this.#options.together ?? []);
    await inTransaction(connection, async () => {
      await run(connection, 'delete from packs where tenant = $1 and name_space = $2', [
        of.tenant,
        of.nameSpace,
      ]);
      await run(connection, 'insert into packs values ($1, $2, $3, $4, $5, $6)', [
        of.tenant,
        of.nameSpace,
        state.newest,
        file,
        masks.people.size,
        state.packedMasks + state.newer,
      ]);
    });
    this.#whole.set(key, file);
    await this.remove([state.file]);
  }

  /** What came after the file has told nothing new. */
  async #keep(connection: DuckDBConnection, of: Owner, { newest, file }: Stored): Promise<void> {
    await run(connection, 'update packs set up_to = $3 where tenant = $1 and name_space = $2', [
      of.tenant,
      of.nameSpace,
      newest,
    ]);
    this.#whole.set(keyOf(of.tenant, of.nameSpace), file);
  }

  /** Removes files that nothing points to any more. One that can't be removed now goes away when the warehouse is opened the next time. */
  async remove(files: readonly string[]): Promise<void> {
    for (const file of files)
      if (file !== '') await rm(join(this.#folder, file), { force: true }).catch(() => undefined);
  }

  #allowedBeside({ packedMasks }: Stored): number {
    const { rowsBeside = 0 } = this.#options;
    return packedMasks < largeFile.masks ? rowsBeside : largeFile.newer * packedMasks;
  }
}
