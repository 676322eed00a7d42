import type { Table } from './catalogue.ts';
import type { Session } from './session.ts';

// Row security with one thing wrong, to see whether the comparison notices.

export interface Weakened {
  /** `note_read opened`. */
  readonly name: string;
  readonly table: string;
  readonly apply: string;
  readonly undo: string;
}

/** Every policy opened to everybody and closed to all; and those of changes opened for what a row becomes. */
export async function weakenedPolicies(session: Session, tables: readonly Table[]): Promise<Weakened[]> {
  const rows = await session.query(`
    select policyname as name, tablename as "table", qual as "using", with_check as "check" from pg_policies
    where schemaname = 'public' order by tablename collate "C", policyname collate "C"`);
  return (
    rows as unknown as { name: string; table: string; using: string | null; check: string | null }[]
  ).flatMap(({ name, table, using, check }) => {
    const set = (on: string | null, after: string | null) =>
      `alter policy ${name} on ${table}${on === null ? '' : ` using (${on})`}${after === null ? '' : ` with check (${after})`}`;
    const undo = set(using, check);
    const to = (value: string) => set(using && value, check && value);
    const found = [
      { name: `${name} opened`, table, apply: to('true'), undo },
      { name: `${name} closed`, table, apply: to('false'), undo },
    ];
    // What the row doesn't come into is the same before and afterwards.
    const asksTheRow = tables
      .find((one) => one.name === table)
      ?.columns.some((column) => RegExp(`\\b${column}\\b`).test(check ?? ''));
    if (using !== null && asksTheRow)
      found.push({ name: `${name} opened afterwards`, table, apply: set(using, 'true'), undo });
    return found;
  });
}

interface Clause {
  readonly table: string;
  readonly function: string;
  readonly clause: string;
  readonly instead?: string;
}

const clause = (table: string, name: string, text: string, instead = ''): Clause => ({
  ...{ table, function: name, clause: text, instead },
});

/** What the policies' functions ask, a clause each, and a table where leaving it out must show. */
export const clauses: readonly Clause[] = [
  clause('task_record', 'assigned_tenants', 'on t.customer_id = a.customer_id', 'on t.id = a.customer_id'),
  clause('task_record', 'assigned_tenants', 'a.tenant_id is not null', `a.service = ''`),
  clause('contact', 'assigned_customers', 'a.customer_id is not null', 'a.is_primary'),
  clause('tenant', 'visible_tenants', 't.firm_id = app_firm()', 't.firm_id is not null'),
  clause('tenant', 'visible_tenants', ' and not c.ended'),
  clause('tenant', 'visible_tenants', `app_reads() in ('assigned', 'firm')`, 'true'),
  clause(
    'customer',
    'visible_customers',
    'union select t.customer_id from tenant t where t.id in (select visible_tenants())',
  ),
  clause('assignment', 'is_primary_manager', ' and a.is_primary'),
  clause('assignment', 'is_primary_manager', ` and a.service = ''`),
  clause('assignment', 'is_primary_manager', `a.role = 'fm' and `),
  clause(
    'assignment',
    'is_primary_manager',
    'coalesce(customer, (select t.customer_id from tenant t where t.id = tenant))',
    'customer',
  ),
  clause('assignment', 'may_assign', 'not is_partner_role(role) and '),
  clause('assignment', 'may_assign', 'is_partner_role(role) and tenant in', 'tenant in'),
  clause('assignment', 'may_assign', 'tenant in (select visible_tenants())', 'true'),
  clause('assignment', 'may_assign', ' and p.firm_id = app_firm()'),
  clause('task_record', 'may_write_tenant', `app_writes() = 'assigned' and `),
  clause('contact', 'may_write_customer', `app_writes() = 'assigned' and `),
  clause('contact', 'may_write_customer', 'i.reference_tenant_id in (select assigned_tenants())', 'false'),
  clause('tenant', 'keeps_portfolio', ` or app_may('portfolio:keep')`),
  clause('tenant', 'keeps_portfolio', ' or app_admin()'),
  clause(
    'task_record',
    'knows_task',
    ' and p.version_id = (select v.id from playbook_version v order by v.number desc limit 1)',
  ),
  clause('task_record', 'knows_task', `app_audience() = 'internal'`, 'true'),
  clause('ledger', 'may_record', ' and exists (select from tenant t where t.id = may_record.tenant)'),
  clause('ledger', 'may_record', `app_assigns() <> 'none' and `),
  clause('ledger', 'may_record', ' or may_write_tenant(tenant)'),
  clause('customer_internal', 'refuse_restricted', ` and not app_may('reference:change')`, ' and false'),
  clause('customer_internal', 'refuse_restricted', 'not may_write_customer(new.customer_id)', 'false'),
  clause('tenant', 'refuse_restricted', ` and app_assigns() <> 'all'`, ' and false'),
  clause('tenant', 'refuse_restricted', 'not may_write_tenant(new.id)', 'false'),
  clause('tenant', 'refuse_restricted', 'new.guid, new.name, new.domain', 'old.guid, old.name, old.domain'),
  clause('entitlement_status', 'is_internal_service', `id in ('edge')`, 'false'),
  clause('tenant_service', 'refuse_scenario', `not app_may('scenario:edit')`, 'false'),
  clause('tenant', 'refuse_restricted', '(new.id, new.customer_id,', '(new.id, old.customer_id,'),
];

