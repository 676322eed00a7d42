import { known } from '../engine/facts.ts';
import { actOnCase, startCase } from '../features/cases/commands.ts';
import type { CaseId } from '../features/cases/model.ts';
import type { CaseKnowledge } from '../features/cases/parts.ts';
import { caseById, newestDefinitions } from '../features/cases/queries.ts';
import { offerCatalogue } from '../features/offers/model.ts';
import type { Actor } from '../features/people/model.ts';
import type { TenantId } from '../features/tenants/model.ts';
import type { Store } from '../store/store.ts';
import { offerItems } from './case-parts.ts';

type Step = readonly [
  daysAgo: number,
  person: string,
  event: string,
  answers?: Readonly<Record<string, unknown>> | ((day: (daysAgo: number) => string) => object),
];

interface DemoCase {
  readonly tenant: string;
  readonly publishedDaysAgo: number;
  /** Whether the tenant's DIBS are told to be complete. */
  readonly complete: boolean;
  readonly steps: readonly Step[];
}

const evaluation = {
  dibs_accurate: true,
  blockers_discussed: true,
  fit: 'Offers fit',
  plan: 'Two workshops for store managers, then a campaign by mail',
};

/** Cases of CSMAU in different states, by the people of the demo. */
const story: readonly DemoCase[] = [
  {
    tenant: 'Contoso Retail',
    publishedDaysAgo: 16,
    complete: false,
    steps: [
      [14, 'sme', 'start validation'],
      [
        9,
        'sme',
        'DIBS missing',
        (day) => ({
          question: 'Who owns Teams at the stores, and by when is it meant to be used?',
          next_action: day(2),
        }),
      ],
    ],
  },
  {
    tenant: 'Adatum Instruments',
    publishedDaysAgo: 20,
    complete: true,
    steps: [
      [18, 'sme', 'start validation'],
      [15, 'sme', 'pass', { reviewed: true }],
      [13, 'sme', 'book meeting', (day) => ({ day: day(-3), time: '14:30', minutes: 45, place: 'Online' })],
    ],
  },
  {
    tenant: 'Woodgrove Bank',
    publishedDaysAgo: 30,
    complete: true,
    steps: [
      [28, 'sme', 'start validation'],
      [26, 'sme', 'pass', { reviewed: true }],
      [22, 'sme', 'book meeting', (day) => ({ day: day(15), time: '10:00', minutes: 30, place: 'Online' })],
      [15, 'sme', 'hold evaluation', evaluation],
      [14, 'fm', 'assign SME', { sme: 'sme' }],
      [13, 'sme', 'finish wizard', { status: 'Engaged', planned: [0, 1, 3] }],
      [6, 'sme', 'finish wizard', { status: 'Engaged', planned: [0, 1, 3], delivered: [0] }],
    ],
  },
];

/** Walks the cases through the same commands as people do. Does nothing when the published playbook has no such process. */
export async function walkDemoCases(
  store: Store,
  actor: (key: string) => Promise<Actor>,
  tenants: ReadonlyMap<string, TenantId>,
  before: (days: number) => Date,
): Promise<void> {
  if (!(await newestDefinitions(store.system)).some(({ process }) => process === 'csmau')) return;
  const [manager, expert] = [await actor('rm'), await actor('sme')];
  const offers = await offerItems(store.system, offerCatalogue);
  /** Offers by their place in the catalogue, the SME by a word: as the commands take them. */
  const named = (told: object) =>
    Object.fromEntries(
      Object.entries(told).map(([field, value]) => [
        field,
        Array.isArray(value)
          ? value.map((place) => offers[place]?.id)
          : value === 'sme'
            ? expert.person
            : value,
      ]),
    );
  const day = (daysAgo: number) => before(daysAgo).toISOString().slice(0, 10);
  for (const { tenant, publishedDaysAgo, complete, steps } of story) {
    const tenantId = tenants.get(tenant);
    if (tenantId === undefined) throw new Error(`the demo has no tenant ${tenant}`);
    const facts = { 'tenant.duplicate': known(false), 'dibs.complete': known(complete) };
    const parts: CaseKnowledge = { sources: [async () => facts], items: offerItems };
    const start = {
      ...{ tenantId, process: 'csmau', event: 'publish', answers: {} },
      people: [{ person: expert.person, actor: 'csmau SME' }],
    };
    const id: CaseId = await store.system
      .transaction()
      .execute((tx) => startCase(tx, manager, parts, start, before(publishedDaysAgo)));
    for (const [daysAgo, key, event, told = {}] of steps) {
      const who = await actor(key);
      const answers = named(typeof told === 'function' ? told(day) : told);
      await store.system.transaction().execute(async (tx) => {
        const version = (await caseById(tx, id))?.version ?? 0;
        await actOnCase(tx, who, parts, { id, event, version, answers, confirmed: [] }, before(daysAgo));
      });
    }
  }
}
