import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaseParts } from '../src/app/case-parts.ts';
import { compileFiles } from '../src/app/compile-files.ts';
import { readPlaybookFolder } from '../src/app/playbook-folder.ts';
import { dayNumber, dayText } from '../src/base/days.ts';
import { startCase } from '../src/features/cases/commands.ts';
import { figureJob } from '../src/features/cases/figures.ts';
import { actorOf, addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import { importFile } from '../src/features/usage/commands.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { aDelivery, realPlaybooks } from './support/app.ts';

// From Microsoft 365 reports to what guards ask and what a case remembers, through the portal as it is put together.

const report = 'getOffice365ActiveUserDetail';
const [from, to] = [dayNumber('2026-10-01'), dayNumber('2026-11-18')];
const sample = generateTenant(9, { people: 60, from, to, story: 'steady' });

const isFalse = { value: false };
let portal: Awaited<ReturnType<typeof aDelivery>>;

beforeAll(async () => {
  portal = await aDelivery('pglite');
  const own = await readPlaybookFolder('playbooks');
  const definition = own.filter(({ path }) => path.endsWith('.process.yaml'));
  const compiled = compileFiles([...(await readPlaybookFolder(realPlaybooks)), ...definition]);
  const options = { why: 'with its process', accept: ['PB012-unknown-step'] };
  await portal.store.system
    .transaction()
    .execute((tx) => publish(tx, systemActor, compiled, options, portal.clock.now));
  const stores = { store: portal.store, ...(await portal.app.usage.open()) };
  for (const day of [to - 1, to]) {
    const text = renderReport(sample, { report, refresh: day, period: 'D180' }, {});
    const chunks = (async function* () {
      yield Buffer.from(text);
    })();
    const file = { tenant: portal.contoso, called: 'contoso', name: `${report}-${dayText(day)}.csv`, chunks };
    await importFile(stores, systemActor, { ...file, source: 'file' }, portal.clock.now);
  }
}, 120_000);
afterAll(() => portal?.[Symbol.asyncDispose]());

const figureOf = async (day: string) => {
  const jonas = await portal.as(portal.jonas);
  const asked = `/usage/figures?tenant=${portal.contoso}&from=${day}&to=${day}`;
  return (await jonas.request('GET', asked)).body.figures[0];
};

describe('facts of usage', () => {
  const factsOf = async (tenant: typeof portal.contoso, day: string) => {
    const parts = createCaseParts(portal.app.usage);
    const [source] = parts.sources;
    return source?.(portal.store.system, tenant, new Date(`${day}T12:00:00Z`));
  };

  test('are the newest figure that is known, though the reports of the last days are not here yet', async () => {
    const figure = await figureOf(dayText(to));
    expect(await factsOf(portal.contoso, '2026-11-20')).toMatchObject({
      'usage.csmau': { value: figure.activePeople },
      'usage.gap': { unknown: expect.stringContaining('no entitlements') },
    });
  });

  test('of a tenant without any report are unknown with the reason, and never zero', async () => {
    expect(await factsOf(portal.northwind, '2026-11-20')).toMatchObject({
      'usage.csmau': { unknown: expect.stringContaining('no figure is known') },
      'usage.percent': { unknown: expect.any(String) },
      'usage.gap': { unknown: expect.any(String) },
    });
  });
});

test('E9: a case remembers the figures that were known when it began, once; where none was known it says so', async () => {
  const parts = createCaseParts(portal.app.usage);
  const rhea = await portal.store.system.transaction().execute(async (tx) => {
    const row = { name: 'Rhea Stoddard', email: 'rhea@tailspin.example', roles: ['rm'] };
    const id = await addPerson(tx, 'system', row, portal.clock.now);
    return actorOf(id, { ...row, capabilities: [], firm_id: null, administrator: false, demo: false });
  });
  const start = (tenantId: typeof portal.contoso) =>
    portal.store.system
      .transaction()
      .execute((tx) =>
        startCase(
          tx,
          rhea,
          { ...parts, sources: [...parts.sources, async () => ({ 'tenant.duplicate': isFalse })] },
          { tenantId, process: 'csmau', event: 'publish', answers: {}, people: [] },
          portal.clock.now,
        ),
      );
  const [known, unknown] = [await start(portal.contoso), await start(portal.northwind)];
  const news = await portal.store.system.selectFrom('outbox').selectAll().execute();
  await portal.app.jobs.settle();
  const kept = (id: string) =>
    portal.store.system.selectFrom('case_figure').selectAll().where('case_id', '=', id).execute();
  const figure = await figureOf(dayText(to));
  const taken = await kept(known);
  expect(taken).toMatchObject([
    { cycle: 1, kind: 'baseline', figures: { day: dayText(to), people: figure.activePeople } },
  ]);
  expect(await kept(unknown)).toMatchObject([{ figures: { people: null, quality: 'missing' } }]);
  for (const { body } of news.filter(({ kind }) => kind === 'case.figures'))
    await figureJob(portal.store, parts).run(body as Record<string, unknown>, { id: 'again' });
  expect(await kept(known)).toEqual(taken);
});
