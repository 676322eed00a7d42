import type { Row, Rows } from './ids.ts';
import {
  administrators,
  all,
  any,
  everybody,
  forOneself,
  internal,
  keepers,
  type May,
  type MayChange,
  publishers,
  readers,
  type TableRights,
  writers,
} from './rights.ts';

// Who may do what with the rows of every table. What is not said is nobody's but the portal's own.

/** Tables without row security, and why they may be so. */
export const withoutRowSecurity: Readonly<Record<string, string>> = {
  migration: 'not granted to the role that requests run under',
  note_text: 'not granted either: found_notes() looks through it, and gives ids of notes that one may read',
};

/** Tables whose row security lets their owner past, under whom no request runs; functions that answer one question run as the owner. */
export const withoutForce: Readonly<Record<string, string>> = {
  assignment: 'what one is assigned to is asked past it (docs/decisions/022)',
  case_person: 'who is named on a case is asked past it',
  person: 'whom a page names as its owner is asked past it (docs/decisions/029)',
  process_case: 'who is named on a case is asked past it',
  tenant: 'what one sees is asked past it (docs/decisions/022)',
};

/** Facts about usage, which imports write and nobody else. */
const usage: TableRights = { reads: readers };

/** One's own, or any for administrators. Partners see those of colleagues. */
const aboutPeople: TableRights = {
  reads: (who, row) => who.isInternal() || who.isColleagueOf(row.person_id),
  adds: any(forOneself, administrators),
  changes: any(forOneself, administrators),
  drops: any(forOneself, administrators),
};

const assignEverywhere: May = (who) => who.assignsEverywhere();
const adders = any(keepers, assignEverywhere);
const leaders: May = (who) => who.administers() || who.hasRight('csmau:lead');
const readsMove: May = (who, row) => row.by_id === who.id || who.assignsEverywhere();

const ofContacts = all(
  (who, row) => row.kind !== 'Microsoft' || who.isInternal(),
  any(keepers, writers, (who, row) => who.writesCustomer(row.customer_id)),
);

const assigners: May = (who, row) => who.mayAssign(row.person_id, row.role, row.tenant_id, row.customer_id);

const ofPlaybook = (reads: May): TableRights => ({ reads, adds: publishers });
const pagesOfAudience: May = (who, row) =>
  who.isInternal() || (row.audiences as string[]).includes('partner');

const readsImport: May = (who, row) => who.isInternal() && (row.by_id === who.id || who.administers());
/** Edge is not for partners (domain.md 2.4). */
const knowsService: May = (who, row) => row.service !== 'edge' || who.isInternal();
const ofServices: TableRights = {
  reads: all(readers, knowsService),
  adds: all(writers, knowsService),
  changes: all(writers, knowsService),
  drops: all(writers, knowsService),
};
/** The scenario has a right of its own (domain.md 2.3). */
const usualScenario = 'Customer-Led w/ FTP Assist';

/** In one's own name. */
const answersOnce: MayChange = (who, before, after) =>
  before.answered_at === null && after.answered_by === who.id;

/** A filter may quote what is internal, so partners share nothing. */
const sharesInside: May = (who, row) => row.shared !== true || who.isInternal();
const ofOwnBulk: May = (who, row) => row.by_id === who.id && who.isInternal();

const ownChain: May = (_, row) => row.chain === (row.tenant_id ?? 'organisation');
const recorders: May = (who, row) => who.mayRecord(row.tenant_id);
const chainTenant = (row: Row) => (row.chain === 'organisation' ? null : row.chain);
/** Of its customers the organisation's own chain tells what happened to them and who was assigned, to the organisation's people who see them. */
const tellsOfCustomer: May = (who, row) =>
  who.isInternal() &&
  /^(customer\.|contact\.|person\.assigned$)/.test(String(row.kind)) &&
  who.seesCustomer((row.facts as Row).customer);
