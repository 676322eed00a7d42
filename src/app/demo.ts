import { createHash } from 'node:crypto';
import { newId } from '../base/ids.ts';
import { assign } from '../features/assignments/commands.ts';
import { addNote } from '../features/notes/commands.ts';
import type { NoteId } from '../features/notes/model.ts';
import { actorOf, addPerson } from '../features/people/commands.ts';
import { type Actor, systemActor } from '../features/people/model.ts';
import { demoPeople as existingDemoPeople, personById } from '../features/people/queries.ts';
import { saveTask } from '../features/tasks/commands.ts';
import type { TaskStatus } from '../features/tasks/model.ts';
import { addCustomer, addTenant } from '../features/tenants/commands.ts';
import type { CustomerId, TenantId } from '../features/tenants/model.ts';
import type { Store, Tx } from '../store/store.ts';
import { walkDemoCases } from './demo-cases.ts';
import { prepareDemoCsmau } from './demo-csmau.ts';
import { describeDemo } from './demo-customers.ts';
import { sayDemoFeedback } from './demo-feedback.ts';
import { type DemoNote, demoNotes } from './demo-notes.ts';
import { demoFirm, demoPeople } from './demo-people.ts';
import { addDemoQueues, arrangeDemoStaff, sayHowTheyWork } from './demo-staff.ts';
import { type DemoTenant, demoCustomers } from './demo-tenants.ts';

/**
 * Fills an empty store with an invented organisation, by the same commands that people use. Does nothing when it is there already.
 * Needs a published playbook.
 * @returns whether it had to.
 */
export async function seedDemo(store: Store, now: Date): Promise<boolean> {
  if ((await existingDemoPeople(store.system)).length > 0) return false;
  const before = (days: number, hours = 0) => new Date(now.getTime() - days * 86_400_000 + hours * 3_600_000);
  const seeded = await store.system.transaction().execute(async (tx) => {
    const people = await addPeople(tx, before(60));
    await sayHowTheyWork(tx, people, now);
    const added = await addTenants(tx, people, before(59));
    await describeDemo(tx, added, before(8));
    return { people, ...added };
  });
  const actor = demoActors(store, seeded.people);
  await arrangeDemoStaff(store, await actor('rm'), seeded.people, seeded.places, before(45));
  await doSomeWork(store, actor, seeded.tenants, before);
  await sayDemoFeedback(store, actor, before);
  await prepareDemoCsmau(store, await actor('rm'), seeded.tenants, before(3));
  await walkDemoCases(store, actor, seeded.tenants, before);
  return true;
}

type Ids = ReadonlyMap<string, string>;
type TenantIds = ReadonlyMap<string, TenantId>;

async function addPeople(tx: Tx, at: Date): Promise<Ids> {
  const firm = newId('firm', at);
  await tx.insertInto('partner_firm').values({ id: firm, name: demoFirm }).execute();
  const ids = new Map<string, string>([['firm', firm]]);
  for (const [
    n,
    { key, name, roles, capabilities = [], partner, administrator = false },
  ] of demoPeople.entries()) {
    const domain = partner === undefined ? 'tailspin.example' : 'wingtip.example';
    const email = `${name.toLowerCase().replace(/\s+/g, '.')}@${domain}`;
    const person = {
      name,
      email,
      roles,
      capabilities,
      administrator,
      demo: true,
      ...(partner ? { firm } : {}),
    };
    // A second apart, so that the list of people keeps this order.
    ids.set(key, await addPerson(tx, systemActor.person, person, new Date(at.getTime() + n * 1000)));
  }
  for (const [key, id] of await addDemoQueues(tx, at)) ids.set(key, id);
  return ids;
}

