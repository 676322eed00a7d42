import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  checkAsOf,
  checkDay,
  checkImport,
  checkPart,
  checkQuestion,
  checkTenant,
  checkWindow,
} from './check.ts';
import { blocksFor, count } from './count.ts';
import { storeImport } from './duckdb-add.ts';
import { inTransaction, rowsOf, run } from './duckdb-columns.ts';
import { coverageOf } from './duckdb-coverage.ts';
import { erasePeople, foldImports, forgetDays } from './duckdb-forget.ts';
import { keyOf, load, type Stored, storedOf, type Wanted } from './duckdb-load.ts';
import { type OpenedFile, openFile } from './duckdb-open.ts';
import { contributionsTo, peopleIn } from './duckdb-people.ts';
import type { Masks } from './masks.ts';
import { Room, readPacked, writePacked } from './packed.ts';
import { problems } from './problems.ts';
import { readFacts } from './read-facts.ts';
import type {
  Contribution,
  Counts,
  CoveredDay,
  ImportFacts,
  NameSpace,
  Question,
  ServiceNumber,
  Warehouse,
  WindowPeople,
  WindowQuestion,
} from './warehouse.ts';

/** A packed file of so many masks is large: it is made again only when this share of it is newer. Smaller ones always are. */
const largeFile = { masks: 500_000, newer: 1 / 16 };
/** Bytes of masks that are loaded at once. */
const loadedAtOnce = 128 * 2 ** 20;

/**
 * Opens the usage data in a folder, or begins it: a DuckDB file and, beside it, packed masks that can be made again from it.
 * @throws WAREHOUSE_LOCKED, WAREHOUSE_NEWER, WAREHOUSE_UNREADABLE
 */
export async function openWarehouse(folder: string, options: Options = {}): Promise<Warehouse> {
  const file = await openFile(folder);
  const writer = await file.connect();
  return new DuckWarehouse(file, writer, await wholePacks(writer), options);
}

interface Options {
  /** Services that are asked for together again and again: their union is packed too. */
  readonly together?: readonly (readonly ServiceNumber[])[];
  /** How many rows may be newer than a small packed file before it is made again. */
  readonly rowsBeside?: number;
}

class DuckWarehouse implements Warehouse {
  readonly #file: OpenedFile;
  readonly #writer: DuckDBConnection;
  readonly #options: Options;
  /** Files that hold everything there is of a tenant, by `keyOf`: for a count of all, the database need not be asked. */
  readonly #whole: Map<string, string>;
  /** One writes at a time. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** Tenants whose files are older than their rows, by `keyOf`. */
  readonly #unpacked = new Map<string, { readonly tenant: number; readonly nameSpace: NameSpace }>();
  #isClosing = false;

  constructor(file: OpenedFile, writer: DuckDBConnection, whole: Map<string, string>, options: Options) {
    this.#file = file;
    this.#writer = writer;
    this.#whole = whole;
    this.#options = options;
  }