const readsEntry: May = (who, row) =>
  row.tenant_id === null
    ? who.administers() || tellsOfCustomer(who, row)
    : who.mayKnow(row.audience) && (who.administers() || who.sees(row.tenant_id));

const same = (before: Row, after: Row, except: readonly string[]) =>
  Object.keys(before).every(
    (column) => except.includes(column) || JSON.stringify(before[column]) === JSON.stringify(after[column]),
  );

const draftsOfOnesOwn: TableRights = {
  reads: forOneself,
  adds: forOneself,
  changes: forOneself,
  drops: forOneself,
};

/** What is written once, also by the portal itself. */
const writtenOnce = [
  ...['ledger', 'ledger_personal', 'note', 'outbox'],
  ...[
    'playbook_version',
    'playbook_page',
    'playbook_task',
    'playbook_text',
    'playbook_finding',
    'playbook_process',
  ],
  ...['case_step', 'note_done'],
  ...['usage_tenant', 'usage_key', 'usage_quarantine', 'usage_entitlement', 'usage_override', 'usage_sign'],
  ...['service_forecast', 'service_motion'],
  ...['usage_naming', 'usage_name', 'usage_erased'],
  'case_guest',
];

/** The portal itself may everything, but rewrite nothing of those. */
export function portalRights(table: string): TableRights {
  const may = { reads: everybody, adds: everybody, drops: everybody };
  // Drafts are their author's alone.
  if (table === 'note_draft') return draftsOfOnesOwn;
  if (writtenOnce.includes(table)) return may;
  return { ...may, changes: everybody, ...(table === 'feedback' ? { fields: answersOnce } : {}) };
}