export async function weakenedFunctions(session: Session, all: readonly Clause[]): Promise<Weakened[]> {
  const found: Weakened[] = [];
  for (const { table, function: name, clause, instead = '' } of all) {
    const [row] = await session.query(
      'select pg_get_functiondef(oid) as text from pg_proc where proname = $1',
      [name],
    );
    const undo = String(row?.text);
    const times = undo.split(clause).length - 1;
    if (times !== 1)
      throw new Error(`${name} holds "${clause}" ${times} times: say in access/weaken.ts what it asks now`);
    found.push({ name: `${name} without "${clause}"`, table, apply: undo.replace(clause, instead), undo });
  }
  return found;
}

/** What can be opened without anybody getting further, and what else holds. */
export const heldTwice: Readonly<Record<string, string>> = {
  'import_change opened': "nobody reads another's, before or afterwards",
  'import_change opened afterwards': "nobody reads another's",
  'import_row_change opened': "nobody reads another's, before or afterwards",
  'import_row_change opened afterwards': "nobody reads another's",
  'attempt_change opened': 'nobody but the portal reads one',
  'attempt_drop opened': 'nobody but the portal reads one',
  'credential_change opened': 'nobody but the portal reads one',
  'password_link_drop opened': 'whoever may not drop one reads none',
  'note_draft_change opened': "nobody reads another's, before or afterwards",
  'note_draft_change opened afterwards': "nobody reads another's",
  'note_draft_drop opened': "nobody reads another's",
  'bulk_change_change opened': "nobody reads another's, before or afterwards",
  'bulk_change_change opened afterwards': "nobody reads another's",
  'bulk_change_row_change opened': "nobody reads another's, before or afterwards",
  'bulk_change_row_change opened afterwards': "nobody reads another's",
  'snooze_change opened': "nobody reads another's, before or afterwards",
  'snooze_change opened afterwards': "nobody reads another's",
  'usual_view_change opened': "nobody reads another's, before or afterwards",
  'usual_view_change opened afterwards': "nobody reads another's",
  'snooze_drop opened': "nobody reads another's",
  'usual_view_drop opened': "nobody reads another's",
  'notice_change opened': "nobody reads another's, before or afterwards",
  'notice_change opened afterwards': "nobody reads another's",
  'notice_seen opened': "nobody reads another's, before or afterwards",
  'notice_seen opened afterwards': "nobody reads another's",
  'mail_sent_change opened': 'nobody but the portal reads one',
  'notice_preference_change opened': "nobody reads another's, before or afterwards",
  'notice_preference_change opened afterwards': "nobody reads another's",
  'case_question_change opened afterwards': 'only the portal gets as far as a new row',
  'case_step_change opened': 'the trigger refuses every change',
  'case_step_change closed': 'the trigger refuses every change',
  'outbox_drop opened': 'nobody but the portal reads one',
  'setup_link_change opened': 'nobody but the portal reads one',
  'setup_link_drop opened': 'nobody but the portal reads one',
  'session_change opened': "nobody reads another's, before or afterwards",
  'session_change opened afterwards': "nobody reads another's",
  'customer_internal_change opened afterwards': 'the trigger asks the same of the new row',
  'tenant_change opened afterwards': 'the trigger keeps the id',
};
