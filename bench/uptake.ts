import type { CustomerId, TenantId } from '../src/features/tenants/model.ts';
import { type Identity, nobody } from '../src/store/identity.ts';
import { appendToLedger } from '../src/store/ledger.ts';
import { withConnection } from '../src/store/pool.ts';
import type { Store, Tx } from '../src/store/store.ts';
import type { Act } from './measure.ts';
import { rowCount, rowFor, type Subject } from './subject.ts';

export const people = 16;

/** Somebody who works where he is assigned: row security has to look that up for every row. */
const somebody = (n: number): Identity => ({
  ...nobody,
  person: `person_${n}`,
  reads: 'assigned',
  writes: 'assigned',
  audience: 'internal',
});

const tenantId = (n: number) => `tenant_${n}` as TenantId;
const customerId = 'customer_1' as CustomerId;
const task = '3745';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** A customer with a tenant a row, and people who are assigned to it. */
export async function fillStore(store: Store): Promise<void> {
  const at = new Date();
  await store.system.transaction().execute(async (tx) => {
    await addPeople(tx, at);
    await addTenants(tx, at);
  });
  await withConnection(store.pool, 'owner', (connection) => connection.script('analyze'));
}

async function addPeople(tx: Tx, at: Date): Promise<void> {
  const customer = { id: customerId, tpid: 1, name: 'Adatum', region: 'EMEA', segment: 'Enterprise' };
  await tx.insertInto('customer').values(customer).execute();
  const person = (n: number) => ({
    id: `person_${n}`,
    email: `person${n}@adatum.example`,
    name: `Person ${n}`,
    roles: ['sme'],
    administrator: false,
    demo: false,
    created_at: at,
  });
  await tx.insertInto('person').values(many(people, person)).execute();
  const assignment = (n: number) => ({
    id: `assignment_${n}`,
    person_id: `person_${n}`,
    role: 'sme',
    customer_id: customerId,
    is_primary: false,
    assigned_at: at,
  });
  await tx.insertInto('assignment').values(many(people, assignment)).execute();
}

async function addTenants(tx: Tx, at: Date): Promise<void> {
  const tenant = (n: number) => ({
    id: tenantId(n),
    customer_id: customerId,
    guid: `guid ${n}`,
    name: `Adatum ${n}`,
    domain: 'adatum.example',
    motions: [],
    active: true,
    created_at: at,
  });
  await tx.insertInto('tenant').values(many(rowCount, tenant)).execute();
  const record = (n: number) => ({
    tenant_id: tenantId(n),
    task_id: task,
    service: '',
    status: 'In Progress',
    percent_complete: 0,
    responsible: 'SME',
    updated_by: 'person_0',
    updated_at: at,
    version: 1,
  });
  await tx.insertInto('task_record').values(many(rowCount, record)).execute();
  for (const { id } of many(rowCount, tenant)) {
    const entry = { tenant: id, at, person: 'system', kind: 'tenant.added', subject: id, facts: {} };
    await appendToLedger(tx, entry);
  }
}

/** Reads and ledgered writes through the store, by one person or by another one each time. */
export function throughStore(store: Store, crowd: boolean): Subject {
  let turns = 0;
  const who = () => somebody(crowd ? turns++ % people : 0);
  const read: Act = (worker, turn) => {
    const tenant = tenantId(rowFor(worker, turn));
    return store
      .as(who())
      .selectFrom('task_record')
      .selectAll()
      .where('tenant_id', '=', tenant)
      .where('task_id', '=', task)
      .where('service', '=', '')
      .executeTakeFirstOrThrow();
  };
  const write: Act = (worker, turn) => saveRecord(store, who(), rowFor(worker, turn), turn);
  return { read, write, [Symbol.asyncDispose]: async () => {} };
}

/** What a command does at the least: lock the row, change it, and write it down in the ledger. */
function saveRecord(store: Store, identity: Identity, row: number, turn: number): Promise<void> {
  const tenant = tenantId(row);
  return store
    .as(identity)
    .transaction()
    .execute(async (tx) => {
      const before = await tx
        .selectFrom('task_record')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('task_id', '=', task)
        .where('service', '=', '')
        .forUpdate()
        .executeTakeFirstOrThrow();
      const at = new Date();
      const version = before.version + 1;
      await tx
        .updateTable('task_record')
        .set({ percent_complete: turn % 100, updated_at: at, version })
        .where('tenant_id', '=', tenant)
        .where('task_id', '=', task)
        .where('service', '=', '')
        .execute();
      const facts = { task, before: before.percent_complete, after: turn % 100, version };
      const entry = { tenant, at, person: identity.person, kind: 'task.saved', subject: `task:${task}` };
      await appendToLedger(tx, { ...entry, facts });
    });
}
