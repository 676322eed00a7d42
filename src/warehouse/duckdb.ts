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
import { storeImport } from './duckdb-add.ts';
import { inTransaction, rowsOf } from './duckdb-columns.ts';
import { type Answers, answer, countFromRows, type Job, jobsOf, Turn } from './duckdb-count.ts';
import { coverageOf } from './duckdb-coverage.ts';
import { erasePeople, foldImports, forgetDays, forgottenOf, olderThan } from './duckdb-forget.ts';
import { type OpenedFile, openFile } from './duckdb-open.ts';
import { type PackOptions, Packs } from './duckdb-packs.ts';
import { contributionsTo, peopleIn } from './duckdb-people.ts';
import { type KnownTenant, type Owner, readTenant } from './duckdb-tenant.ts';
import { Room } from './packed-read.ts';
import { problems } from './problems.ts';
import { readPieces } from './read-facts.ts';
import type {
  Contribution,
  Counts,
  CoveredDay,
  ImportFacts,
  Question,
  Warehouse,
  WindowPeople,
  WindowQuestion,
} from './warehouse.ts';
import { WriteQueue } from './write-queue.ts';

interface Options extends PackOptions {
  /** So many bytes of masks of whoever was written last stay in memory; a larger tenant's are read as they are needed. */
  readonly keptBytes?: number | undefined;
  /** So many rows of a file are in memory at once, about. */
  readonly pieceRows?: number | undefined;
  /** Files are packed when nobody has wanted to write for so long. */
  readonly quietMs?: number | undefined;
}

/**
 * Opens the usage data in a folder, or begins it: a DuckDB file and, beside it, packed masks that can be made again from it.
 * @throws WAREHOUSE_LOCKED, WAREHOUSE_NEWER, WAREHOUSE_OLDER, WAREHOUSE_UNREADABLE
 */
export async function openWarehouse(folder: string, options: Options = {}): Promise<DuckWarehouse> {
  const file = await openFile(folder);
  const writer = await file.connect();
  return new DuckWarehouse(file, writer, await Packs.open(writer, file.packed, options), options);
}

/** Closing packs what has been written, for so long at most: the rest is packed when the folder is open again. */
const closingMs = 5000;

/** The warehouse on DuckDB. */
export class DuckWarehouse implements Warehouse {
  readonly #file: OpenedFile;
  readonly #writer: DuckDBConnection;
  readonly #packs: Packs;
  readonly #queue: WriteQueue<DuckDBConnection>;
  readonly #keptBytes: number;
  readonly #pieceRows: number | undefined;
  /** Whoever was written last, as committed: the next import is often of the same tenant. Away while somebody changes it. */
  #recent: KnownTenant | undefined;

