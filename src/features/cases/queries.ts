import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ActorDefinition, ProcessDefinition } from '../../engine/definition.ts';
import type { Answers } from '../../engine/form.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { CaseId } from './model.ts';

/** The definition of a process in a version, the newest unless told; undefined when the handle may not see one. */
export async function definitionOf(db: Db, process: string, version?: string) {
  let query = db.selectFrom('playbook_process').selectAll().where('process', '=', process);
  query =
    version === undefined
      ? query.where('version_id', '=', (eb) =>
          eb.selectFrom('playbook_version').select('id').orderBy('number', 'desc').limit(1),
        )
      : query.where('version_id', '=', version);
  const row = await query.executeTakeFirst();
  return row && { ...row, definition: row.definition as ProcessDefinition };
}

/** The processes of the newest version. */
export async function newestDefinitions(db: Db) {
  const rows = await db
    .selectFrom('playbook_process')
    .selectAll()
    .where('version_id', '=', (eb) =>
      eb.selectFrom('playbook_version').select('id').orderBy('number', 'desc').limit(1),
    )
    .orderBy('title')
    .execute();
  return rows.map((row) => ({ ...row, definition: row.definition as ProcessDefinition }));
}

/** The definitions that open cases run by. */
export async function definitionsInUse(db: Db) {
  const rows = await db
    .selectFrom('playbook_process as d')
    .selectAll('d')
    .where(
      sql<SqlBool>`exists (select from process_case c where c.version_id = d.version_id and c.process = d.process and not c.ended)`,
    )
    .orderBy('d.title')
    .execute();
  return rows.map((row) => ({ ...row, definition: row.definition as ProcessDefinition }));
}

/** Everybody whose roles and capabilities are those of an actor. */
export function peopleWhoCanBe(db: Db, { roles, capability }: ActorDefinition) {
  let query = db
    .selectFrom('person')
    .where('disabled_at', 'is', null)
    .where('queue', 'is', null)
    .select(['id', 'name', 'email'])
    .orderBy('name');
  if (roles.length > 0) query = query.where(sql<SqlBool>`roles && ${sql.val([...roles])}::text[]`);
  if (capability !== null) query = query.where(sql<SqlBool>`${capability} = any (capabilities)`);
  return query.execute();
}

function caseColumns(db: Db) {
  return db
    .selectFrom('process_case as c')
    .innerJoin('tenant as t', 't.id', 'c.tenant_id')
    .selectAll('c')
    .select(['t.name as tenant', 't.active']);
}

export type CaseRow = NonNullable<Awaited<ReturnType<typeof caseById>>>;

export function caseById(db: Db, id: CaseId) {
  return caseColumns(db).where('c.id', '=', id).executeTakeFirst();
}

/** The case for changing it: nobody else can until the transaction ends. */
export async function lockCase(tx: Tx, id: CaseId): Promise<CaseRow | undefined> {
  await tx.selectFrom('process_case').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return caseById(tx, id);
}

export function casesOf(db: Db, tenant: TenantId) {
  return caseColumns(db).where('c.tenant_id', '=', tenant).orderBy('c.started_at', 'desc').execute();
}

