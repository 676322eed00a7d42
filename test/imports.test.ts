import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import type { TenantId } from '../src/features/tenants/model.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { aDelivery, type Caller } from './support/app.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

const guid = (n: number) => `72f988bf-86f1-41af-91ab-${String(n).padStart(12, '0')}`;

describe.each(engines)('imports on %s', (engine) => {
  let delivery: Delivery;
  let ada: Caller;
  let lotte: Caller;
  let zofia: Caller;
  /** Adatum, where Lotte is Manager; Fabrikam, where she is not. */
  let adatum: string;
  let fabrikam: string;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    [ada, lotte, zofia] = (await Promise.all(
      [delivery.ada, delivery.lotte, delivery.zofia].map((person) => delivery.as(person)),
    )) as [Caller, Caller, Caller];
    const add = async (n: number, name: string) => {
      const customer = { name, region: 'EMEA', segment: 'SMC' };
      const body = { guid: guid(n), name, reason: 'WinRoom', tpid: n, customer };
      return (await ada.request('POST', '/tenants', body)).body.id as string;
    };
    adatum = await add(101, 'Adatum');
    fabrikam = await add(102, 'Fabrikam');
    await delivery.store.system
      .transaction()
      .execute((tx) =>
        assign(
          tx,
          systemActor,
          { person: delivery.lotte, role: 'fm', place: { tenant: adatum as TenantId }, primary: true },
          delivery.clock.now,
        ),
      );
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const bring = (who: Caller, noun: string, lines: readonly string[], more: object = {}) =>
    who.request('POST', '/imports', { noun, file: `${noun}.csv`, text: lines.join('\n'), ...more });
  const rowsOf = async (who: Caller, id: string) =>
    (await who.request('GET', `/imports/${id}/rows`)).body.items as {
      line: number;
      state: string;
      label: string;
      changes: { field: string; before: string; after: string }[];
      reason: string;
    }[];
  const statesOf = async (who: Caller, id: string) => (await rowsOf(who, id)).map(({ state }) => state);
  async function checked(who: Caller, noun: string, lines: readonly string[], more: object = {}) {
    const { body } = await bring(who, noun, lines, more);
    const answer = await who.request('POST', `/imports/${body.id}/check`);
    return { id: body.id as string, answer, rows: await rowsOf(who, body.id) };
  }
  async function applied(who: Caller, noun: string, lines: readonly string[]) {
    const { id } = await checked(who, noun, lines);
    const answer = await who.request('POST', `/imports/${id}/apply`, { why: 'the list of the quarter' });
    return { id, answer, rows: await rowsOf(who, id) };
  }
  const revert = async (who: Caller, id: string) => {
    const answer = await who.request('POST', `/imports/${id}/revert`, {});
    return { answer, rows: await rowsOf(who, id) };
  };
  const customerCalled = async (name: string) =>
    (await ada.request('GET', `/customers?tab=all&find=${encodeURIComponent(name)}`)).body.rows[0];
  const read = async (path: string) => (await ada.request('GET', path)).body;

  test('a check says what every row would do, field by field, and changes nothing', async () => {
    const { answer, rows } = await checked(ada, 'customers', [
      'TPID,Customer Name,Region,Segment,Vertical',
      '201,Alpine Ski House,EMEA,SMC,Retail',
      '101,Adatum Group,EMEA,SMC,',
      '102,Fabrikam,EMEA,SMC,',
      '203,,,,',
      '204,Woodgrove,Atlantis,SMC,',
      '205,Proseware,EMEA,SMC,Alchemy',
    ]);
    expect(answer.body).toMatchObject({
      state: 'checked',
      counts: { create: 1, update: 1, unchanged: 1, refused: 3 },
    });
    expect(rows[0]).toMatchObject({ line: 2, state: 'create', label: 'Alpine Ski House' });
    expect(rows[1]?.changes).toEqual([{ field: 'name', before: 'Adatum', after: 'Adatum Group' }]);
    expect(rows[3]?.reason).toContain('Name, Region, Segment');
    expect(rows[4]?.reason).toContain('Region: “Atlantis”');
    expect(rows[5]?.reason).toContain('Alchemy');
    expect(await customerCalled('Alpine Ski House')).toBeUndefined();
    expect((await customerCalled('Adatum')).name).toBe('Adatum');
  });

  test('what is applied is what was checked, and all of it is taken back: created and updated rows', async () => {
    const before = await customerCalled('Fabrikam');
    const { id, answer, rows } = await applied(ada, 'customers', [
      'TPID,Name,Region,Segment,Managed,Lists,Next review,Mindset',
      '211,Tailspin Toys,Americas,Enterprise,yes,S500,2026-12-03,Aligned',
      '102,Fabrikam Inc,EMEA,Enterprise,yes,S500,2026-12-04,Averse',
    ]);
    expect(answer.body.counts).toEqual({ created: 1, updated: 1 });
    expect(rows.map(({ changes }) => changes)).toEqual([[], []]);
    const tailspin = await customerCalled('Tailspin Toys');
    expect(await read(`/customers/${tailspin.id}`)).toMatchObject({
      master: { managed: true },
      lists: ['S500'],
      progress: { nextReview: '2026-12-03' },
      perspective: { mindset: 'Aligned' },
    });
    const { answer: back } = await revert(ada, id);
    expect(back.body).toMatchObject({ state: 'reverted', counts: { reverted: 2 } });
    expect(await customerCalled('Tailspin Toys')).toBeUndefined();
    expect(await customerCalled('Fabrikam')).toEqual(before);
    expect(await read(`/customers/${before.id}`)).toMatchObject({
      perspective: { mindset: null },
      lists: [],
    });
  });

  test('what somebody has changed since is left, and said; the other fields are taken back', async () => {
    const { id } = await applied(ada, 'customers', [
      'TPID,Name,Region,Segment,Vertical,Watchlist',
      '221,Relecloud,EMEA,SMC,,',
      '101,Adatum,EMEA,SMC,Retail,Monitor',
    ]);
    const { id: customerId, internalVersion } = await read(
      `/customers/${(await customerCalled('Adatum')).id}`,
    );
    const match = { 'if-match': `"v${internalVersion}"` };
    await ada.request('PATCH', `/customers/${customerId}/progress`, { vertical: 'Energy' }, match);
    await ada.request('POST', '/tenants', {
      guid: guid(221),
      name: 'Relecloud',
      reason: 'WinRoom',
      tpid: 221,
    });
    const { rows } = await revert(ada, id);
    expect(rows.map(({ state }) => state)).toEqual(['kept', 'kept']);
    expect(rows[1]?.reason).toContain('vertical');
    expect((await read(`/customers/${customerId}`)).progress).toMatchObject({
      vertical: 'Energy',
      watchlist: '',
    });
    expect(await customerCalled('Relecloud')).toBeDefined();
  });

  test('two rows about one thing are refused, each with the line of the other', async () => {
    const { rows } = await checked(ada, 'customers', [
      'TPID,Name,Region,Segment',
      '231,One,EMEA,SMC',
      '231,Other,EMEA,SMC',
    ]);
    expect(rows.map(({ state }) => state)).toEqual(['conflict', 'conflict']);
    expect(rows[0]?.reason).toContain('Line 3');
    expect(rows[1]?.reason).toContain('Line 2');
  });

  test('what has changed between check and applying is no longer what was looked at, and is left out', async () => {
    const { id } = await checked(ada, 'tenants', ['Tenant ID,Name,Country', `${guid(101)},Adatum,Norway`]);
    const { master } = await read(`/tenants/${adatum}`);
    const match = { 'if-match': `"v${master.version}"` };
    await ada.request('PATCH', `/tenants/${adatum}`, { country: 'Sweden' }, match);
    await ada.request('POST', `/imports/${id}/apply`, {});
    const [row] = await rowsOf(ada, id);
    expect(row).toMatchObject({ state: 'conflict' });
    expect(row?.reason).toContain('changed since');
    expect((await read(`/tenants/${adatum}`)).master.country).toBe('Sweden');
  });

  test('nobody imports what they may not write: rows are refused as the hand would be', async () => {
    const { rows } = await checked(lotte, 'contacts', [
      'Tenant ID,E-mail,Type,Name',
      `${guid(101)},ida@adatum.example,Customer,Ida Moss`,
      `${guid(102)},finn@fabrikam.example,Customer,Finn Reed`,
    ]);
    expect(rows.map(({ state }) => state)).toEqual(['create', 'refused']);
    const masters = await checked(lotte, 'customers', ['TPID,Name', '101,Adatum AG']);
    expect(masters.rows[0]).toMatchObject({ state: 'refused' });
    expect(masters.rows[0]?.reason).toContain('portfolio:keep');
  });

  test('tenants are created with their customer and put aside again, for a chain is never dropped', async () => {
    const lines = [
      'Tenant ID,Tenant name,TPID,Reason,Tags,Seats',
      `${guid(301)},Adatum Labs,101,WinRoom,wave-2; labs,"1,250"`,
    ];
    const { id, rows } = await applied(ada, 'tenants', lines);
    expect(rows[0]).toMatchObject({ state: 'created' });
    const { items } = await read('/tenants?search=Adatum%20Labs');
    const tenant = await read(`/tenants/${items[0].id}`);
    expect(tenant).toMatchObject({
      master: { seats: 1250 },
      internal: { tags: ['labs', 'wave-2'] },
      active: true,
    });
    await revert(ada, id);
    expect(await read(`/tenants/${items[0].id}`)).toMatchObject({ active: false });
  });

  test('a contact is found by tenant and address; words about people are kept by the ledger alone', async () => {
    const { id } = await applied(lotte, 'contacts', [
      'Tenant ID,E-mail,Type,Name,Phone,Note',
      `${guid(101)},nora@adatum.example,Customer,Nora Vale,+47 22 33 44 55,"=HYPERLINK(""x"")"`,
    ]);
    const stored = await delivery.store.system
      .selectFrom('import_row')
      .where('import_id', '=', id)
      .select(['cells', 'changes', 'subject'])
      .executeTakeFirstOrThrow();
    expect(stored).toMatchObject({ cells: [], changes: [] });
    const again = await applied(lotte, 'contacts', [
      'Tenant ID,E-mail,Title,Do not call,Reason for do not call',
      `${guid(101)},NORA@adatum.example,CIO,yes,on leave`,
    ]);
    expect(again.answer.body.counts).toEqual({ updated: 1 });
    const contact = async () =>
      (await lotte.request('GET', `/tenants/${adatum}/contacts`)).body.contacts.find(
        ({ name }: { name: string }) => name === 'Nora Vale',
      );
    expect(await contact()).toMatchObject({ title: 'CIO', doNotCall: true, phone: '+47 22 33 44 55' });
    await revert(lotte, again.id);
    expect(await contact()).toMatchObject({ title: '', doNotCall: false, doNotCallReason: '' });
    const kept = await revert(lotte, id);
    expect(kept.rows[0]).toMatchObject({ state: 'kept' });
    expect(await contact()).toBeDefined();
  });

  test('whoever is erased leaves no word in a list that brought them', async () => {
    const lines = ['Tenant ID,E-mail,Type,Name', `${guid(101)},rune@adatum.example,Customer,Rune Alder`];
    await checked(lotte, 'contacts', lines);
    const { id } = await applied(lotte, 'contacts', lines);
    await ada.request('POST', '/contacts/erase', { email: 'rune@adatum.example', why: 'asked for' });
    const rows = await delivery.store.system.selectFrom('import_row').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/rune/i);
    expect((await revert(lotte, id)).rows[0]).toMatchObject({ state: 'kept' });
  });

  test('assignments are found by place, role and person, with the rules of the screen', async () => {
    const lines = [
      'TenantId,Role,User,Service,Primary',
      `${guid(101)},FastTrack Engineer,dalia@tailspin.example,,`,
      `${guid(101)},FM,dalia@tailspin.example,Teams,`,
      `${guid(101)},FM,lotte@tailspin.example,,yes`,
      `${guid(101)},FM,nobody@tailspin.example,,`,
    ];
    const { id, rows } = await applied(ada, 'assignments', lines);
    // An administrator without a role assigns nobody.
    expect(rows.map(({ state }) => state)).toEqual(['refused', 'refused', 'unchanged', 'refused']);
    expect(id).toBeDefined();
    const machine = await applied(delivery.operator, 'assignments', lines);
    expect(machine.rows.map(({ state }) => state)).toEqual(['refused', 'created', 'unchanged', 'refused']);
    expect(machine.rows[0]?.reason).toContain('is no FastTrack Engineer');
    expect(machine.rows[3]?.reason).toContain('nobody@tailspin.example');
    const people = async () => (await read(`/tenants/${adatum}/assignments`)).lines.length;
    expect(await people()).toBe(2);
    await revert(delivery.operator, machine.id);
    expect(await people()).toBe(1);
  });

  test('entitlements are overridden from a day on, and what held before holds again', async () => {
    const lines = [
      'Tenant ID,Workload,Entitlements,From,Why',
      `${guid(101)},Microsoft Teams,500,2026-11-01,true count`,
    ];
    const { id, rows } = await applied(lotte, 'entitlements', lines);
    expect(rows[0]).toMatchObject({ state: 'created' });
    const count = async () =>
      (await read(`/tenants/${adatum}/usage/entitlements?day=2026-11-20`)).items.find(
        ({ service }: { service: string }) => service === 'teams',
      )?.available ?? null;
    expect(await count()).toBe(500);
    const twice = await checked(lotte, 'entitlements', lines);
    expect(twice.rows[0]).toMatchObject({ state: 'unchanged' });
    const more = await applied(lotte, 'entitlements', [lines[0] ?? '', `${guid(101)},teams,800,2026-11-01,`]);
    expect(await count()).toBe(800);
    await revert(lotte, more.id);
    expect(await count()).toBe(500);
    expect((await revert(lotte, id)).rows[0]?.state).toBe('reverted');
    expect(await count()).toBeNull();
  });

  test('rows that did not come in are a file to mend and bring again, and nothing in it runs', async () => {
    const { id } = await checked(ada, 'tenants', [
      '\uFEFFTenant ID,Name,Country',
      'none,=1+1,Norway',
      `${guid(101)},Adatum,Finland`,
    ]);
    const { body } = await ada.request('GET', `/imports/${id}/refused`);
    const [head, row, ...rest] = body.csv.split('\r\n');
    expect(body.name).toBe('tenants-refused.csv');
    expect(head).toBe('Tenant ID,Name,Country,Reason it was refused');
    expect(row).toContain("none,'=1+1,Norway,");
    expect(rest).toEqual([]);
  });

  test('columns are mapped by hand where no name tells them; a key without a column is asked for', async () => {
    const { body } = await bring(ada, 'customers', ['Konzern,Bezeichnung', '101,Adatum AG']);
    expect(body.mapping).toEqual({});
    const refused = await ada.request('POST', `/imports/${body.id}/check`);
    expect([refused.status, refused.body.code]).toEqual([422, 'IMPORT_KEY_MISSING']);
    const mapping = { tpid: 'Konzern', name: 'Bezeichnung' };
    const put = (version: number, given: object) =>
      ada.request('PUT', `/imports/${body.id}/mapping`, { mapping: given }, { 'if-match': `"v${version}"` });
    expect((await put(body.version, { tpid: 'Nummer' })).body.code).toBe('IMPORT_COLUMN_UNKNOWN');
    expect((await put(body.version, { shoe: 'Konzern' })).body.code).toBe('IMPORT_FIELD_UNKNOWN');
    expect((await put(body.version, mapping)).body.mapping).toEqual(mapping);
    expect((await put(body.version, mapping)).body.code).toBe('IMPORT_STALE');
    const looked = await ada.request('POST', `/imports/${body.id}/check`);
    expect(looked.body.counts).toEqual({ update: 1 });
  });

  test.each([
    ['nothing but a first line', 'TPID,Name\n', 'IMPORT_EMPTY'],
    ['nothing at all', '', 'REPORT_EMPTY'],
    ['the same column twice', 'TPID,TPID\n1,2', 'IMPORT_COLUMN_TWICE'],
  ])('a file of %s is refused', async (_, text, code) => {
    const answer = await ada.request('POST', '/imports', { noun: 'customers', file: 'x.csv', text });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  test('a step is done once and in its order', async () => {
    const { id } = await checked(ada, 'customers', ['TPID,Name', '101,Adatum']);
    const ask = async (step: string) => (await ada.request('POST', `/imports/${id}/${step}`, {})).body.code;
    expect(await ask('revert')).toBe('IMPORT_NOT_NOW');
    expect(await ask('apply')).toBeUndefined();
    expect(await ask('apply')).toBe('IMPORT_NOT_NOW');
    expect(await ask('revert')).toBeUndefined();
    expect(await ask('revert')).toBe('IMPORT_NOT_NOW');
  });

  test('an import is of whoever began it, and partners bring none', async () => {
    const { body } = await bring(ada, 'customers', ['TPID,Name', '101,Adatum']);
    expect((await lotte.request('GET', `/imports/${body.id}`)).body.code).toBe('IMPORT_UNKNOWN');
    expect((await lotte.request('POST', `/imports/${body.id}/check`)).body.code).toBe('IMPORT_UNKNOWN');
    expect((await bring(zofia, 'contacts', ['a', 'b'])).body.code).toBe('IMPORT_UNKNOWN');
    expect((await zofia.request('GET', '/imports')).body.items).toEqual([]);
    const mine = (await bring(lotte, 'contacts', ['Tenant ID,E-mail', 'a,b'])).body.id;
    expect((await ada.request('GET', `/imports/${mine}`)).body.by.name).toBe('Lotte Vandersloot');
  });

  test('a long list goes on as a job, says how far it is, and is the same in the end', async () => {
    const lines = [
      'TPID,Name,Region,Segment',
      ...Array.from({ length: 310 }, (_, n) => `${5000 + n},Firm ${n},EMEA,SMC`),
    ];
    const { id, answer } = await checked(ada, 'customers', lines);
    expect(answer.body).toMatchObject({ state: 'checking', due: 310, done: 0 });
    await delivery.app.jobs.settle();
    expect(await read(`/imports/${id}`)).toMatchObject({
      state: 'checked',
      done: 420,
      counts: { create: 420 },
    });
    await ada.request('POST', `/imports/${id}/apply`, {});
    await delivery.app.jobs.settle();
    expect((await statesOf(ada, id)).every((state) => state === 'created')).toBe(true);
    await ada.request('POST', `/imports/${id}/revert`, {});
    await delivery.app.jobs.settle();
    expect(await read(`/imports/${id}`)).toMatchObject({ state: 'reverted', counts: { reverted: 310 } });
    expect(await customerCalled('Firm 17')).toBeUndefined();
  }, 120_000);

  test('every chain still holds', async () => {
    expect(await verifyLedger(delivery.store.system)).toMatchObject({ broken: null });
    expect(fabrikam).toMatch(/^tenant_/);
  });
});
