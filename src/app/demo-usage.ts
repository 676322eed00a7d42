import type { DayNumber } from '../base/days.ts';
import { dayText } from '../base/days.ts';
import { systemActor } from '../features/people/model.ts';
import { importFile } from '../features/usage/commands.ts';
import { tenantsWithUsage } from '../features/usage/queries.ts';
import { subscribedSkus } from '../sample/entitlements.ts';
import { renderReport } from '../sample/render.ts';
import { type Story, stories } from '../sample/stories.ts';
import { generateTenant, type SampleTenant } from '../sample/tenant.ts';
import type { Store } from '../store/store.ts';
import { demoCustomers } from './demo-tenants.ts';
import type { UsageDoor } from './usage-stores.ts';

/** How far a tenant has come, from its first day to its last, as a share of what a finished rollout comes to. */
type Course = readonly [from: number, to: number];

// A little everywhere: just begun, on the way to 10 % and to 40 %, stuck, done, and one that people leave.
const courses: readonly Course[] = [
  [0.03, 0.22],
  [0.25, 0.9],
  [0.02, 0.06],
  [0.6, 1],
  [0.12, 0.13],
  [0.04, 0.12],
  [0.5, 0.3],
];

const courseOf = ([from, to]: Course): Story => ({
  ...stories.mixed,
  uptake: (service, t) => stories.steady.uptake(service, t) * (from + (to - from) * t ** 1.5),
});

const days = 200;
/** Reports come two days after the fact. */
const lag = 2;

/** Reports of the last 200 days for the demo's tenants, brought in as anybody's would be. Does nothing when there are some already. */
export async function seedDemoUsage(store: Store, door: UsageDoor, now: Date): Promise<void> {
  if ((await tenantsWithUsage(store.system)).length > 0) return;
  const to = Math.floor(now.getTime() / 86_400_000) - lag;
  const rows = await store.system.selectFrom('tenant').select(['id', 'domain']).execute();
  const ids = new Map(rows.map(({ id, domain }) => [domain, id]));
  const tenants = demoCustomers.flatMap((customer) => customer.tenants);
  for (const [i, { domain, name }] of tenants.entries()) {
    const tenant = ids.get(domain);
    // The last one has no reports: that happens too.
    if (tenant === undefined || i === tenants.length - 1) continue;
    const sample = generateTenant(100 + i, {
      people: 160 + 60 * (i % 5),
      from: to - days + 1,
      to,
      story: courseOf(courses[i % courses.length] ?? [1, 1]),
      name,
      domain,
    });
    const stores = { store, ...(await door.open()) };
    const about = { tenant, called: domain, source: 'file' as const };
    for (const day of [sample.from, sample.from + 60, sample.from + 130, to]) {
      const text = JSON.stringify(subscribedSkus(sample, day));
      const file = { ...about, name: `subscribedSkus-${dayText(day)}.json`, chunks: pieces([text]) };
      await importFile(stores, systemActor, file, now);
    }
    const file = {
      ...about,
      name: `ActiveUserDetail-history-${domain}.csv`,
      chunks: pieces(history(sample, i, to)),
    };
    await importFile(stores, systemActor, file, now);
    const withheld = withheldOn(i, to);
    if (withheld === undefined) continue;
    const ask = { report: 'getOffice365ActiveUserCounts', refresh: withheld, period: 'D7' } as const;
    const called = `ActiveUserCounts-D7-${dayText(withheld)}.csv`;
    await importFile(
      stores,
      systemActor,
      { ...about, name: called, chunks: pieces([renderReport(sample, ask)]) },
      now,
    );
  }
}

/** A weekday on which the report of the tenant shows few of the people whom Microsoft counts. */
function withheldOn(nth: number, to: DayNumber): DayNumber | undefined {
  if (nth % 5 !== 2) return undefined;
  const day = to - 30;
  const weekday = new Date(day * 86_400_000).getUTCDay();
  return weekday === 0 || weekday === 6 ? day - 2 : day;
}

/** Without most of those who were active on the day itself. */
function thinned(text: string, day: DayNumber): string {
  const active = `,${dayText(day)},`;
  let seen = 0;
  return text
    .split('\r\n')
    .filter((row, i) => i === 0 || !row.includes(active) || seen++ % 6 === 0)
    .join('\r\n');
}

async function* pieces(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

/** Daily snapshots in one file, as a collector keeps them. Each tenant has its trouble: days without a report, a late report, one that withholds people, names that were hidden. */
function* history(sample: SampleTenant, nth: number, to: DayNumber): Generator<string> {
  const missing = new Set(nth % 3 === 0 ? [to - 40, to - 41, to - 42] : []);
  const last = nth % 4 === 1 ? to - 2 : to;
  const hiddenUntil = nth % 5 === 3 ? to - 90 : 0;
  const withheld = withheldOn(nth, to);
  let header = true;
  for (let day = sample.from + 20; day <= last; day++) {
    if (missing.has(day)) continue;
    const style = { concealed: day < hiddenUntil, byteOrderMark: header };
    const rendered = renderReport(
      sample,
      { report: 'getOffice365ActiveUserDetail', refresh: day, period: 'D180' },
      style,
    );
    const text = day === withheld ? thinned(rendered, day) : rendered;
    yield header ? text : text.slice(text.indexOf('\n') + 1);
    header = false;
  }
}
