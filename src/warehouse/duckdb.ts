import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { checkAsOf, checkDay, checkImport, checkQuestion, checkTenant } from './check.ts';
import { blocksFor, count } from './count.ts';
import { storeImport } from './duckdb-add.ts';
import { inTransaction, rowsOf, run } from './duckdb-columns.ts';
import { coverageOf } from './duckdb-coverage.ts';
import { erasePeople, foldImports, forgetDays } from './duckdb-forget.ts';
import { keyOf, load, type Stored, storedOf, type Wanted } from './duckdb-load.ts';
import { type OpenedFile, openFile } from './duckdb-open.ts';
import { writePacked } from './packed.ts';
import { problems } from './problems.ts';
import { readFacts } from './read-facts.ts';
import type {
  Counts,
  CoveredDay,
  ImportFacts,
  NameSpace,
  Question,
  ServiceNumber,
  Warehouse,
} from './warehouse.ts';

/** Rows that are read beside a packed file until it is made again: as many as are read quickly, and a share of what it holds. */
const beside = { rows: 1000, share: 1 / 16 };
/** Bytes of masks that are loaded at once. */
const loadedAtOnce = 128 * 2 ** 20;

/**
 * Opens the usage data in a folder, or begins it: a DuckDB file and, beside it, packed masks that can be made again from it.
 * @throws WAREHOUSE_LOCKED, WAREHOUSE_NEWER, WAREHOUSE_UNREADABLE
 */
export async function openWarehouse(
  folder: string,
  { rowsBeside = beside.rows }: { readonly rowsBeside?: number } = {},
): Promise<Warehouse> {
  const file = await openFile(folder);
  return new DuckWarehouse(file, await file.connect(), rowsBeside);
}