/** A tenant id in the form of Entra's, always the same for the same name. */
function guidFor(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function addTenants(tx: Tx, people: Ids, at: Date): Promise<{ tenants: TenantIds; places: Ids }> {
  const ids = new Map<string, TenantId>();
  const customers = new Map<string, string>();
  for (const { tenants, lead, ...given } of demoCustomers) {
    const customer = await addCustomer(tx, systemActor, given, at);
    customers.set(`customer ${given.name}`, customer);
    await assignToCustomer(tx, people, customer, lead, at);
    for (const tenant of tenants) {
      const { name, domain, motions } = tenant;
      const firm = tenant.partner ? (people.get('firm') ?? null) : null;
      const added = { customer, guid: guidFor(name), name, domain, motions, firm };
      const id = await addTenant(tx, systemActor, added, at);
      ids.set(name, id);
      await assignTeam(tx, people, id, tenant, at);
    }
  }
  return { tenants: ids, places: new Map<string, string>([...ids, ...customers]) };
}

/** Who has the customer as a whole, and so all its tenants. */
async function assignToCustomer(
  tx: Tx,
  people: Ids,
  customer: CustomerId,
  lead: string | undefined,
  at: Date,
): Promise<void> {
  const person = lead === undefined ? undefined : people.get(lead);
  if (person === undefined) return;
  await assign(tx, systemActor, { person, role: 'fm', place: { customer }, primary: true }, at);
}

async function assignTeam(
  tx: Tx,
  people: Ids,
  tenant: TenantId,
  { team }: DemoTenant,
  at: Date,
): Promise<void> {
  for (const [key, role] of team) {
    const person = people.get(key);
    // SMEs are not primary, and everybody else is the only one of their role.
    if (person !== undefined)
      await assign(tx, systemActor, { person, role, place: { tenant }, primary: role !== 'sme' }, at);
  }
}

const kickoff = ['3979', '3616', '994', '1903', '4017'] as const;

/** What has been done so far: tenant, person, days ago, task, status, %. */
const story: readonly (readonly [string, string, number, string, TaskStatus, number?])[] = [
  ['Contoso Pharma', 'fm', 40, kickoff[0], 'Not Required'],
  ['Contoso Pharma', 'fm', 38, kickoff[1], 'Complete'],
  ['Contoso Pharma', 'fm', 33, kickoff[2], 'In Progress', 50],
  ['Contoso Pharma', 'fm', 30, kickoff[2], 'Complete'],
  ['Contoso Pharma', 'fm', 30, kickoff[3], 'Complete'],
  ['Contoso Pharma', 'fm', 12, kickoff[4], 'Paused-Customer Delay', 40],
  ['Contoso Retail', 'fm', 25, kickoff[1], 'Complete'],
  ['Contoso Retail', 'fm', 21, kickoff[2], 'In Progress', 60],
  ['Contoso Retail', 'sme', 9, '3745', 'In Progress', 25],
  ['Woodgrove Bank', 'fm', 18, kickoff[1], 'In Progress', 20],
  ['Fabrikam Robotics', 'fm2', 15, kickoff[1], 'Complete'],
  ['Fabrikam Robotics', 'fm2', 6, kickoff[2], 'Blocked-Business', 30],
  ['Litware Insurance', 'fm2', 10, '3735', 'In Progress', 10],
  ['Northwind Traders', 'pfm', 20, '3735', 'In Progress', 40],
];

type FindActor = (key: string) => Promise<Actor>;

/** People of the demo by key, as they act. */
function demoActors(store: Store, people: Ids): FindActor {
  const known = new Map<string, Actor>();
  return async (key) => {
    const id = people.get(key) ?? '';
    const found =
      known.get(key) ?? (await personById(store.system, id).then((row) => row && actorOf(id, row)));
    if (found === undefined) throw new Error(`the demo has no person ${key}`);
    known.set(key, found);
    return found;
  };
}

async function doSomeWork(
  store: Store,
  actor: FindActor,
  tenants: TenantIds,
  before: (days: number, hours?: number) => Date,
): Promise<void> {
  const versions = new Map<string, number>();
  // In the order of the days, so that every timeline reads as it happened; a note is written an hour after the change it explains.
  const saves = story.map(
    ([name, key, days, ...rest]) => ({ name, key, at: before(days), task: rest }) as const,
  );
  const writings = demoNotes.map((note) => {
    return { name: note.tenant, key: note.by, at: before(note.daysAgo, 1), note } as const;
  });
  const written = new Map<string, NoteId>();
  for (const event of [...saves, ...writings].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const who = await actor(event.key);
    const tenantId = tenants.get(event.name);
    if (tenantId === undefined) throw new Error(`the demo has no tenant ${event.name}`);
    const db = store.as(who);
    if ('note' in event) {
      const given = { tenantId, ...(await noteOf(event.note, actor, written, before)) };
      const { id } = await db.transaction().execute((tx) => addNote(tx, who, given, event.at));
      written.set(event.note.body, id as NoteId);
      continue;
    }
    const [taskId, status, percentComplete] = event.task;
    const match = versions.get(tenantId + taskId) ?? 0;
    const cmd = { tenantId, taskId, service: '', match, why: '', status, percentComplete };
    await db.transaction().execute((tx) => saveTask(tx, who, cmd, event.at));
    versions.set(tenantId + taskId, match + 1);
  }
}

async function noteOf(
  { task, next, legacy, corrects, ...note }: DemoNote,
  actor: FindActor,
  written: ReadonlyMap<string, NoteId>,
  before: (days: number) => Date,
) {
  const old = corrects && [...written].find(([body]) => body.startsWith(corrects))?.[1];
  const [nextAction, inDays = 0, owner] = next ?? [];
  return {
    ...note,
    taskId: task,
    legacyCategory: legacy,
    corrects: old || null,
    nextAction,
    nextActionDate: next && before(-inDays).toISOString().slice(0, 10),
    nextActionOwner: owner && (await actor(owner)).person,
  };
}