  async add(facts: ImportFacts): Promise<void> {
    checkImport(facts);
    const fresh = await readFacts(facts.facts);
    await this.#write(async (connection) => {
      const outdated = await inTransaction(connection, () =>
        storeImport(connection, this.#file.packed, facts, fresh),
      );
      if (outdated === undefined) return;
      this.#changed(facts.tenant, facts.nameSpace);
      await this.#remove([outdated]);
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
    const room = new Room();
    const turn = new Turn();
    const rest: Job[] = [];
    for (const job of jobsOf(questions)) {
      const masks = job.asOf === undefined ? this.#readWhole(job, room) : undefined;
      if (masks === undefined) rest.push(job);
      else answer(job, masks, answers);
      await turn.pass();
    }
    if (rest.length > 0)
      await this.#read(async (connection) => {
        for (const [asOf, jobs] of Map.groupBy(rest, (job) => job.asOf)) {
          await checkFolded(connection, asOf);
          await this.#countFromRows(connection, asOf, jobs, answers);
        }
      });
    return answers;
  }

  /** The masks of a tenant from its file, when that holds everything. They are true until the next ones are read into the room. */
  #readWhole({ wanted }: Job, room: Room): Masks | undefined {
    const file = this.#whole.get(keyOf(wanted.tenant, wanted.nameSpace));
    if (file === undefined) return undefined;
    room.reset();
    return readPacked(join(this.#file.packed, file), { ...wanted, keys: false }, room);
  }

  /** Tenants of which at least some rows are needed: as many at a time as there is room for. */
  async #countFromRows(
    connection: DuckDBConnection,
    asOf: number | undefined,
    jobs: readonly Job[],
    answers: (readonly Counts[])[],
  ): Promise<void> {
    const stored = await storedOf(
      connection,
      jobs.map(({ wanted }) => wanted.tenant),
      asOf,
    );
    const together = jobs.flatMap(({ wanted }) => wanted.series);
    const turn = new Turn();
    for (const batch of batches(jobs, ({ wanted }) => bytesFor(wanted, stored))) {
      const wanted = batch.map((job) => job.wanted);
      const all = await load(connection, this.#file.packed, wanted, stored, { asOf, together });
      for (const [n, job] of batch.entries()) {
        const masks = all[n];
        if (masks !== undefined) answer(job, masks, answers);
        await turn.pass();
      }
    }
  }

  async people(question: WindowQuestion, from: bigint, limit: number): Promise<WindowPeople> {
    checkWindow(question);
    checkPart(from, limit);
    return this.#read(async (connection) => {
      await checkFolded(connection, question.asOf);
      return peopleIn(connection, question, from, limit);
    });
  }

  async contributions(question: WindowQuestion): Promise<readonly Contribution[]> {
    checkWindow(question);
    return this.#read(async (connection) => {
      await checkFolded(connection, question.asOf);
      return contributionsTo(connection, question, await oldestAsOf(connection));
    });
  }

  async erase(tenant: number, people: BigUint64Array): Promise<number> {
    checkTenant(tenant);
    return this.#write(async (connection) => {
      const { masks, files } = await inTransaction(connection, () => erasePeople(connection, tenant, people));
      await this.#forgot(tenant, files);
      return masks;
    });
  }

  async forgetBefore(tenant: number, day: number): Promise<void> {
    checkTenant(tenant);
    checkDay(day);
    await this.#write(async (connection) => {
      const files = await inTransaction(connection, () => forgetDays(connection, tenant, day));
      await this.#forgot(tenant, files);
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
    this.#isClosing = true;
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
    this.#waiting++;
    const turn = this.#last
      .then(() => work(this.#writer))
      .finally(() => {
        if (--this.#waiting === 0) this.#packNext();
      });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Packs one of the tenants of whom something has changed, when nobody else wants to write. */
  #packNext(): void {
    const [next] = this.#unpacked;
    if (next === undefined || this.#isClosing) return;
    const [key, { tenant, nameSpace }] = next;
    this.#unpacked.delete(key);
    // Without a file counts come from the rows, more slowly, and the next import tries again.
    this.#write((connection) => this.#pack(connection, tenant, nameSpace)).catch((error) =>
      process.emitWarning(`Usage of tenant ${tenant} could not be packed: ${String(error)}`),
    );
  }

  async #forgot(tenant: number, files: readonly string[]): Promise<void> {
    for (const nameSpace of [0, 1] as const) this.#changed(tenant, nameSpace);
    await this.#remove(files);
  }

  #changed(tenant: number, nameSpace: NameSpace): void {
    const key = keyOf(tenant, nameSpace);
    this.#whole.delete(key);
    this.#unpacked.set(key, { tenant, nameSpace });
  }

  /** Makes the file of a tenant. */
  async #pack(connection: DuckDBConnection, tenant: number, nameSpace: NameSpace): Promise<void> {
    const stored = await storedOf(connection, [tenant]);
    const state = stored.get(keyOf(tenant, nameSpace));
    if (state === undefined) return;
    if (state.newer <= allowedBeside(state, this.#options.rowsBeside)) return;
    const services = await rowsOf(
      connection,
      'select distinct service from activity where tenant = $1 and name_space = $2',
      [tenant, nameSpace],
    );
    const wanted = {
      tenant,
      nameSpace,
      series: services.map(([service]) => [Number(service)]),
      fromBlock: 0,
      toBlock: 32_767,
    };
    const [masks] = await load(connection, this.#file.packed, [wanted], stored, { keys: true });
    if (masks === undefined) return;
    const file = `${tenant}-${nameSpace}-${randomUUID()}`;
    await writePacked(join(this.#file.packed, file), masks, this.#options.together ?? []);
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
    this.#whole.set(keyOf(tenant, nameSpace), file);
    await this.#remove([state.file]);
  }

  /** Files that nothing points to any more. One that can't be removed now goes away when the warehouse is opened the next time. */
  async #remove(files: readonly string[]): Promise<void> {
    for (const file of files)
      if (file !== '') await rm(join(this.#file.packed, file), { force: true }).catch(() => undefined);
  }
}

/** The services that are looked at together. */
function seriesOf({ series, gaps }: Question): (readonly ServiceNumber[])[] {
  return [
    ...series.map(({ services }) => services),
    ...series.flatMap(({ holders }) => (holders === undefined ? [] : [holders.listed, ...holders.without])),
    ...gaps.flatMap(({ vanished }) => (vanished === undefined ? [] : [[vanished.series]])),
  ];
}

/** The questions about one tenant in one name space, as of one import: its masks are loaded once for all of them. */
interface Job {
  readonly asOf: number | undefined;
  readonly questions: readonly (readonly [index: number, question: Question])[];
  readonly wanted: Wanted;
}

function jobsOf(questions: readonly Question[]): Job[] {
  const groups = Map.groupBy(
    questions.entries(),
    ([, { tenant, nameSpace, asOf }]) => `${keyOf(tenant, nameSpace)}/${asOf}`,
  );
  return [...groups.values()].map((group) => ({
    asOf: group[0]?.[1].asOf,
    questions: group,
    wanted: wantedFor(group.map(([, question]) => question)),
  }));
}

function answer({ questions }: Job, masks: Masks, answers: (readonly Counts[])[]): void {
  for (const [index, question] of questions) answers[index] = count(masks, question);
}

/** Lets others have a turn now and then: counting many tenants is long work. */
class Turn {
  #began = performance.now();

  async pass(): Promise<void> {
    if (performance.now() - this.#began < 20) return;
    await setImmediate();
    this.#began = performance.now();
  }
}

function allowedBeside({ packedMasks }: Stored, rowsBeside = 0): number {
  return packedMasks < largeFile.masks ? rowsBeside : largeFile.newer * packedMasks;
}

/** The packed files that are as new as the rows, by `keyOf`. */
async function wholePacks(connection: DuckDBConnection): Promise<Map<string, string>> {
  const rows = await rowsOf(
    connection,
    `select p.tenant, p.name_space, p.file from packs p
     where p.up_to >= (select max(i.import) from imports i where i.tenant = p.tenant and i.name_space = p.name_space)`,
  );
  return new Map(
    rows.map(([tenant, nameSpace, file]) => [keyOf(Number(tenant), Number(nameSpace)), String(file)]),
  );
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
  return {
    tenant: questions[0]?.tenant ?? 0,
    nameSpace: questions[0]?.nameSpace ?? 0,
    series: questions.flatMap(seriesOf),
    fromBlock: Math.min(...blocks.map(({ first }) => first)),
    toBlock: Math.max(...blocks.map(({ last }) => last)),
  };
}

function bytesFor(
  { tenant, nameSpace, series, fromBlock, toBlock }: Wanted,
  stored: ReadonlyMap<string, Stored>,
): number {
  const state = stored.get(keyOf(tenant, nameSpace));
  if (state === undefined) return 0;
  const columns = new Set(series.flat()).size;
  return state.people * (8 + columns * (4 + 8 * (toBlock - fromBlock + 1))) + 32 * state.newer;
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
