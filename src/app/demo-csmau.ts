import { addGoal } from '../features/goals/commands.ts';
import { goalFieldsSchema } from '../features/goals/model.ts';
import { addOffer } from '../features/offers/commands.ts';
import { offerFieldsSchema } from '../features/offers/model.ts';
import { type Actor, systemActor } from '../features/people/model.ts';
import { addTargets, makeList } from '../features/targets/commands.ts';
import type { TargetListId } from '../features/targets/model.ts';
import { fiscalYearAt } from '../features/targets/rules.ts';
import type { TenantId } from '../features/tenants/model.ts';
import type { Store } from '../store/store.ts';

// Invented offers, and a list that waits for its Regional Manager to publish it.

const offers = [
  {
    title: 'Champions workshop',
    about: 'Half a day with the people whom colleagues ask: what they show others in their first week.',
    services: ['teams', 'yammer'],
    audience: 'partner',
    link: 'https://content.example/champions',
  },
  {
    title: 'First day for frontline staff',
    about: 'Shared devices, shifts and the one app that everybody opens.',
    services: ['teams'],
    link: 'https://content.example/frontline',
  },
  {
    title: 'Files that find their people',
    about: 'Moves the team drives that are used most, and shows how to share instead of attaching.',
    services: ['onedrive', 'sharepoint'],
    link: 'https://content.example/files',
  },
  {
    title: 'Mail on every phone',
    about: 'Sets up Outlook for those who have a licence and no mailbox on their phone.',
    services: ['exchange'],
    link: 'https://content.example/mail',
  },
  {
    title: 'Executive sponsorship kit',
    about: 'Three messages from leadership, written to be sent.',
    link: 'https://content.example/sponsors',
  },
] as const;

/** Shares of a whole in people; invented, as is the organisation. */
const goals = [
  {
    name: 'More people in all tenants',
    target: 3000,
    below: [
      { name: 'EMEA', region: 'EMEA', target: 1600 },
      { name: 'Americas', region: 'Americas', target: 1000 },
      { name: 'Asia', region: 'Asia', target: 400 },
    ],
  },
  { name: 'By our own engagements', target: 900, counts: 'influenced', below: [] },
] as const;

const targeted = ['Fabrikam Robotics', 'Litware Insurance', 'Northwind Traders'] as const;

/** Offers by whoever owns the machine, and a draft by the Regional Manager. */
export async function prepareDemoCsmau(
  store: Store,
  manager: Actor,
  tenants: ReadonlyMap<string, TenantId>,
  at: Date,
): Promise<void> {
  await store.system.transaction().execute(async (tx) => {
    for (const offer of offers) await addOffer(tx, systemActor, offerFieldsSchema.parse(offer), at);
    const fiscalYear = fiscalYearAt(at.toISOString().slice(0, 10), 7);
    const set = (goal: object, parent: string | null) =>
      addGoal(tx, systemActor, { ...goalFieldsSchema.parse({ ...goal, parent }), fiscalYear }, at);
    for (const { below, ...goal } of goals) {
      const whole = await set(goal, null);
      for (const part of below) await set(part, whole);
    }
  });
  const listed = targeted.flatMap((name) => tenants.get(name) ?? []);
  await store
    .as(manager)
    .transaction()
    .execute(async (tx) => {
      const fiscalYear = fiscalYearAt(at.toISOString().slice(0, 10), 7);
      const fields = { process: 'csmau', name: 'Large gaps', region: 'EMEA', fiscalYear, ends: null };
      const { id } = await makeList(tx, manager, fields, at);
      const add = { id: id as TargetListId, tenants: listed, sme: 'deal' as const, why: 'Large gap' };
      await addTargets(tx, manager, add, at);
    });
}