  constructor(
    file: OpenedFile,
    writer: DuckDBConnection,
    packs: Packs,
    { keptBytes = 96 * 2 ** 20, quietMs = 1000, pieceRows }: Options,
  ) {
    this.#file = file;
    this.#writer = writer;
    this.#packs = packs;
    this.#keptBytes = keptBytes;
    this.#pieceRows = pieceRows;
    this.#queue = new WriteQueue(writer, quietMs, () => {
      void this.#packUntil(() => this.#queue.isWanted);
    });
    if (packs.next() !== undefined) this.#queue.wait();
  }

  async add(facts: ImportFacts): Promise<void> {
    checkImport(facts);
    const pieces = readPieces(facts.facts, this.#pieceRows);
    // What a small file says is read before anybody has to wait for it.
    const first = await pieces.next();
    async function* all() {
      if (!first.done) yield first.value;
      yield* pieces;
    }
    await this.#queue.write(async (connection) => {
      const { packed } = this.#file;
      const known = this.#take(facts) ?? (await readTenant(connection, packed, facts, this.#keptBytes));
      const outdated = await inTransaction(connection, () =>
        storeImport(connection, packed, facts, all(), known, this.#keptBytes),
      );
      await pieces.return(undefined);
      this.#recent = known;
      if (outdated === undefined) return;
      this.#packs.changed(facts);
      await this.#packs.remove(outdated);
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
    const answers: Answers = new Array(questions.length);
    const room = new Room();
    const turn = new Turn();
    const rest: Job[] = [];
    for (const job of jobsOf(questions)) {
      const masks = job.asOf === undefined ? this.#wholeOf(job, room) : undefined;
      if (masks === undefined) rest.push(job);
      else answer(job, masks, answers);
      await turn.pass();
    }
    if (rest.length > 0)
      await this.#read(async (connection) => {
        for (const [asOf, jobs] of Map.groupBy(rest, (job) => job.asOf)) {
          await checkFolded(connection, asOf);
          await countFromRows(connection, this.#file.packed, asOf, jobs, answers);
        }
      });
    return answers;
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
    return this.#forget(tenant, (connection) => erasePeople(connection, tenant, people));
  }

  async forgetBefore(tenant: number, day: number): Promise<void> {
    checkTenant(tenant);
    checkDay(day);
    await this.#forget(tenant, (connection) => forgetDays(connection, tenant, day));
  }

  async forgotten(tenants: readonly number[]): Promise<ReadonlyMap<number, number>> {
    for (const tenant of tenants) checkTenant(tenant);
    return this.#read((connection) => forgottenOf(connection, tenants));
  }

  async olderThan(day: number): Promise<ReadonlyMap<number, number>> {
    checkDay(day);
    return this.#read((connection) => olderThan(connection, day));
  }

  async compact(upTo: number): Promise<void> {
    checkAsOf(upTo);
    // A step at a time, so that imports need not wait for all of them.
    for (let more = true; more; )
      more = await this.#queue.write((connection) => foldImports(connection, upTo));
  }

  async oldestAsOf(): Promise<number> {
    return this.#read(oldestAsOf);
  }

  /** Packs now what would be packed when nobody has written for a while. */
  packAll(): Promise<void> {
    return this.#packUntil(() => false);
  }

  async close(): Promise<void> {
    const until = performance.now() + closingMs;
    await this.#packUntil(() => performance.now() > until);
    await this.#queue.end();
    this.#writer.closeSync();
    this.#file.close();
  }

  /** All masks of a tenant, if nobody need ask the database for them. */
  #wholeOf({ wanted, apart }: Job, room: Room) {
    const recent = this.#recent;
    if (recent !== undefined && isOf(recent, wanted) && recent.masks !== undefined) return recent.masks;
    return this.#packs.readWhole(wanted, room, apart);
  }

  /** What is known of a tenant, if it was written last. Nobody else has it from now on. */
  #take(of: Owner): KnownTenant | undefined {
    const recent = this.#recent;
    this.#recent = undefined;
    return recent !== undefined && isOf(recent, of) ? recent : undefined;
  }

  /** Takes something away of a tenant. */
  #forget<T>(
    tenant: number,
    work: (connection: DuckDBConnection) => Promise<{ readonly gone: T; readonly files: string[] }>,
  ): Promise<T> {
    return this.#queue.write(async (connection) => {
      this.#recent = undefined;
      const { gone, files } = await inTransaction(connection, () => work(connection));
      for (const nameSpace of [0, 1] as const) this.#packs.changed({ tenant, nameSpace });
      await this.#packs.remove(files);
      return gone;
    });
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

  /** Packs the tenants of whom something has changed, one after the other. */
  async #packUntil(isEnough: () => boolean): Promise<void> {
    if (this.#packs.next() === undefined) return;
    await this.#queue.write(async (connection) => {
      for (let next = this.#packs.next(); next !== undefined; next = this.#packs.next()) {
        await this.#pack(connection, next);
        if (isEnough()) return;
      }
    });
  }

  /** Without a file counts come from the rows, more slowly, and the next import tries again. */
  async #pack(connection: DuckDBConnection, of: Owner): Promise<void> {
    const recent = this.#take(of);
    await this.#packs.pack(connection, of, recent?.masks).catch((error) => {
      process.emitWarning(`Usage of tenant ${of.tenant} could not be packed: ${String(error)}`);
    });
  }
}

const isOf = (known: Owner, of: Owner): boolean =>
  known.tenant === of.tenant && known.nameSpace === of.nameSpace;

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
