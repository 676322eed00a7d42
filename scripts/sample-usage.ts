import { closeSync, createWriteStream, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { type DayNumber, dayNumber, dayText } from '../src/base/days.ts';
import { suite } from '../src/reports/services.ts';
import type { ReportAsk, ReportStyle } from '../src/sample/as-of.ts';
import { subscribedSkus } from '../src/sample/entitlements.ts';
import { asksFor, type ReportName, reportNames } from '../src/sample/headers.ts';
import { renderChunks } from '../src/sample/render.ts';
import { type StoryName, stories } from '../src/sample/stories.ts';
import { generateTenant, type SampleTenant } from '../src/sample/tenant.ts';
import { truthOf } from '../src/sample/truth.ts';

// A folder of report files of invented tenants, and `truth.json` with what counting them has to give.

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'sample-usage' },
    tenants: { type: 'string', default: '3' },
    people: { type: 'string', default: '200' },
    from: { type: 'string', default: '2026-01-01' },
    to: { type: 'string', default: '2026-06-30' },
    /** The first refresh day of which there are files, and how many days lie between two. */
    first: { type: 'string' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    story: { type: 'string', default: 'mixed' },
    reports: { type: 'string', default: 'getOffice365ActiveUserDetail' },
    period: { type: 'string', default: 'D180' },
    /** Files of one day each, too. */
    days: { type: 'boolean', default: false },
    /** Names are hidden from one of these days to the other. */
    'hidden-from': { type: 'string' },
    'hidden-until': { type: 'string' },
    late: { type: 'string', default: '0' },
  },
});

const [from, to] = [dayNumber(values.from), dayNumber(values.to)];
const first = values.first === undefined ? from : dayNumber(values.first);
const dayOr = (text: string | undefined, otherwise: DayNumber) =>
  text === undefined ? otherwise : dayNumber(text);
const isHiding = values['hidden-from'] !== undefined || values['hidden-until'] !== undefined;
const hiddenFrom = dayOr(values['hidden-from'], from);
const hiddenUntil = dayOr(values['hidden-until'], to);
const [tenants, people, every, seed] = [values.tenants, values.people, values.every, values.seed].map(
  (text) => {
    if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not a whole number`);
    return Number(text);
  },
) as [number, number, number, number];
if (every === 0) throw new Error('--every is at least 1');
const story = values.story as StoryName;
if (!(story in stories)) throw new Error(`no story ${story}: choose ${Object.keys(stories).join(', ')}`);
const period = values.period as NonNullable<ReportAsk['period']>;
if (!/^(?:D7|D28|D30|D90|D180)$/.test(period)) throw new Error(`no period ${period}`);
const reports = (values.reports === 'all' ? reportNames : values.reports.split(',')) as ReportName[];
for (const report of reports)
  if (!reportNames.includes(report))
    throw new Error(`no report ${report}: choose all or ${reportNames.join(', ')}`);

let files = 0;
mkdirSync(values.out, { recursive: true });
// Tenant by tenant, so that thousands of them need no more memory than one.
const truth = openSync(join(values.out, 'truth.json'), 'w');
for (let n = 0; n < tenants; n++) {
  const tenant = generateTenant(seed + n, { people, from, to, story });
  const folder = join(values.out, tenant.domain);
  mkdirSync(folder, { recursive: true });
  for (let day = first; day <= to; day += every) await writeDay(tenant, folder, day);
  const { guid, name, domain } = tenant;
  const told = JSON.stringify({ guid, name, series: truthBySeries(tenant) });
  writeSync(truth, `${n === 0 ? '{' : ','}\n${JSON.stringify(domain)}: ${told}`);
}
writeSync(truth, tenants === 0 ? '{}\n' : '\n}\n');
closeSync(truth);
process.stdout.write(`${files} files of ${tenants} tenants, and truth.json, in ${values.out}\n`);

async function writeDay(tenant: SampleTenant, folder: string, refresh: DayNumber): Promise<void> {
  const style: ReportStyle = {
    concealed: isHiding && hiddenFrom <= refresh && refresh <= hiddenUntil,
    late: Number(values.late),
  };
  for (const report of reports) {
    const asked = asksFor(report);
    const ask = asked === 'nothing' ? { report, refresh } : { report, refresh, period };
    const name = asked === 'nothing' ? report : `${report}-${period}`;
    await write(join(folder, `${name}-${dayText(refresh)}.csv`), tenant, ask, style);
    // A day is asked for when three more have passed, so that nothing of it is missing.
    if (!values.days || asked !== 'period or date') continue;
    const dayAsk = { report, refresh: refresh + 3, date: refresh };
    await write(join(folder, `${report}-date-${dayText(refresh)}.csv`), tenant, dayAsk, style);
  }
  writeFileSync(
    join(folder, `subscribedSkus-${dayText(refresh)}.json`),
    `${JSON.stringify(subscribedSkus(tenant, refresh), null, 1)}\n`,
  );
}

async function write(file: string, tenant: SampleTenant, ask: ReportAsk, style: ReportStyle): Promise<void> {
  files++;
  await pipeline(Readable.from(renderChunks(tenant, ask, style)), createWriteStream(file));
}

function truthBySeries(tenant: SampleTenant): Record<string, unknown> {
  const series = [
    ...tenant.services.map((service) => [service, [service]] as const),
    ['suite', suite] as const,
  ];
  return Object.fromEntries(
    series.map(([name, services]) => [
      name,
      truthOf(tenant, services).map(({ day, ...counts }) => ({ day: dayText(day), ...counts })),
    ]),
  );
}
