import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPerson } from '../src/features/people/commands.ts';
import { aDelivery } from './support/app.ts';
import { line } from './support/assignments.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

/** The delivery with more people to assign. */
async function staffed(delivery: Delivery) {
  const { store, clock } = delivery;
  return store.system.transaction().execute(async (tx) => {
    await tx.insertInto('partner_firm').values({ id: 'firm_alpine', name: 'Alpine Consulting' }).execute();
    const person = (name: string, roles: string[], more = {}) =>
      addPerson(
        tx,
        'system',
        {
          name,
          email: `${name.replace(' ', '.').toLowerCase()}@tailspin.example`,
          roles,
          demo: true,
          ...more,
        },
        clock.now,
      );
    const rhea = await person('Rhea Castellane', ['rm']);
    const oskar = await person('Oskar Winfield', ['fe']);
    const nadia = await person('Nadia Ostrovska', ['fpm']);
    const emre = await person('Emre Whitcombe', ['p-rm'], { firm: 'firm_wingtip' });
    const marek = await person('Marek Thornbury', ['p-rm', 'p-fe'], { firm: 'firm_wingtip' });
    const stranger = await person('Livia Stranger', ['p-rm', 'p-fm'], { firm: 'firm_alpine' });
    const parked = await addPerson(
      tx,
      'system',
      { name: 'FTCQ Inactive EMEA', email: 'ftcq@tailspin.example', roles: ['rm'], queue: 'inactive' },
      clock.now,
    );
    return { rhea, oskar, nadia, emre, marek, stranger, parked };
  });
}

