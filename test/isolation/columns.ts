// What a partner's firm may know of the rows that row security lets it read. Of every other row it knows nothing, so that all of it is
// internal. A column that is missing here fails the test: decide whether partners may read it, and if they may not, no answer may tell of it.

export interface Columns {
  /** A partner may read these, by their names. */
  readonly shared: string;
  /** Of a row that a partner may read otherwise, these are never answered. */
  readonly internal?: string;
  /** Where it depends on the row: what is internal of it beside those, of those that are said to be shared. */
  readonly of?: (
    row: Readonly<Record<string, unknown>>,
    partner: { readonly people: ReadonlySet<string> },
  ) => readonly string[];
}

/** Tables of which a partner may read some rows. */
export const columns: Readonly<Record<string, Columns>> = {
  // People: of those whom a partner sees at work, name and role there.
  partner_firm: { shared: 'id name' },
  person: {
    shared: 'id name email roles firm_id queue disabled_at demo',
    internal: 'capabilities administrator created_at version',
    of: ({ firm_id: firm }) => (firm === null ? ['email', 'roles'] : []),
  },
  person_profile: { shared: 'person_id skills languages time_zone works_from works_to works_on version' },
  absence: { shared: 'id person_id first_day last_day' },
  session: {
    shared: 'id person_id created_at seen_at agent expires_at revoked_at',
    internal: 'token_hash',
  },
  idempotency: { shared: 'person_id key fingerprint status body created_at' },
  notice: { shared: 'id person_id tenant_id case_id occasion text at read_at kind', internal: 'mail_id' },
  notice_preference: { shared: 'person_id mail hour kinds version' },

  // Portfolio
  customer: { shared: 'id tpid name region segment', internal: 'managed active version' },
  tenant: {
    shared:
      'id customer_id guid name domain firm_id active country seats wants_partner partner_status partner_status_date created_at active_override version',
  },
  choice: { shared: 'list value place audience category phase retired' },
  tenant_partner: { shared: 'id tenant_id name mpn_id kind engaged notes version' },
  contact: {
    shared:
      'id tenant_id customer_id kind name title email phone time_zone country role engaged fasttrack admin_type do_not_call do_not_call_reason skill evidence survey_approved survey_eligible survey_language services note source created_at created_by modified_at modified_by version',
  },
  assignment: {
    shared: 'id person_id role tenant_id customer_id is_primary service focus assigned_at version',
    internal: 'assigned_by',
  },

  // Playbooks: the partner edition.
  playbook_version: {
    shared: 'id number title published_at',
    internal: 'hash published_by why phases findings',
  },
  playbook_page: {
    shared: 'version_id path number title kind phases audiences model sections',
    internal: 'hash',
  },
  playbook_task: { shared: 'version_id task_id name mandatory roles services audiences' },
  playbook_text: { shared: 'version_id path place title anchor heading tasks body audiences words' },
  playbook_process: { shared: 'version_id process title page audiences definition' },
  feedback: {
    shared:
      'id version_id path page_number page_title anchor heading kind body sender_id sent_at answer answered_at version',
    internal: 'owner_id answered_by',
  },

  // Services: all of them but those that partners are not told of, and motions.
  tenant_service: {
    shared:
      'tenant_id service in_scope engagement_start status scenario teams split_delivery migrating rejection_reason rejection_note migration_start migration_end updated_by updated_at version',
  },
  entitlement_status: {
    shared:
      'id tenant_id service place status reason engineering entitlements target_date owner_role owner_contact_id next_action_date note split_reason approval since target_by target_at intent_by intent_at',
  },
  adoption_indicator: { shared: 'tenant_id service element value said_by said_at' },
  service_migration: { shared: 'tenant_id service place kind entitlements status estimated notes size_gb' },
  service_forecast: {
    shared:
      'tenant_id service version rfa rfa_submitted first_milestone second_milestone maximum partner said_by said_at',
  },
  service_feed: { shared: 'tenant_id service rfa rfa_submitted predicted_gain' },
  success_metric: { shared: 'id tenant_id service name target actual met updated_by updated_at version' },
  tenant_authentication: { shared: 'tenant_id method updated_by updated_at version' },

  // Work
  note: {
    shared:
      'id tenant_id task_id services category body escalated author_id created_at audience next_action next_action_date next_action_owner tags legacy_category corrects',
  },
  note_done: { shared: 'note_id tenant_id audience done_by done_at' },
  note_draft: {
    shared:
      'id person_id place tenant_id task_id services category body escalated shared next_action next_action_date next_action_owner corrects created_at changed_at version',
  },
  task_record: {
    shared: 'tenant_id task_id service status percent_complete responsible updated_by updated_at version',
  },
  process_case: {
    shared:
      'id tenant_id process version_id state cycle ended stored reason help_requested delivered delivered_before started_at state_since next_action waits timers next_timer version',
  },
  case_person: { shared: 'case_id person_id actor' },
  case_step: { shared: 'case_id seq at person_id event wizard from_state to_state cycle answers facts' },
  case_question: { shared: 'id case_id about actor text asked_by asked_at answer answered_by answered_at' },
  // Whom they may not know has no name, and is the portal to them.
  case_meeting: {
    shared: 'id case_id sequence starts_at minutes place zone organizer_id said_at cancelled_at why',
    internal: 'uid',
  },
  case_guest: { shared: 'meeting_id person_id' },
  saved_view: {
    shared: 'id list person_id name shared display whose sort filter find cols changed_at version',
  },
  usual_view: { shared: 'person_id list view' },
  snooze: { shared: 'person_id item until' },
  case_figure: { shared: 'case_id cycle kind taken_at figures' },

  // Ledger: what happened at their tenants, without the proof; reasons only of their own people.
  ledger: {
    shared: 'chain tenant_id at person_id kind subject why facts audience',
    internal: 'seq personal_digest hash',
    of: ({ person_id: person }, { people }) => (people.has(String(person)) ? [] : ['why']),
  },
  ledger_head: { shared: 'chain tenant_id', internal: 'seq hash' },
  ledger_personal: { shared: 'chain facts', internal: 'seq salt' },

  // Usage: figures and where they come from.
  usage_tenant: { shared: 'tenant_id number called' },
  usage_import: {
    shared:
      'number tenant_id sha256 mapping file bytes source state report name_space refresh_from refresh_to rows quarantined unknown_people remarks refusal imported_by imported_at',
  },
  usage_entitlement: { shared: 'tenant_id service day enabled assigned import_number' },
  usage_override: { shared: 'tenant_id service version from_day count why said_by said_at' },
  usage_sign: { shared: 'tenant_id import_number report day kind people' },
  usage_naming: { shared: 'tenant_id since', internal: 'kept_by' },
  usage_name: { shared: 'tenant_id person name' },
  usage_connection: {
    shared:
      'tenant_id state changed_by changed_at roles conceals_names name_space names_from busy_until queued_until',
  },
  usage_sync: {
    shared:
      'tenant_id report last_success refresh_day next_try held_until attempts problem_code problem asked round_day round_done missing',
  },
  // Offers that are said to be for partners.
  offer: { shared: 'id title about audience services blockers link place retired_at version' },
};

/** Tables of which a partner never reads a row; so that it is said when one does. */
export const never = [
  ...['attempt', 'credential', 'mail_sent', 'migration', 'outbox', 'password_link', 'setup_link'],
  ...[
    'bulk_change',
    'bulk_change_row',
    'customer_internal',
    'import',
    'import_row',
    'tenant_internal',
    'note_text',
    'playbook_finding',
    'reassignment',
    'reassignment_row',
    'goal',
    'target_list',
    'target',
    'service_motion',
  ],
  ...['usage_consent', 'usage_erased', 'usage_key', 'usage_quarantine'],
];