/** @param all rows of the organisation, for what is read with others of them. */
export function rightsOf({
  ledger: entries = [],
  process_case: cases = [],
  case_meeting: meetings = [],
  reassignment: moves = [],
  bulk_change: bulks = [],
  import: imports = [],
}: Rows): Readonly<Record<string, TableRights>> {
  const readsCase: May = (who, row) => who.sees(row.tenant_id) && who.knowsProcess(row.process);
  const ofCase: TableRights = {
    reads: (who, row) => cases.some((one) => one.id === row.case_id && readsCase(who, one)),
  };
  const inOwnBulk: May = (who, row) => bulks.some((one) => one.id === row.bulk_id && ofOwnBulk(who, one));
  const ofImport: May = (who, row) =>
    imports.some((one) => one.id === row.import_id && readsImport(who, one));
  return {
    // People
    person: {
      reads: (who, row) => who.knows(row.id),
      adds: administrators,
      changes: administrators,
    },
    partner_firm: {
      reads: (who, row) => who.isInternal() || who.isOfFirm(row.id),
      adds: keepers,
      changes: keepers,
    },
    credential: {},
    setup_link: {},
    attempt: {},
    session: { reads: forOneself, changes: forOneself },
    outbox: { adds: everybody },
    password_link: { reads: administrators, adds: administrators, drops: administrators },
    idempotency: { reads: forOneself, adds: forOneself, changes: forOneself, drops: forOneself },
    person_profile: aboutPeople,
    absence: aboutPeople,

    // Portfolio
    customer: {
      reads: (who, row) => who.seesCustomer(row.id),
      adds: adders,
      changes: keepers,
      drops: keepers,
    },
    customer_internal: {
      reads: internal((who, row) => who.seesCustomer(row.customer_id)),
      adds: internal(adders),
      changes: internal(
        any(
          keepers,
          (who, row) => who.writesCustomer(row.customer_id),
          (who) => who.hasRight('reference:change'),
        ),
      ),
      drops: keepers,
      fields: (who, before, after) =>
        who.keepsPortfolio() ||
        ((who.hasRight('reference:change') ||
          same(
            before,
            after,
            Object.keys(before).filter((c) => c !== 'reference_tenant_id'),
          )) &&
          (who.writesCustomer(after.customer_id) || same(before, after, ['reference_tenant_id', 'version']))),
    },
    tenant: {
      reads: (who, row) => who.sees(row.id),
      adds: adders,
      changes: any(
        keepers,
        (who, row) => who.writes(row.id),
        (who) => who.assignsEverywhere(),
      ),
      drops: keepers,
      fields: (who, before, after) =>
        who.keepsPortfolio() ||
        ((who.assignsEverywhere() || before.firm_id === after.firm_id) &&
          same(before, after, ['firm_id', 'active', 'version', 'country']) &&
          (who.writes(before.id) || same(before, after, ['firm_id', 'version']))),
    },
    tenant_internal: {
      reads: internal(readers),
      adds: internal(adders),
      changes: internal(any(keepers, writers)),
      drops: keepers,
    },
    choice: { reads: (who, row) => who.mayKnow(row.audience), adds: keepers, changes: keepers },
    tenant_partner: {
      reads: readers,
      adds: any(keepers, writers),
      changes: any(keepers, writers),
      drops: any(keepers, writers),
    },
    contact: {
      reads: all(
        (who, row) => row.kind !== 'Microsoft' || who.isInternal(),
        any(readers, (who, row) => row.customer_id !== null && who.seesCustomer(row.customer_id)),
      ),
      adds: ofContacts,
      changes: ofContacts,
      drops: ofContacts,
    },
    assignment: {
      reads: (who, row) => who.seesAssignment(row.person_id, row.role, row.tenant_id, row.customer_id),
      adds: assigners,
      changes: assigners,
      drops: assigners,
    },
    reassignment: { reads: readsMove, adds: assignEverywhere, changes: assignEverywhere },
    reassignment_row: {
      reads: (who, row) => moves.some((move) => move.id === row.reassignment_id && readsMove(who, move)),
      adds: assignEverywhere,
      changes: assignEverywhere,
    },

    // Lists are whoever's brought them in.
    import: {
      reads: readsImport,
      adds: (who, row) => who.isInternal() && row.by_id === who.id,
      changes: readsImport,
    },
    import_row: { reads: ofImport, adds: ofImport, changes: ofImport },

    // Playbooks
    playbook_version: ofPlaybook(everybody),
    playbook_page: ofPlaybook(pagesOfAudience),
    playbook_task: ofPlaybook(pagesOfAudience),
    playbook_text: { ...ofPlaybook(pagesOfAudience), drops: publishers },
    playbook_process: ofPlaybook(pagesOfAudience),
    playbook_finding: ofPlaybook((who) => who.isInternal()),
    feedback: {
      reads: (who, row) =>
        row.sender_id === who.id || (who.isInternal() && (row.owner_id === who.id || who.publishes())),
      adds: (who, row) => row.sender_id === who.id && row.answered_at === null && who.knowsPage(row.path),
      changes: (who, row) => who.isInternal() && (row.owner_id === who.id || who.publishes()),
      fields: answersOnce,
    },

    // Work
    note: {
      reads: all((who, row) => who.mayKnow(row.audience), readers),
      adds: all(writers, (who, row) => who.mayKnow(row.audience) && row.author_id === who.id),
    },
    note_done: {
      reads: all((who, row) => who.mayKnow(row.audience), readers),
      adds: all((who, row) => who.mayKnow(row.audience), writers),
      drops: all((who, row) => who.mayKnow(row.audience), writers),
    },
    note_draft: draftsOfOnesOwn,
    task_record: {
      reads: all(readers, (who, row) => who.knowsTask(row.task_id)),
      adds: all(writers, (who, row) => who.knowsTask(row.task_id)),
      changes: all(writers, (who, row) => who.knowsTask(row.task_id)),
    },

    // Cases: the engine decides who may send which event, and the portal writes what it decided.
    process_case: { reads: readsCase },
    case_person: ofCase,
    case_step: ofCase,
    case_question: ofCase,
    case_figure: ofCase,
    notice: { reads: forOneself, changes: forOneself },
    case_meeting: ofCase,
    case_guest: {
      reads: (who, row) =>
        meetings.some(
          (meeting) =>
            meeting.id === row.meeting_id &&
            cases.some((one) => one.id === meeting.case_id && readsCase(who, one)),
        ),
    },
    notice_preference: { reads: forOneself, adds: forOneself, changes: forOneself },
    // Letters hold what one person was told: the portal's own.
    mail_sent: {},
    offer: {
      reads: (who, row) => who.isInternal() || row.audience === 'partner',
      adds: leaders,
      changes: leaders,
    },
    goal: { reads: (who) => who.isInternal(), adds: leaders, changes: leaders, drops: leaders },
    // Lists are the organisation's own; Regional Managers make them. What has begun a case stays.
    target_list: {
      reads: (who) => who.isInternal(),
      adds: assignEverywhere,
      changes: internal(assignEverywhere),
      drops: all(assignEverywhere, (_, row) => row.published_at === null),
    },
    target: {
      reads: internal(readers),
      adds: assignEverywhere,
      changes: assignEverywhere,
      drops: all(assignEverywhere, (_, row) => row.case_id === null),
    },
    // Services
    tenant_service: {
      ...ofServices,
      adds: all(
        writers,
        knowsService,
        (who, row) => row.scenario === usualScenario || who.hasRight('scenario:edit'),
      ),
      fields: (who, before, after) => before.scenario === after.scenario || who.hasRight('scenario:edit'),
    },
    entitlement_status: ofServices,
    adoption_indicator: ofServices,
    service_migration: ofServices,
    service_forecast: {
      reads: all(readers, knowsService),
      adds: all(writers, knowsService, (who, row) => row.said_by === who.id),
    },
    service_motion: { reads: internal(readers), adds: internal(writers), drops: internal(writers) },
    service_feed: { reads: all(readers, knowsService), adds: keepers, changes: keepers, drops: keepers },
    success_metric: ofServices,
    tenant_authentication: { reads: readers, adds: writers, changes: writers },

    // Views, changes of several tenants, and what is put off
    saved_view: {
      reads: any(
        forOneself,
        internal((_, row) => row.shared === true),
      ),
      adds: all(forOneself, sharesInside),
      changes: all(forOneself, sharesInside),
      drops: forOneself,
    },
    usual_view: { reads: forOneself, adds: forOneself, changes: forOneself, drops: forOneself },
    bulk_change: { reads: ofOwnBulk, adds: ofOwnBulk, changes: ofOwnBulk },
    bulk_change_row: {
      reads: all(inOwnBulk, readers),
      adds: all(inOwnBulk, any(keepers, writers)),
      changes: all(inOwnBulk, readers),
    },
    snooze: { reads: forOneself, adds: forOneself, changes: forOneself, drops: forOneself },

    // Ledger
    ledger: {
      reads: readsEntry,
      adds: all(recorders, ownChain, forOneself),
    },
    ledger_head: {
      reads: (who, row) => row.tenant_id === null || who.sees(row.tenant_id),
      adds: all(recorders, ownChain),
      changes: all(recorders, ownChain),
    },
    ledger_personal: {
      reads: (who, row) =>
        entries.some((entry) => entry.chain === row.chain && entry.seq === row.seq && readsEntry(who, entry)),
      // With a new entry only.
      adds: (who, row) =>
        Number(row.seq) > 9 &&
        who.mayRecord(chainTenant(row)) &&
        (row.chain === 'organisation' || who.sees(row.chain)),
    },

    // Usage
    usage_tenant: usage,
    usage_key: {},
    usage_import: usage,
    usage_quarantine: { reads: administrators },
    usage_entitlement: usage,
    usage_connection: usage,
    usage_override: { reads: readers, adds: (who, row) => writers(who, row) && row.said_by === who.id },
    usage_sign: usage,
    usage_consent: {},
    usage_sync: usage,
    usage_naming: usage,
    usage_name: {
      reads: any(
        administrators,
        all(readers, (who, row) => who.isAssignedTo(row.tenant_id)),
      ),
    },
    usage_erased: {},
  };
}
