import { compileFiles } from '../../src/app/compile-files.ts';
import { readPlaybookFolder } from '../../src/app/playbook-folder.ts';
import { known } from '../../src/engine/facts.ts';
import { assign } from '../../src/features/assignments/commands.ts';
import type { FactValues } from '../../src/features/cases/case-facts.ts';
import { actOnCase, startCase } from '../../src/features/cases/commands.ts';
import type { CaseId } from '../../src/features/cases/model.ts';
import type { CaseParts } from '../../src/features/cases/parts.ts';
import { caseById } from '../../src/features/cases/queries.ts';
import { actorOf, addPerson } from '../../src/features/people/commands.ts';
import { type Actor, systemActor } from '../../src/features/people/model.ts';
import { publish } from '../../src/features/playbooks/commands.ts';
import { addCustomer, addTenant } from '../../src/features/tenants/commands.ts';
import type { TenantId } from '../../src/features/tenants/model.ts';
import type { Store } from '../../src/store/store.ts';
import { realPlaybooks } from './app.ts';

const begin = new Date('2026-11-16T09:00:00Z');

/** The real page with the definition that we ship beside it, two SMEs, an FM and an RM. */
export async function csmauWorld(store: Store) {
  const own = await readPlaybookFolder('playbooks');
  const definition = own.filter(({ path }) => path.endsWith('.process.yaml'));
  const compiled = compileFiles([...(await readPlaybookFolder(realPlaybooks)), ...definition]);
  let now = begin;
  const told: FactValues = {
    'tenant.duplicate': known(false),
    'dibs.complete': known(false),
    'usage.csmau': known(120),
  };
  const figureAt = (day: string) => ({
    day,
    people: figure.people,
    atLeast: figure.people,
    atMost: figure.people,
    entitlements: 400,
    percent: null,
    quality: 'complete',
    definition: 1,
    dataDate: day,
  });
  const figure: { people: number | null } = { people: 120 };
  const all = ['champions', 'training', 'governance'];
  const offers = [...all];
  const parts: CaseParts = {
    sources: [async () => told],
    items: async () => all.map((id) => ({ id, label: id, note: '', active: offers.includes(id) })),
    figures: async (_db, _tenant, day) => figureAt(day),
  };
  const people = await store.system.transaction().execute(async (tx) => {
    await publish(tx, systemActor, compiled, { why: 'as it is', accept: ['PB012-unknown-step'] }, now);
    const person = async (name: string, roles: string[], capabilities: string[] = []) => {
      const row = { name, email: `${name.toLowerCase()}@tailspin.example`, roles, capabilities };
      const id = await addPerson(tx, 'system', row, now);
      return actorOf(id, { ...row, firm_id: null, administrator: false, demo: false });
    };
    return {
      rhea: await person('Rhea', ['rm']),
      jonas: await person('Jonas', ['sme'], ['csmau:member']),
      mira: await person('Mira', ['sme'], ['csmau:member']),
      lotte: await person('Lotte', ['fm']),
      oskar: await person('Oskar', ['fe']),
    };
  });
  let made = 0;
  const tenant = () =>
    store.system.transaction().execute(async (tx) => {
      made++;
      const customer = await addCustomer(
        tx,
        systemActor,
        { tpid: made, name: `Contoso ${made}`, region: 'EMEA', segment: 'SMC' },
        now,
      );
      const given = {
        customer,
        guid: `guid-${made}`,
        name: `Contoso ${made}`,
        domain: 'contoso.example',
        motions: [],
        firm: null,
      };
      const id = await addTenant(tx, systemActor, given, now);
      await assign(
        tx,
        systemActor,
        { person: people.lotte.person, role: 'fm', place: { tenant: id }, primary: true },
        now,
      );
      return id;
    });
  const inTx = <T>(work: (tx: Parameters<typeof startCase>[0]) => Promise<T>) =>
    store.system.transaction().execute(work);
  const publishTo = (tenantId: TenantId) =>
    inTx((tx) =>
      startCase(
        tx,
        people.rhea,
        parts,
        {
          tenantId,
          process: 'csmau',
          event: 'publish',
          answers: {},
          people: [{ person: people.jonas.person, actor: 'csmau SME' }],
        },
        now,
      ),
    );
  const at = async (id: CaseId) => {
    const row = await caseById(store.system, id);
    if (row === undefined) throw new Error('no case');
    return row;
  };
  const act = async (
    id: CaseId,
    who: Actor,
    event: string,
    answers: object = {},
    confirmed: string[] = [],
  ) => {
    const { version } = await at(id);
    await inTx((tx) =>
      actOnCase(tx, who, parts, { id, event, version, answers: { ...answers }, confirmed }, now),
    );
    return (await at(id)).state;
  };
  return {
    ...people,
    told,
    figure,
    offers,
    parts,
    tenant,
    publishTo,
    at,
    act,
    inTx,
    later: (days: number) => {
      now = new Date(now.getTime() + days * 86_400_000);
      return now;
    },
    now: () => now,
  };
}