class DuckWarehouse implements Warehouse {
  readonly #file: OpenedFile;
  readonly #writer: DuckDBConnection;
  readonly #rowsBeside: number;
  /** One writes at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: OpenedFile, writer: DuckDBConnection, rowsBeside: number) {
    this.#file = file;
    this.#writer = writer;
    this.#rowsBeside = rowsBeside;
  }

  async add(facts: ImportFacts): Promise<void> {
    checkImport(facts);
    const fresh = await readFacts(facts.facts);
    await this.#write(async (connection) => {
      const outdated = await inTransaction(connection, () =>
        storeImport(connection, this.#file.packed, facts, fresh),
      );
      if (outdated === undefined) return;
      await this.#remove([outdated]);
      this.#packSoon(facts.tenant, facts.nameSpace);
    });
  }

  async coverage(tenants: readonly number[], asOf?: number): Promise<readonly CoveredDay[]> {
    for (const tenant of tenants) checkTenant(tenant);
    checkAsOf(asOf);
    return this.#read(async (connection) => {
      await checkFolded(connection, asOf);
      return coverageOf(connection, tenants, asOf);
    });
  }

  async count(questions: readonly Question[]): Promise<readonly (readonly Counts[])[]> {
    for (const question of questions) checkQuestion(question);
    const answers: (readonly Counts[])[] = new Array(questions.length);
    await this.#read(async (connection) => {
      const asOfs = Map.groupBy(questions.keys(), (i) => questions[i]?.asOf);
      for (const [asOf, group] of asOfs) {
        await checkFolded(connection, asOf);
        await this.#countGroup(connection, asOf, questions, group, answers);
      }
    });
    return answers;
  }

  /** Questions as of one import: masks of a tenant are loaded once for all of its questions, and not more at a time than there is room for. */
  async #countGroup(
    connection: DuckDBConnection,
    asOf: number | undefined,
    questions: readonly Question[],
    group: readonly number[],
    answers: (readonly Counts[])[],
  ): Promise<void> {
    const tenants = group.map((i) => questions[i]?.tenant ?? 0);
    const stored = await storedOf(connection, tenants, asOf);
    const jobs = [
      ...Map.groupBy(group, (i) => keyOf(questions[i]?.tenant ?? 0, questions[i]?.nameSpace ?? 0)).values(),
    ].map((which) => ({ which, wanted: wantedFor(which.flatMap((i) => questions[i] ?? [])) }));
    for (const batch of batches(jobs, ({ wanted }) => bytesFor(wanted, stored))) {
      const all = await load(
        connection,
        this.#file.packed,
        batch.map(({ wanted }) => wanted),
        stored,
        { asOf },
      );
      let began = performance.now();
      for (const [n, { which }] of batch.entries()) {
        for (const i of which) {
          const [question, masks] = [questions[i], all[n]];
          if (question !== undefined && masks !== undefined) answers[i] = count(masks, question);
        }
        if (performance.now() - began < 20) continue;
        // Others may have a turn.
        await setImmediate();
        began = performance.now();
      }
    }
  }

  async erase(tenant: number, people: BigUint64Array): Promise<number> {
    checkTenant(tenant);
    return this.#write(async (connection) => {
      const { masks, files } = await inTransaction(connection, () => erasePeople(connection, tenant, people));
      await this.#remove(files);
      for (const nameSpace of [0, 1] as const) this.#packSoon(tenant, nameSpace);
      return masks;
    });
  }

  async forgetBefore(tenant: number, day: number): Promise<void> {
    checkTenant(tenant);
    checkDay(day);
    await this.#write(async (connection) => {
      const files = await inTransaction(connection, () => forgetDays(connection, tenant, day));
      await this.#remove(files);
      for (const nameSpace of [0, 1] as const) this.#packSoon(tenant, nameSpace);
    });
  }

  async compact(upTo: number): Promise<void> {
    checkAsOf(upTo);
    // A step at a time, so that imports need not wait for all of them.
    for (let more = true; more; ) more = await this.#write((connection) => foldImports(connection, upTo));
  }

  async oldestAsOf(): Promise<number> {
    return this.#read(oldestAsOf);
  }

  async close(): Promise<void> {
    await this.#last;
    this.#writer.closeSync();
    this.#file.close();
  }

  /** Everything in one question is of one moment. */
  async #read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.#file.connect();
    try {
      return await inTransaction(connection, () => work(connection));
    } finally {
      connection.closeSync();
    }
  }

  #write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => work(this.#writer));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Packs what a tenant has, when much of it is not packed: after what is being written now, without anybody waiting for it. */
  #packSoon(tenant: number, nameSpace: NameSpace): void {
    // Without a file counts come from the rows, and the next import tries again.
    this.#write((connection) => this.#pack(connection, tenant, nameSpace)).catch(() => undefined);
  }

  async #pack(connection: DuckDBConnection, tenant: number, nameSpace: NameSpace): Promise<void> {
    const stored = await storedOf(connection, [tenant]);
    const state = stored.get(keyOf(tenant, nameSpace));
    if (state === undefined) return;
    if (state.newer <= Math.max(this.#rowsBeside, beside.share * state.packedMasks)) return;
    const services = await rowsOf(
      connection,
      'select distinct service from activity where tenant = $1 and name_space = $2',
      [tenant, nameSpace],
    );
    const wanted = {
      tenant,
      nameSpace,
      services: new Set(services.map(([service]) => Number(service))),
      fromBlock: 0,
      toBlock: 32_767,
    };
    const [masks] = await load(connection, this.#file.packed, [wanted], stored, { keys: true });
    if (masks === undefined) return;
    const file = `${tenant}-${nameSpace}-${randomUUID()}`;
    await writePacked(join(this.#file.packed, file), masks);
    await inTransaction(connection, async () => {
      await run(connection, 'delete from packs where tenant = $1 and name_space = $2', [tenant, nameSpace]);
      await run(connection, 'insert into packs values ($1, $2, $3, $4, $5, $6)', [
        tenant,
        nameSpace,
        state.newest,
        file,
        masks.people.size,
        state.packedMasks + state.newer,
      ]);
    });
    await this.#remove([state.file]);
  }

  /** Files that nothing points to any more. One that can't be removed now goes away when the warehouse is opened the next time. */
  async #remove(files: readonly string[]): Promise<void> {
    for (const file of files)
      if (file !== '') await rm(join(this.#file.packed, file), { force: true }).catch(() => undefined);
  }
}

async function oldestAsOf(connection: DuckDBConnection): Promise<number> {
  const [[oldest] = []] = await rowsOf(connection, 'select oldest_as_of from settings');
  return Number(oldest);
}

/** @throws AS_OF_FOLDED */
async function checkFolded(connection: DuckDBConnection, asOf: number | undefined): Promise<void> {
  if (asOf === undefined) return;
  const oldest = await oldestAsOf(connection);
  if (asOf < oldest) throw problems.AS_OF_FOLDED(asOf, oldest);
}

/** What all of these questions of one tenant and name space need together. */
function wantedFor(questions: readonly Question[]): Wanted {
  const blocks = questions.map(blocksFor);
  const services: ServiceNumber[] = questions.flatMap(({ series, gaps }) => [
    ...series.flatMap((each) => each.services),
    ...gaps.flatMap(({ vanished }) => (vanished === undefined ? [] : [vanished.series])),
  ]);
  return {
    tenant: questions[0]?.tenant ?? 0,
    nameSpace: questions[0]?.nameSpace ?? 0,
    services: new Set(services),
    fromBlock: Math.min(...blocks.map(({ first }) => first)),
    toBlock: Math.max(...blocks.map(({ last }) => last)),
  };
}

function bytesFor(
  { tenant, nameSpace, services, fromBlock, toBlock }: Wanted,
  stored: ReadonlyMap<string, Stored>,
): number {
  const state = stored.get(keyOf(tenant, nameSpace));
  if (state === undefined) return 0;
  return state.people * (8 + services.size * (4 + 8 * (toBlock - fromBlock + 1))) + 32 * state.newer;
}

/** Runs of jobs of which each needs no more bytes than may be loaded at once, or is a single one. */
function* batches<T>(jobs: readonly T[], bytesOf: (job: T) => number): Generator<T[]> {
  let batch: T[] = [];
  let sum = 0;
  for (const job of jobs) {
    const bytes = bytesOf(job);
    if (batch.length > 0 && sum + bytes > loadedAtOnce) {
      yield batch;
      [batch, sum] = [[], 0];
    }
    batch.push(job);
    sum += bytes;
  }
  if (batch.length > 0) yield batch;
}
