import { at, customerId, orNull, personId, type Rows, tenantId } from './ids.ts';
import type { World } from './world.ts';

export function workOf({ notes, records, feedback, people }: World): Rows {
  return {
    note: notes.map(({ tenant, audience, author }, n) => ({
      id: `note_${n}`,
      tenant_id: tenantId(tenant),
      category: 'Environment',
      body: 'words',
      author_id: personId(author),
      created_at: at,
      audience,
    })),
    note_done: notes.map(({ tenant, audience }, n) => ({
      note_id: `note_${n}`,
      tenant_id: tenantId(tenant),
      audience,
      done_by: personId(0),
      done_at: at,
    })),
    note_draft: people.map((_, n) => ({
      id: `draft_${n}`,
      person_id: personId(n),
      place: 1,
      category: 'Environment',
      created_at: at,
      changed_at: at,
    })),
    task_record: records.map(({ tenant, task }, n) => ({
      tenant_id: tenantId(tenant),
      task_id: task,
      service: '',
      status: n % 2 === 0 ? 'Complete' : 'In Progress',
      percent_complete: 50,
      responsible: 'SME',
      updated_by: personId(0),
      updated_at: at,
      version: 1,
    })),
    feedback: feedback.map(({ sender, owner, answered, path }, n) => ({
      id: `feedback_${n}`,
      version_id: 'version_2',
      path,
      page_number: 1,
      page_title: path,
      anchor: '',
      heading: '',
      kind: 'idea',
      body: 'words',
      sender_id: personId(sender),
      owner_id: orNull(owner, personId),
      sent_at: at,
      answer: answered ? 'words' : null,
      answered_by: answered ? personId(0) : null,
      answered_at: answered ? at : null,
    })),
  };
}

export function casesOf({ cases, people, tenants }: World): Rows {
  const ids = cases.map((_, n) => `case_${n}`);
  return {
    process_case: cases.map(({ tenant, process, ended }, n) => ({
      id: ids[n],
      tenant_id: tenantId(tenant),
      process,
      version_id: 'version_1',
      state: 'validating',
      cycle: 1,
      ended,
      started_at: at,
      state_since: at,
    })),
    case_person: cases.flatMap(({ named }, n) =>
      named === null ? [] : [{ case_id: ids[n], person_id: personId(named), actor: 'sme' }],
    ),
    case_step: ids.map((case_id) => ({
      case_id,
      seq: 1,
      at,
      person_id: personId(0),
      event: 'pass',
      to_state: 'eligible',
      cycle: 1,
      answers: {},
      facts: {},
    })),
    case_question: ids.map((case_id, n) => ({
      id: `case_question_${n}`,
      case_id,
      about: 'dibs',
      actor: 'fm',
      text: 'words',
      asked_by: personId(0),
      asked_at: at,
    })),
    case_figure: ids.map((case_id) => ({ case_id, cycle: 1, kind: 'before', taken_at: at, figures: {} })),
    case_meeting: ids.map((case_id, n) => ({
      id: `meeting_${n}`,
      case_id,
      uid: `meeting_${n}@uptake`,
      sequence: 0,
      starts_at: at,
      minutes: 30,
      place: 'words',
      zone: 'Europe/Oslo',
      organizer_id: personId(0),
      said_at: at,
      why: 'words',
    })),
    case_guest: ids.map((_, n) => ({ meeting_id: `meeting_${n}`, person_id: personId(0) })),
    mail_sent: people.map((_, n) => ({
      id: `mail_${n}`,
      occasion: `meeting meeting_${n} 0 on`,
      person_id: personId(n),
      address: `p${n}@contoso.example`,
      series: `meeting meeting_${n}`,
      letter: { subject: 'words', blocks: [] },
      made_at: at,
      next_try: at,
      message_id: `mail_${n}@contoso.example`,
      answer: 'words',
    })),
    notice_preference: people.map((_, n) => ({
      person_id: personId(n),
      mail: 'daily',
      hour: 8,
      kinds: ['news'],
      version: 1,
    })),
    notice: people.map((_, n) => ({
      id: `notice_${n}`,
      person_id: personId(n),
      occasion: 'occasion',
      text: 'words',
      at,
      read_at: null,
    })),
    offer: (['internal', 'partner'] as const).map((audience) => ({
      id: `offer_${audience}`,
      title: audience,
      audience,
      place: 1,
    })),
    target_list: [null, at].map((published_at, n) => ({
      id: `list_${n}`,
      process: 'csmau',
      name: 'words',
      region: 'EMEA',
      fiscal_year: 2027,
      made_by: personId(0),
      made_at: at,
      published_at,
      published_by: published_at === null ? null : personId(0),
    })),
    goal: [{ id: 'goal_1', fiscal_year: 2027, name: 'words', counts: 'total', target: 9 }],
    target: tenants.map((_, n) => ({
      list_id: `list_${n % 2}`,
      tenant_id: tenantId(n),
      case_id: null,
      added_by: personId(0),
      added_at: at,
    })),
  };
}

/** What the organisation's own chain tells of a customer. */
const kinds = ['person.assigned', 'customer.saved', 'contact.added'] as const;

export function ledgerOf({ entries, tenants }: World): Rows {
  const chains = [
    { chain: 'organisation', tenant_id: null },
    ...tenants.map((_, n) => ({ chain: tenantId(n), tenant_id: tenantId(n) })),
  ];
  const numbered = entries.map(({ tenant, customer, audience, by }, n) => ({
    chain: tenant === null ? 'organisation' : tenantId(tenant),
    seq: n + 1,
    tenant_id: orNull(tenant, tenantId),
    at,
    person_id: personId(by),
    kind: customer === null ? 'a.b' : kinds[n % kinds.length],
    subject: 's',
    why: '',
    facts: { customer: orNull(customer, customerId) },
    personal_digest: '',
    hash: `hash ${n}`,
    audience,
  }));
  return {
    ledger_head: chains.map((chain) => ({ ...chain, seq: 9, hash: 'hash' })),
    ledger: numbered,
    ledger_personal: numbered.map(({ chain, seq }) => ({ chain, seq, salt: 'salt', facts: {} })),
  };
}