describe.each(engines)('assignments over HTTP on %s', (engine) => {
  let delivery: Delivery;
  let staff: Awaited<ReturnType<typeof staffed>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    staff = await staffed(delivery);
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const at = (tenant: string) => `/tenants/${tenant}/assignments`;
  async function read(person: string, path = at(delivery.contoso)) {
    return (await (await delivery.as(person)).request('GET', path)).body;
  }
  /** Applies lines on what the person sees now. */
  async function apply(person: string, lines: readonly unknown[], more = {}, path = at(delivery.contoso)) {
    const { revision } = await read(person, path);
    return (await delivery.as(person)).request('POST', path, { lines, revision, ...more });
  }
  const lineOf = (body: { lines: { person: string; role: string }[] }, person: string, role: string) =>
    body.lines.find((one) => one.person === person && one.role === role);

  test('who works at a tenant is told with warnings and with what one may change', async () => {
    const body = await read(delivery.lotte);
    expect(body).toMatchObject({
      place: { kind: 'tenant', id: delivery.contoso, name: 'Contoso Pharma' },
      assign: 'internal',
      tabs: ['onboarding', 'enterprise', 'migration', 'partner'],
    });
    expect(lineOf(body, delivery.lotte, 'fm')).toMatchObject({ whole: true, primary: [''] });
    expect(body.warnings.map((each: { code: string }) => each.code)).toEqual([
      'no-primary-rm',
      'sme-primary',
    ]);
  });

  test('a FastTrack Manager who is primary assigns others, and the only Regional Manager becomes primary', async () => {
    const applied = await apply(delivery.lotte, [
      line(staff.rhea, 'rm'),
      line(staff.oskar, 'fe', { whole: false, services: ['teams', 'exchange'], primary: ['teams'] }),
    ]);
    expect(applied.status).toBe(200);
    expect(applied.body.warnings.map((each: { code: string }) => each.code)).toEqual(['sme-primary']);
    const body = await read(delivery.lotte);
    expect(lineOf(body, staff.rhea, 'rm')).toMatchObject({ primary: [''] });
    expect(lineOf(body, staff.oskar, 'fe')).toMatchObject({
      services: ['exchange', 'teams'],
      primary: ['teams'],
    });
    // One service is enough to work at the tenant (domain.md 2.2, rule 5).
    const oskar = await (await delivery.as(staff.oskar)).request('GET', `/tenants/${delivery.contoso}`);
    expect(oskar.body).toMatchObject({ myRole: 'fe', mayWrite: true });
  });

  test('a dry run says what would follow and does nothing', async () => {
    const dry = await apply(delivery.lotte, [line(delivery.dalia, 'fm', { primary: [''] })], {
      dryRun: true,
    });
    expect(dry.body.changed).toMatchObject([
      { before: { person: delivery.lotte, primary: [''] }, after: { primary: [] }, because: 'star-moved' },
      { before: null, after: { person: delivery.dalia, primary: [''] }, because: 'asked' },
    ]);
    expect(lineOf(await read(delivery.lotte), delivery.dalia, 'fm')).toBeUndefined();
  });

  test('a FastTrack Manager can hand the star on, and then may assign no more', async () => {
    const handed = await apply(delivery.lotte, [line(delivery.dalia, 'fm', { primary: [''] })]);
    expect(handed.status).toBe(200);
    expect((await read(delivery.lotte)).assign).toBe('none');
    const refused = await apply(delivery.lotte, [line(staff.oskar, 'fe')]);
    expect([refused.status, refused.body.code]).toEqual([403, 'ASSIGN_NOT_YOURS']);
    expect(refused.body.detail).toContain('FastTrack Engineer');
    // Back, by the undo that the answer carried.
    const back = await apply(delivery.dalia, handed.body.undo.lines, { keepFirm: handed.body.undo.keepFirm });
    expect(back.status).toBe(200);
    const body = await read(delivery.lotte);
    expect([body.assign, lineOf(body, delivery.dalia, 'fm')]).toEqual(['internal', undefined]);
  });

  test('somebody who takes themselves off does not see the tenant any more, and it is logged', async () => {
    const jonas = await apply(delivery.jonas, [{ ...line(delivery.jonas, 'sme'), whole: false }]);
    expect(jonas.body.code).toBe('ASSIGN_NOT_YOURS');
    const lotte = await apply(delivery.lotte, [
      { ...line(delivery.lotte, 'fm'), whole: false, primary: [] },
      line(delivery.dalia, 'fm', { primary: [''] }),
    ]);
    expect(lotte.status).toBe(200);
    const gone = await (await delivery.as(delivery.lotte)).request('GET', `/tenants/${delivery.contoso}`);
    expect(gone.status).toBe(404);
    const restored = await apply(staff.rhea, [line(delivery.lotte, 'fm', { primary: [''] })]);
    expect(restored.status).toBe(200);
  });

  test('a change on top of what has changed meanwhile is refused with what stands there', async () => {
    const { revision } = await read(delivery.lotte);
    await apply(staff.rhea, [line(staff.oskar, 'fe')]);
    const lotte = await delivery.as(delivery.lotte);
    const lines = [{ ...line(staff.oskar, 'fe'), whole: false }];
    const late = await lotte.request('POST', at(delivery.contoso), { lines, revision });
    expect([late.status, late.body.code]).toEqual([412, 'ASSIGN_STALE']);
    expect(lineOf(late.body.current, staff.oskar, 'fe')).toMatchObject({ whole: true });
    expect(lineOf(await read(delivery.lotte), staff.oskar, 'fe')).toMatchObject({ whole: true });
  });

  test('two who apply at once: one wins, the other is told', async () => {
    const { revision } = await read(delivery.lotte);
    const both = await Promise.all(
      [delivery.lotte, staff.rhea].map(async (person, n) => {
        const lines = [line(staff.oskar, 'fe', { whole: false, services: [n === 0 ? 'teams' : 'exchange'] })];
        return (await delivery.as(person)).request('POST', at(delivery.contoso), { lines, revision });
      }),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('what rules refuse says what, why and what now, and nothing of the rest is done', async () => {
    const before = await read(staff.rhea);
    const refused = await apply(staff.rhea, [line(staff.oskar, 'fe'), line(staff.oskar, 'rm')]);
    expect([refused.status, refused.body.code]).toEqual([422, 'ASSIGNEE_LACKS_ROLE']);
    expect(refused.body.detail).toBe(
      'Oskar Winfield is no Regional Manager, so can’t be assigned as one. Choose a role they have; an administrator gives roles.'.replace(
        '’',
        "'",
      ),
    );
    expect(await read(staff.rhea)).toEqual(before);
  });

  test('an inactive queue as Regional Manager parks the tenant, and nobody signs in as a queue', async () => {
    const { body } = await apply(staff.rhea, [
      { ...line(staff.rhea, 'rm'), whole: false, primary: [] },
      line(staff.parked, 'rm'),
    ]);
    expect(body.warnings).toContainEqual({ code: 'parked', person: staff.parked, role: 'rm' });
    const tenant = async () =>
      (await (await delivery.as(staff.nadia)).request('GET', `/tenants/${delivery.contoso}`)).body.active;
    expect(await tenant()).toBe(false);
    await apply(staff.nadia, [
      { ...line(staff.parked, 'rm'), whole: false, primary: [] },
      line(staff.rhea, 'rm', { primary: [''] }),
    ]);
    expect(await tenant()).toBe(true);
    const signIn = await delivery.anonymous.request('POST', '/demo/sign-in', { personId: staff.parked });
    expect(signIn.body.code).toBe('DEMO_OFF');
  });

  test('the log tells when, who, in which role, at which services, and by whom', async () => {
    const { body } = await (await delivery.as(staff.rhea)).request(
      'GET',
      `${at(delivery.contoso)}/log?limit=200`,
    );
    const oskar = body.items.filter((each: { person: { id: string } }) => each.person.id === staff.oskar);
    expect(oskar.at(-1)).toMatchObject({
      at: '2026-11-20T10:00:00.000Z',
      by: { name: 'Lotte Vandersloot' },
      person: { name: 'Oskar Winfield' },
      role: 'fe',
      before: null,
      after: { services: ['exchange', 'teams'], primary: ['teams'] },
    });
    const proof = await (await delivery.as(staff.rhea)).request(
      'GET',
      `/tenants/${delivery.contoso}/timeline/proof`,
    );
    expect(proof.body.broken).toBeNull();
  });

  test('people are found by part of a name or e-mail, only those one may assign', async () => {
    const found = async (person: string, query: string, tenant = delivery.contoso) => {
      const path = `${at(tenant)}/candidates?${query}`;
      const { body } = await (await delivery.as(person)).request('GET', path);
      return body.items.map(({ name }: { name: string }) => name);
    };
    expect(await found(delivery.lotte, 'search=winf')).toEqual(['Oskar Winfield']);
    expect(await found(delivery.lotte, 'search=emre.whitcombe%40')).toEqual([]);
    expect(await found(staff.nadia, 'search=emre.whitcombe%40')).toEqual(['Emre Whitcombe']);
    expect(await found(delivery.lotte, 'search=winf&tab=migration')).toEqual([]);
    expect(await found(delivery.gideon, 'search=winf')).toEqual([]);
    expect(await found(delivery.zofia, 'search=a', delivery.northwind)).toEqual(
      ['Marek Thornbury', 'Emre Whitcombe', 'Zofia Larkspur'].sort(),
    );
  });

  test('a candidate is shown with how many tenants they have', async () => {
    const { body } = await (await delivery.as(staff.rhea)).request(
      'GET',
      `${at(delivery.northwind)}/candidates?search=lotte`,
    );
    expect(body.items[0]).toMatchObject({ name: 'Lotte Vandersloot', tenants: 1, roles: ['fm'] });
  });

  describe('partners', () => {
    test('read the Onboarding tab and edit the Partner tab, for people of their own firm', async () => {
      await apply(
        staff.rhea,
        [line(delivery.paola, 'fta'), line(staff.oskar, 'fe')],
        {},
        at(delivery.northwind),
      );
      const body = await read(delivery.zofia, at(delivery.northwind));
      expect([body.assign, body.tabs]).toEqual(['partner', ['onboarding', 'partner']]);
      expect(body.lines.map(({ role }: { role: string }) => role)).toEqual(['fe', 'p-fm']);
      const oskar = body.people.find(({ id }: { id: string }) => id === staff.oskar);
      expect(oskar).toMatchObject({ name: 'Oskar Winfield', roles: [], availability: null });
      const added = await apply(delivery.zofia, [line(staff.emre, 'p-rm')], {}, at(delivery.northwind));
      expect(added.status).toBe(200);
      const internal = await apply(
        delivery.zofia,
        [line(staff.oskar, 'fe', { whole: false })],
        {},
        at(delivery.northwind),
      );
      expect(internal.body.code).toBe('ASSIGN_NOT_YOURS');
      const strange = await apply(delivery.zofia, [line(staff.stranger, 'p-fm')], {}, at(delivery.northwind));
      expect(strange.status).toBeGreaterThanOrEqual(403);
    });

    test('cannot remove the last P-RM, but can replace them', async () => {
      const off = { ...line(staff.emre, 'p-rm'), whole: false, primary: [] };
      const refused = await apply(delivery.zofia, [off], {}, at(delivery.northwind));
      expect([refused.status, refused.body.code]).toEqual([409, 'LAST_PARTNER_MANAGER']);
      const replaced = await apply(
        delivery.zofia,
        [off, line(staff.marek, 'p-rm')],
        {},
        at(delivery.northwind),
      );
      expect(replaced.status).toBe(200);
    });

    test('are refused by the database too when they remove the last P-RM past the rules', async () => {
      const { actorOf } = await import('../src/features/people/commands.ts');
      const zofia = await delivery.store.system
        .selectFrom('person')
        .selectAll()
        .where('id', '=', delivery.zofia)
        .executeTakeFirstOrThrow();
      const remove = delivery.store
        .as(actorOf(zofia.id, zofia))
        .transaction()
        .execute((tx) => tx.deleteFrom('assignment').where('role', '=', 'p-rm').execute());
      await expect(remove).rejects.toThrow('the last partner Regional Manager stays');
    });

    test('read no entry of the log about roles that are not for them', async () => {
      const { body } = await (await delivery.as(delivery.zofia)).request(
        'GET',
        `${at(delivery.northwind)}/log`,
      );
      const roles = new Set(body.items.map(({ role }: { role: string }) => role));
      expect([...roles].sort()).toEqual(['fe', 'p-fm', 'p-rm']);
    });

    test('the first P-RM ties a tenant to the firm, whose people see it then', async () => {
      const marek = await delivery.as(staff.marek);
      expect((await marek.request('GET', `/tenants/${delivery.contoso}`)).status).toBe(404);
      const tied = await apply(staff.nadia, [line(staff.emre, 'p-rm')]);
      expect(tied.body.tie).toEqual({ before: null, after: 'firm_wingtip' });
      expect((await marek.request('GET', `/tenants/${delivery.contoso}`)).status).toBe(200);
      const other = await apply(staff.nadia, [line(staff.stranger, 'p-fm')]);
      expect([other.status, other.body.code]).toEqual([409, 'OTHER_FIRM']);
      const untied = await apply(staff.nadia, tied.body.undo.lines, { keepFirm: tied.body.undo.keepFirm });
      expect(untied.body.tie).toEqual({ before: 'firm_wingtip', after: null });
      expect((await marek.request('GET', `/tenants/${delivery.contoso}`)).status).toBe(404);
    });
  });

  describe('customers', () => {
    const customer = async () => (await read(staff.rhea)).customer.id;
    const path = async () => `/customers/${await customer()}/assignments`;

    test('whoever is assigned to the customer works at all its tenants', async () => {
      const applied = await apply(staff.rhea, [line(staff.oskar, 'fe', { primary: [''] })], {}, await path());
      expect(applied.status).toBe(200);
      const tenant = await (await delivery.as(staff.oskar)).request('GET', `/tenants/${delivery.northwind}`);
      expect(tenant.body).toMatchObject({ mayWrite: true });
      expect((await read(staff.rhea, at(delivery.northwind))).inherited).toMatchObject([
        { person: staff.oskar, role: 'fe' },
      ]);
    });

    test('single services and partners are not for a customer', async () => {
      const some = await apply(
        staff.rhea,
        [line(staff.oskar, 'fe', { whole: false, services: ['teams'] })],
        {},
        await path(),
      );
      expect(some.body.code).toBe('CUSTOMER_WHOLE_ONLY');
      const partner = await apply(staff.nadia, [line(staff.emre, 'p-rm')], {}, await path());
      expect(partner.body.code).toBe('CUSTOMER_WHOLE_ONLY');
    });

    test('its log is for those who see the customer', async () => {
      const log = async (person: string) => (await delivery.as(person)).request('GET', `${await path()}/log`);
      expect((await log(staff.oskar)).body.items).toMatchObject([
        { person: { id: staff.oskar }, role: 'fe' },
      ]);
      expect((await log(delivery.zofia)).body.items).toEqual([]);
    });

    test('one that nobody knows, or that one does not see, is refused alike', async () => {
      const unknown = await (await delivery.as(staff.rhea)).request(
        'GET',
        '/customers/customer_0/assignments',
      );
      const unseen = await (await delivery.as(delivery.jonas)).request(
        'GET',
        '/customers/customer_0/assignments',
      );
      expect([unknown.body.code, unseen.body.code]).toEqual(['CUSTOMER_NOT_SEEN', 'CUSTOMER_NOT_SEEN']);
    });
  });
});