export async function newestCase(db: Db, tenant: TenantId, process: string): Promise<CaseRow | undefined> {
  return caseColumns(db)
    .where('c.tenant_id', '=', tenant)
    .where('c.process', '=', process)
    .orderBy('c.started_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export interface CaseFilter {
  readonly process?: string | undefined;
  readonly state?: string | undefined;
  readonly person?: string | undefined;
  /** Whether it waits for somebody, as `waitsFor` says. */
  readonly waits?: { readonly mine: boolean; readonly forMe: RawBuilder<SqlBool> } | undefined;
  /** Next action before this day. */
  readonly overdue?: string | undefined;
  readonly asked?: boolean | undefined;
  readonly open: boolean;
}

const isAsked = sql<SqlBool>`exists (select from case_question q where q.case_id = c.id and q.answer is null)`;

/** A page of cases, those that have waited longest first. @param after moment and id of the last one before it. */
export function listCases(
  db: Db,
  filter: CaseFilter,
  page: { readonly limit: number; readonly after: readonly [string, string] | undefined },
) {
  let query = caseColumns(db).orderBy('c.state_since').orderBy('c.id').limit(page.limit);
  if (filter.process !== undefined) query = query.where('c.process', '=', filter.process);
  if (filter.state !== undefined) query = query.where('c.state', '=', filter.state);
  if (filter.open) query = query.where('c.ended', '=', false);
  if (filter.person !== undefined) {
    const { person } = filter;
    query = query.where(
      sql<SqlBool>`(exists (select from case_person p where p.case_id = c.id and p.person_id = ${person})
        or exists (select from assignment a where a.person_id = ${person} and (a.tenant_id = t.id or a.customer_id = t.customer_id)))`,
    );
  }
  if (filter.waits !== undefined) {
    const { mine, forMe } = filter.waits;
    query = query.where(mine ? forMe : sql<SqlBool>`not ${forMe}`);
  }
  if (filter.overdue !== undefined) query = query.where('c.next_action', '<', filter.overdue);
  if (filter.asked) query = query.where(isAsked);
  if (page.after !== undefined) {
    const [since, id] = page.after;
    query = query.where(sql<SqlBool>`(c.state_since, c.id) > (${since}::timestamptz, ${id})`);
  }
  return query.execute();
}

/** How many open cases there are of each kind for somebody. */
export async function countCases(db: Db, forMe: RawBuilder<SqlBool>, today: string) {
  const row = await db
    .selectFrom('process_case as c')
    .innerJoin('tenant as t', 't.id', 'c.tenant_id')
    .where('c.ended', '=', false)
    .select([
      sql<string>`count(*) filter (where ${forMe})`.as('mine'),
      sql<string>`count(*) filter (where c.next_action < ${today}::date)`.as('overdue'),
      sql<string>`count(*) filter (where ${isAsked})`.as('questions'),
    ])
    .executeTakeFirstOrThrow();
  return { mine: Number(row.mine), overdue: Number(row.overdue), questions: Number(row.questions) };
}

export function peopleOf(db: Db, cases: readonly string[]) {
  if (cases.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('case_person as p')
    .innerJoin('person as n', 'n.id', 'p.person_id')
    .where('p.case_id', 'in', [...cases])
    .select(['p.case_id', 'p.actor', 'n.id', 'n.name'])
    .orderBy('n.name')
    .execute();
}

export function stepsOf(db: Db, id: CaseId) {
  return db
    .selectFrom('case_step as s')
    .leftJoin('person as p', 'p.id', 's.person_id')
    .where('s.case_id', '=', id)
    .selectAll('s')
    .select('p.name')
    .orderBy('s.seq')
    .execute();
}

export function questionsOf(db: Db, id: CaseId) {
  return db
    .selectFrom('case_question as q')
    .leftJoin('person as p', 'p.id', 'q.asked_by')
    .leftJoin('person as a', 'a.id', 'q.answered_by')
    .where('q.case_id', '=', id)
    .selectAll('q')
    .select(['p.name', 'a.name as answerer'])
    .orderBy('q.asked_at')
    .execute();
}

export function openQuestionsOf(db: Db, cases: readonly string[]) {
  if (cases.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('case_question')
    .select(['case_id', 'about', 'text', 'actor'])
    .where('case_id', 'in', [...cases])
    .where('answer', 'is', null)
    .orderBy('asked_at')
    .execute();
}

export function figuresOf(db: Db, id: CaseId) {
  return db.selectFrom('case_figure').selectAll().where('case_id', '=', id).orderBy('taken_at').execute();
}

/** Who is assigned to a tenant, directly or by its customer: what actors ask of people. */
export function peopleAtTenant(db: Db, tenant: TenantId) {
  return db
    .selectFrom('tenant as t')
    .innerJoin('assignment as a', (join) =>
      join.on(({ or, eb }) =>
        or([eb('a.tenant_id', '=', eb.ref('t.id')), eb('a.customer_id', '=', eb.ref('t.customer_id'))]),
      ),
    )
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('t.id', '=', tenant)
    .where('p.disabled_at', 'is', null)
    .where('p.queue', 'is', null)
    .select(['p.id', 'p.roles', 'p.capabilities', 'a.role', 'a.is_primary'])
    .execute();
}

export interface CaseChange {
  readonly id: CaseId;
  readonly state: string;
  readonly cycle: number;
  readonly ended: boolean;
  readonly stored: Readonly<Record<string, Answers>>;
  readonly waits: readonly string[];
  readonly nextTimer: string | null;
  readonly nextAction: string | null;
  readonly at: Date;
  readonly version: number;
}

export async function moveCase(tx: Tx, change: CaseChange): Promise<void> {
  const { id, state, cycle, ended, stored, waits, nextTimer, nextAction, at, version } = change;
  await tx
    .updateTable('process_case')
    .set({ state, cycle, ended, stored: JSON.stringify(stored), waits: [...waits], timers: '{}' })
    .set({ next_timer: nextTimer, next_action: nextAction, state_since: at, version })
    .where('id', '=', id)
    .execute();
}

/** Cases that have a timer to see to by this day. */
export function dueCases(db: Db, day: string, limit: number) {
  return db
    .selectFrom('process_case')
    .select('id')
    .where('next_timer', '<=', day)
    .orderBy('next_timer')
    .limit(limit)
    .execute();
}

/** Open cases of tenants that are active no more. */
export function casesOfInactive(db: Db, limit: number) {
  return db
    .selectFrom('process_case as c')
    .innerJoin('tenant as t', 't.id', 'c.tenant_id')
    .where('c.ended', '=', false)
    .where('t.active', '=', false)
    .select('c.id')
    .limit(limit)
    .execute();
}

export function noticesOf(db: Db, person: string, limit: number) {
  return db
    .selectFrom('notice as n')
    .leftJoin('tenant as t', 't.id', 'n.tenant_id')
    .where('n.person_id', '=', person)
    .selectAll('n')
    .select('t.name as tenant')
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .execute();
}
