import {
  checkAsOf,
  checkDay,
  checkImport,
  checkPart,
  checkQuestion,
  checkTenant,
  checkWindow,
} from './check.ts';
import { storeImport } from './clickhouse-add.ts';
import { countAll } from './clickhouse-count.ts';
import { coverageOf, forgottenOf } from './clickhouse-coverage.ts';
import { erasePeople, foldImports, forgetDays, olderThan, sweep } from './clickhouse-forget.ts';
import { contributionsTo, peopleIn } from './clickhouse-people.ts';
import { openShards, type Shards } from './clickhouse-schema.ts';
import { checkName, createServer } from './clickhouse-server.ts';
import { oldestAsOf, unfolded } from './clickhouse-visible.ts';
import { problems } from './problems.ts';
import { readFacts } from './read-facts.ts';
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

export interface ClickHouseLocation {
  /** One address a shard, like `http://name:password@host:8123/database`. */
  readonly urls: readonly string[];
  /** The name of the cluster in the servers' settings; without it there is one server. */
  readonly cluster?: string | undefined;
}

/**
 * Opens the usage data on ClickHouse, or begins it. Rows find their shard by the person through `Distributed` tables; figures are counted on each
 * shard and added up.
 * @throws WAREHOUSE_SETTINGS, WAREHOUSE_SHARDS, WAREHOUSE_NEWER, WAREHOUSE_OLDER, WAREHOUSE_UNREACHABLE, WAREHOUSE_REFUSED
 */
export async function openClickHouse({ urls, cluster }: ClickHouseLocation): Promise<Warehouse> {
  if (cluster !== undefined) checkName('the cluster', cluster);
  if (urls.length === 0) throw problems.WAREHOUSE_SETTINGS('no address is given');
  if (urls.length > 1 && cluster === undefined)
    throw problems.WAREHOUSE_SETTINGS('several addresses need the name of the cluster');
  const servers = urls.map(createServer);
  try {
    return new ClickHouseWarehouse(await openShards(servers, cluster));
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()));
    throw error;
  }
}

class ClickHouseWarehouse implements Warehouse {
  readonly #shards: Shards;
  /** One writes at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(shards: Shards) {
    this.#shards = shards;
  }

  async add(facts: ImportFacts): Promise<void> {
    checkImport(facts);
    const fresh = await readFacts(facts.facts);
    await this.#write(() => storeImport(this.#shards, facts, fresh));
  }

  async coverage(tenants: readonly number[], asOf?: number): Promise<readonly CoveredDay[]> {
    for (const tenant of tenants) checkTenant(tenant);
    checkAsOf(asOf);
    return unfolded(this.#shards, [asOf], () => coverageOf(this.#shards, tenants, asOf));
  }

  async count(questions: readonly Question[]): Promise<readonly (readonly Counts[])[]> {
    for (const question of questions) checkQuestion(question);
    const asOfs = Map.groupBy(questions, ({ asOf }) => asOf);
    return unfolded(this.#shards, asOfs.keys(), async () => {
      const answers = new Map<Question, readonly Counts[]>();
      for (const [asOf, group] of asOfs) {
        const counted = await countAll(this.#shards, group, asOf);
        for (const [i, question] of group.entries()) answers.set(question, counted[i] ?? []);
      }
      return questions.map((question) => answers.get(question) ?? []);
    });
  }

  async people(question: WindowQuestion, from: bigint, limit: number): Promise<WindowPeople> {
    checkWindow(question);
    checkPart(from, limit);
    return unfolded(this.#shards, [question.asOf], () => peopleIn(this.#shards, question, from, limit));
  }

  async contributions(question: WindowQuestion): Promise<readonly Contribution[]> {
    checkWindow(question);
    return unfolded(this.#shards, [question.asOf], () => contributionsTo(this.#shards, question));
  }

  async erase(tenant: number, people: BigUint64Array): Promise<number> {
    checkTenant(tenant);
    return this.#write(() => erasePeople(this.#shards, tenant, people));
  }

  async forgetBefore(tenant: number, day: number): Promise<void> {
    checkTenant(tenant);
    checkDay(day);
    await this.#write(() => forgetDays(this.#shards, tenant, day));
  }

  async forgotten(tenants: readonly number[]): Promise<ReadonlyMap<number, number>> {
    for (const tenant of tenants) checkTenant(tenant);
    return forgottenOf(this.#shards, tenants);
  }

  async olderThan(day: number): Promise<ReadonlyMap<number, number>> {
    checkDay(day);
    return olderThan(this.#shards, day);
  }

  async compact(upTo: number): Promise<void> {
    checkAsOf(upTo);
    await this.#write(async () => {
      await foldImports(this.#shards, upTo);
      await sweep(this.#shards);
    });
  }

  async oldestAsOf(): Promise<number> {
    return oldestAsOf(this.#shards);
  }

  async close(): Promise<void> {
    await this.#last;
    await Promise.all(this.#shards.all.map((server) => server.close()));
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
