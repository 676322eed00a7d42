import { at, orNull, personId, type Rows, tenantId, today } from './ids.ts';
import { pages, tasks, type World } from './world.ts';

export function playbooks(): Rows {
  const versions = ['version_1', 'version_2'];
  const audiences = (forPartners: boolean) => (forPartners ? ['internal', 'partner'] : ['internal']);
  const page = (version_id: string, path: string) => ({ version_id, path });
  const everyPage = versions.flatMap((version) => pages.map((path) => page(version, path)));
  return {
    playbook_version: versions.map((id, n) => ({
      id,
      number: n + 1,
      title: 'Playbook',
      hash: id,
      published_at: at,
      published_by: 'system',
      why: 'why',
      phases: [],
      findings: {},
    })),
    playbook_page: everyPage.map((one) => ({
      ...one,
      number: 1,
      hash: 'hash',
      title: one.path,
      kind: 'process',
      phases: [],
      audiences: audiences(one.path === pages[0]),
      model: {},
      sections: [],
    })),
    playbook_task: versions.flatMap((version_id, n) =>
      tasks.map((task_id, t) => ({
        version_id,
        task_id,
        name: `Task ${task_id}`,
        mandatory: null,
        roles: [],
        services: [],
        audiences: audiences(t === (n === 1 ? 0 : 2)),
      })),
    ),
    playbook_text: everyPage.map((one) => ({
      ...one,
      place: 0,
      title: one.path,
      anchor: '',
      heading: '',
      tasks: '',
      body: 'words',
      audiences: audiences(one.path === pages[0]),
    })),
    playbook_finding: versions.map((version_id) => ({
      ...page(version_id, pages[0]),
      place: 0,
      code: 'PB001',
      level: 'note',
      line: 1,
      message: 'words',
      hint: null,
      anchor: '',
      heading: '',
    })),
  };
}

export function workOf({ notes, records, feedback }: World): Rows {
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
    task_record: records.map(({ tenant, task }, n) => ({
      tenant_id: tenantId(tenant),
      task_id: task,
      service: '',
      status: n % 2 === 0 ? 'Complete' : 'Pending',
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

export function ledgerOf({ entries, tenants }: World): Rows {
  const chains = [
    { chain: 'organisation', tenant_id: null },
    ...tenants.map((_, n) => ({ chain: tenantId(n), tenant_id: tenantId(n) })),
  ];
  const numbered = entries.map(({ tenant, audience, by }, n) => ({
    chain: tenant === null ? 'organisation' : tenantId(tenant),
    seq: n + 1,
    tenant_id: orNull(tenant, tenantId),
    at,
    person_id: personId(by),
    kind: 'a.b',
    subject: 's',
    why: '',
    facts: {},
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

export function usageOf(tenants: readonly string[]): Rows {
  const each = (more: (n: number) => object) => tenants.map((tenant_id, n) => ({ tenant_id, ...more(n) }));
  return {
    usage_tenant: each((n) => ({ number: n + 1, called: `t${n}` })),
    usage_key: each(() => ({ key: 'key' })),
    usage_import: each((n) => ({
      number: n + 1,
      sha256: 'sha',
      file: 'file',
      bytes: 1,
      source: 'file',
      imported_by: 'system',
      imported_at: at,
    })),
    usage_quarantine: tenants.map((_, n) => ({
      import_number: n + 1,
      line: 1,
      reason: 'why',
      column_name: null,
      text: 'words',
    })),
    usage_entitlement: each((n) => ({ service: 'teams', day: today, enabled: 1, import_number: n + 1 })),
    usage_connection: each(() => ({ state: 'connected', changed_by: 'system', changed_at: at })),
    usage_consent: each((n) => ({ state_hash: `state ${n}`, asked_by: 'system', asked_at: at, until: at })),
    usage_sync: each(() => ({ report: 'teams', next_try: at })),
  };
}
