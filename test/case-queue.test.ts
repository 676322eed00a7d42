import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFiles } from '../src/app/compile-files.ts';
import { seedDemo } from '../src/app/demo.ts';
import { readPlaybookFolder } from '../src/app/playbook-folder.ts';
import { known } from '../src/engine/facts.ts';
import type { CaseKnowledge } from '../src/features/cases/parts.ts';
import { presentCases, presentOneCase } from '../src/features/cases/present-case.ts';
import { previewEvent, previewStart } from '../src/features/cases/preview.ts';
import { type CaseFilter, countCases, listCases, newestDefinitions } from '../src/features/cases/queries.ts';
import { myActors, waitsFor } from '../src/features/cases/queue.ts';
import { listStarts } from '../src/features/cases/starts.ts';
import { actorOf } from '../src/features/people/commands.ts';
import { type Actor, systemActor } from '../src/features/people/model.ts';
import { personById } from '../src/features/people/queries.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import type { TenantId } from '../src/features/tenants/model.ts';
import type { Store } from '../src/store/store.ts';
import { engines, openTestStore } from './support/store.ts';

const now = new Date('2026-11-27T10:00:00Z');
const parts: CaseKnowledge = {
  sources: [async () => ({ 'tenant.duplicate': known(false), 'dibs.complete': known(false) })],
  items: async () => [],
};
const whole = { limit: 100, after: undefined };

describe.each(engines)('cases of the demo, on %s', (engine) => {
  let store: Store;
  let people: Map<string, Actor>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    const compiled = compileFiles(await readPlaybookFolder('playbooks'));
    await store.system
      .transaction()
      .execute((tx) => publish(tx, systemActor, compiled, { why: 'as it is', accept: [] }, now));
    await seedDemo(store, now);
    const rows = await store.system.selectFrom('person').select('id').where('queue', 'is', null).execute();
    people = new Map();
    for (const { id } of rows) {
      const row = await personById(store.system, id);
      if (row !== undefined) people.set(row.name, actorOf(id, row));
    }
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const named = (name: string) => {
    const found = people.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const list = async (
    who: Actor,
    filter: Partial<CaseFilter>,
    page: Parameters<typeof listCases>[2] = whole,
  ) => presentCases(store.as(who), who, await listCases(store.as(who), { open: true, ...filter }, page));
  const caseAt = async (who: Actor, tenant: string) => {
    const row = (await listCases(store.as(who), { open: true }, whole)).find((one) => one.tenant === tenant);
    if (row === undefined) throw new Error(tenant);
    return row;
  };

  test('the queue of each person holds exactly the cases that say they wait for them, and the rest waits for others', async () => {
    let waiting = 0;
    for (const who of people.values()) {
      const db = store.as(who);
      const forMe = waitsFor(who, await myActors(db, who));
      const all = await list(who, {});
      const mine = await list(who, { waits: { mine: true, forMe } });
      const others = await list(who, { waits: { mine: false, forMe } });
      const ids = (cases: typeof all) => cases.map(({ id }) => id);
      expect(ids(mine), who.name).toEqual(ids(all.filter(({ waitsForMe }) => waitsForMe)));
      expect(ids(others), who.name).toEqual(ids(all.filter(({ waitsForMe }) => !waitsForMe)));
      const counts = await countCases(db, forMe, '2026-11-27');
      expect(counts.mine).toBe(mine.length);
      expect(counts.questions).toBe((await list(who, { asked: true })).length);
      expect(counts.overdue).toBe((await list(who, { overdue: '2026-11-27' })).length);
      waiting += mine.length;
    }
    expect(waiting).toBeGreaterThan(3);
  });

  test('pages of one give every case once, those that have waited longest first', async () => {
    const who = named('Rhea Castellane');
    const all = await list(who, {});
    const found: string[] = [];
    let after: readonly [string, string] | undefined;
    for (;;) {
      const [one] = await list(who, {}, { limit: 1, after });
      if (one === undefined) break;
      found.push(one.id);
      after = [one.since, one.id];
    }
    expect(found).toEqual(all.map(({ id }) => id));
    expect(all.map(({ since }) => since)).toEqual(all.map(({ since }) => since).toSorted());
  });

  test('an open question names the events that answer it, to whom it is put', async () => {
    const fm = named('Lotte Vandersloot');
    const row = await caseAt(fm, 'Contoso Retail');
    const shown = (await presentOneCase(store.as(fm), fm, row, parts.items))?.case;
    expect(shown?.questions).toMatchObject([{ about: 'DIBS', mine: true }]);
    const answering = shown?.events.filter(({ mine, answers }) => mine && answers.includes('DIBS'));
    expect(answering?.map(({ event }) => event)).toEqual(['supply DIBS', 'confirm no DIBS']);
  });

  test('a form is asked in the order in which its definition has it, also after it was stored', async () => {
    const [found] = await newestDefinitions(store.system);
    const fields = Object.keys(found?.definition.wizards['csmau-engagement']?.fields ?? {});
    expect(fields).toEqual(['status', 'planned', 'delivered', 'reason']);
  });

  test('a preview says what stops an event, or what would follow, and changes nothing', async () => {
    const fm = named('Lotte Vandersloot');
    const row = await caseAt(fm, 'Contoso Retail');
    const ask = (event: string, answers: object = {}, who = fm) =>
      previewEvent(store.system, who, parts, row, { event, answers: { ...answers } }, now);
    expect(await ask('supply DIBS')).toMatchObject({
      ready: false,
      code: 'CASE_REFUSED',
      conditions: [{ holds: false, facts: [{ name: 'dibs.complete', value: { value: false } }] }],
    });
    expect(await ask('confirm no DIBS')).toMatchObject({ ready: false, faults: [{ at: 'note' }] });
    const ready = await ask('confirm no DIBS', { note: 'Nobody owns it' });
    expect(ready).toMatchObject({ ready: true, to: 'Removed', faults: [], conditions: [] });
    expect(ready.follows.map(({ effect }) => effect)).toContain('record note');
    expect(await ask('confirm no DIBS', {}, named('Jonas Adeyemi'))).toMatchObject({
      ready: false,
      code: 'CASE_EVENT_NOT_YOURS',
    });
    const after = await caseAt(fm, 'Contoso Retail');
    expect(after).toEqual(row);
  });

  test('what may begin at a tenant says by whom, and who could be named on it', async () => {
    const rm = named('Rhea Castellane');
    const tenants = await store.system.selectFrom('tenant').select(['id', 'name', 'active']).execute();
    const idOf = (name: string) => tenants.find((one) => one.name === name)?.id as TenantId;
    const [start] = await listStarts(store.as(rm), rm, idOf('Fabrikam Robotics'), parts.items);
    expect(start).toMatchObject({ process: 'csmau', openCase: null });
    expect(start?.events.map(({ event, mine }) => [event, mine])).toEqual([
      ['publish', true],
      ['request help', false],
    ]);
    expect(start?.events[0]?.people.map(({ choices }) => choices.map(({ label }) => label))).toEqual([
      ['Jonas Adeyemi'],
    ]);
    const [open] = await listStarts(store.as(rm), rm, idOf('Contoso Retail'), parts.items);
    expect(open?.openCase).not.toBeNull();
    const again = { id: idOf('Contoso Retail'), active: true };
    const asked = { event: 'publish', answers: {} };
    expect(await previewStart(store.system, rm, parts, again, 'csmau', asked, now)).toMatchObject({
      ready: false,
      code: 'CASE_REFUSED',
    });
  });
});
