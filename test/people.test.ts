import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

const account = {
  name: 'Rhea Castellane',
  email: 'rhea@tailspin.example',
  roles: ['rm'],
  capabilities: [],
  firm: null,
  administrator: false,
  queue: null,
};
const profile = {
  skills: ['Teams', 'teams', 'Change management'],
  languages: ['en', 'nb'],
  timeZone: 'Europe/Oslo',
  worksFrom: 8 * 60,
  worksTo: 16 * 60,
  worksOn: [1, 2, 3, 4, 5],
  absences: [{ first: '2026-11-23', last: '2026-11-27' }],
};
const match = (version: number) => ({ 'if-match': `"v${version}"` });

describe.each(engines)('people on %s', (engine) => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const ask = async (person: string, method: string, path: string, body?: unknown, headers = {}) =>
    (await delivery.as(person)).request(method, path, body, headers);

  describe('profiles', () => {
    test('everybody says themselves how they work, and colleagues see it', async () => {
      const path = `/people/${delivery.jonas}/profile`;
      const saved = await ask(delivery.jonas, 'PUT', path, profile, match(0));
      expect([saved.status, saved.body.version]).toEqual([200, 1]);
      const card = await ask(delivery.lotte, 'GET', `/people/${delivery.jonas}`);
      expect(card.body).toMatchObject({
        name: 'Jonas Adeyemi',
        tenants: 1,
        mayEdit: false,
        // Written twice, kept once.
        profile: { ...profile, skills: ['teams', 'Change management'] },
        // Friday, 11:00 in Oslo.
        availability: { now: true, absent: false, absence: { first: '2026-11-23', last: '2026-11-27' } },
      });
    });

    test('whoever is not there is told when next, by their own clock and calendar', async () => {
      delivery.clock.now = new Date('2026-11-20T16:00:00.000Z');
      const card = await ask(delivery.lotte, 'GET', `/people/${delivery.jonas}`);
      expect(card.body.availability).toMatchObject({ now: false, next: '2026-11-30T07:00:00.000Z' });
      delivery.clock.now = new Date('2026-11-20T10:00:00.000Z');
    });

    test('a lost race is refused with what stands there', async () => {
      const path = `/people/${delivery.jonas}/profile`;
      const late = await ask(delivery.jonas, 'PUT', path, { ...profile, skills: [] }, match(0));
      expect([late.status, late.body.code, late.body.current.version]).toEqual([412, 'PROFILE_STALE', 1]);
    });

    test('nobody says how others work but administrators', async () => {
      const path = `/people/${delivery.lotte}/profile`;
      const other = await ask(delivery.jonas, 'PUT', path, profile, match(0));
      expect([other.status, other.body.code]).toEqual([403, 'PROFILE_NOT_YOURS']);
      expect((await ask(delivery.ada, 'PUT', path, profile, match(0))).status).toBe(200);
    });

    test.each([
      ['TIME_ZONE_UNKNOWN', { timeZone: 'Mars/Olympus' }],
      ['WORKING_HOURS_WRONG', { worksTo: null }],
      ['WORKING_HOURS_WRONG', { worksFrom: 17 * 60 }],
      ['WORKING_HOURS_WRONG', { timeZone: '' }],
      ['INPUT_INVALID', { absences: [{ first: '2026-11-27', last: '2026-11-23' }] }],
      ['INPUT_INVALID', { absences: [{ first: '2026-02-30', last: '2026-03-23' }] }],
    ])('what makes no sense is refused as %s, and nothing is lost', async (code, wrong) => {
      const path = `/people/${delivery.jonas}/profile`;
      const refused = await ask(delivery.jonas, 'PUT', path, { ...profile, ...wrong }, match(1));
      expect([refused.status, refused.body.code]).toEqual([422, code]);
      expect((await ask(delivery.jonas, 'GET', `/people/${delivery.jonas}`)).body.version).toBe(1);
    });

    test('partners know people of their own firm only', async () => {
      const internal = await ask(delivery.zofia, 'GET', `/people/${delivery.jonas}`);
      expect([internal.status, internal.body.code]).toEqual([404, 'PERSON_UNKNOWN']);
      const unknown = await ask(delivery.zofia, 'GET', '/people/person_0');
      expect({ ...internal.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
      expect((await ask(delivery.zofia, 'GET', `/people/${delivery.zofia}`)).body.mayEdit).toBe(true);
    });
  });

  describe('accounts', () => {
    test('are for administrators', async () => {
      for (const [method, path, body] of [
        ['GET', '/people', undefined],
        ['POST', '/people', account],
        ['PATCH', `/people/${delivery.jonas}`, { name: 'X' }],
        ['POST', `/people/${delivery.jonas}/password-link`, {}],
      ] as const) {
        const refused = await ask(delivery.lotte, method, path, body, match(1));
        expect([refused.status, refused.body.code], path).toEqual([403, 'ADMINISTRATORS_ONLY']);
      }
      expect((await ask(delivery.zofia, 'GET', '/firms')).body.items).toEqual([]);
    });

    let rhea = '';
    test('somebody is added, sets a password by a link that works once, and signs in', async () => {
      const added = await ask(delivery.ada, 'POST', '/people', account);
      expect([added.status, added.body.hasPassword]).toEqual([201, false]);
      rhea = added.body.id;
      const link = await ask(delivery.ada, 'POST', `/people/${rhea}/password-link`, {});
      const token = new URL(link.body.path, 'http://x').searchParams.get('token');
      const password = 'four unrelated words here';
      const set = await delivery.anonymous.request('POST', '/password', { token, password });
      expect([set.status, set.body.name]).toEqual([200, 'Rhea Castellane']);
      const again = await delivery.anonymous.request('POST', '/password', { token, password });
      expect([again.status, again.body.code]).toEqual([403, 'PASSWORD_LINK_SPENT']);
      const signedIn = await delivery.anonymous.request('POST', '/sign-in', {
        email: account.email,
        password,
      });
      expect(signedIn.body).toMatchObject({ id: rhea, roles: [{ id: 'rm' }] });
    });

    test('a newer link ends the former one, and a link ends by itself', async () => {
      const linkOf = async () => {
        const { body } = await ask(delivery.ada, 'POST', `/people/${rhea}/password-link`, {});
        return new URL(body.path, 'http://x').searchParams.get('token');
      };
      const [first, second] = [await linkOf(), await linkOf()];
      const spend = async (token: string | null) =>
        (await delivery.anonymous.request('POST', '/password', { token, password: 'some other long words' }))
          .body.code;
      expect(await spend(first)).toBe('PASSWORD_LINK_SPENT');
      delivery.clock.now = new Date('2026-11-24T10:00:00.000Z');
      expect(await spend(second)).toBe('PASSWORD_LINK_SPENT');
      delivery.clock.now = new Date('2026-11-20T10:00:00.000Z');
    });

    test('roles and rights hold from the next request, and a lost race shows both', async () => {
      const path = `/people/${rhea}`;
      const given = await ask(
        delivery.ada,
        'PATCH',
        path,
        { capabilities: ['portfolio:keep'], roles: ['cxp-fte'] },
        match(1),
      );
      expect(given.body).toMatchObject({
        capabilities: ['portfolio:keep'],
        roles: ['cxp-fte'],
        version: 2,
        email: account.email,
      });
      const late = await ask(delivery.ada, 'PATCH', path, { name: 'X' }, match(1));
      expect([late.status, late.body.code, late.body.current.version]).toEqual([412, 'PERSON_STALE', 2]);
      const unknown = await ask(delivery.ada, 'PATCH', path, { capabilities: ['fly'] }, match(2));
      expect(unknown.body.code).toBe('INPUT_INVALID');
    });

    test('an e-mail address is one person’s', async () => {
      const taken = await ask(
        delivery.ada,
        'PATCH',
        `/people/${rhea}`,
        { email: 'JONAS@tailspin.example' },
        match(2),
      );
      expect([taken.status, taken.body.code]).toEqual([409, 'PERSON_EXISTS']);
      expect((await ask(delivery.ada, 'POST', '/people', account)).body.code).toBe('PERSON_EXISTS');
    });

    test('who is disabled is signed out at once, and back when enabled', async () => {
      const lotte = await delivery.as(delivery.lotte);
      const path = `/people/${delivery.lotte}`;
      const { body } = await ask(delivery.ada, 'PATCH', path, { disabled: true }, match(1));
      expect(body.disabled).toBe(true);
      expect((await lotte.request('GET', '/me')).status).toBe(401);
      await ask(delivery.ada, 'PATCH', path, { disabled: false }, match(2));
      expect((await (await delivery.as(delivery.lotte)).request('GET', '/me')).status).toBe(200);
    });

    test('somebody always administers', async () => {
      const path = `/people/${delivery.ada}`;
      const refused = await ask(delivery.ada, 'PATCH', path, { administrator: false }, match(1));
      expect([refused.status, refused.body.code]).toEqual([409, 'LAST_ADMINISTRATOR']);
    });

    test('a firm is added once, and its people have partner roles', async () => {
      const firm = await ask(delivery.ada, 'POST', '/firms', { name: 'Alpine Consulting' });
      expect(firm.status).toBe(201);
      expect((await ask(delivery.ada, 'POST', '/firms', { name: 'Alpine Consulting' })).body.code).toBe(
        'FIRM_EXISTS',
      );
      const more = { firm: firm.body.id, email: 'livia@alpine.example' };
      const wrong = await ask(delivery.ada, 'POST', '/people', { ...account, ...more });
      expect(wrong.body.code).toBe('ROLE_OF_OTHER_SIDE');
      const right = await ask(delivery.ada, 'POST', '/people', { ...account, ...more, roles: ['p-rm'] });
      expect(right.body.firm).toEqual(firm.body);
      const nowhere = await ask(delivery.ada, 'POST', '/people', {
        ...account,
        email: 'a@b.example',
        firm: 'firm_x',
        roles: ['p-rm'],
      });
      expect(nowhere.body.code).toBe('FIRM_UNKNOWN');
    });

    test('a queue is listed apart and gets no password', async () => {
      const queue = { ...account, name: 'FTCQ EMEA', email: 'ftcq@tailspin.example', queue: 'active' };
      const { body } = await ask(delivery.ada, 'POST', '/people', queue);
      const link = await ask(delivery.ada, 'POST', `/people/${body.id}/password-link`, {});
      expect([link.status, link.body.code]).toEqual([409, 'QUEUE_NO_PASSWORD']);
      const names = async (state: string) =>
        (await ask(delivery.ada, 'GET', `/people?state=${state}`)).body.items.map(
          ({ name }: { name: string }) => name,
        );
      expect(await names('queues')).toEqual(['FTCQ EMEA']);
      expect(await names('active')).not.toContain('FTCQ EMEA');
      expect(await names('left')).toEqual([]);
    });

    test('the list is paged and searched', async () => {
      const first = await ask(delivery.ada, 'GET', '/people?limit=3');
      const next = await ask(delivery.ada, 'GET', `/people?limit=3&cursor=${first.body.cursor}`);
      const names = [...first.body.items, ...next.body.items].map(({ name }: { name: string }) => name);
      expect(names).toEqual([...names].sort());
      expect(new Set(names).size).toBe(6);
      expect((await ask(delivery.ada, 'GET', '/people?search=jonas%40')).body.total).toBe(1);
    });

    test('past the policy the database lets nobody but administrators change people', async () => {
      const { actorOf } = await import('../src/features/people/commands.ts');
      const row = await delivery.store.system
        .selectFrom('person')
        .selectAll()
        .where('id', '=', delivery.lotte)
        .executeTakeFirstOrThrow();
      const db = delivery.store.as(actorOf(row.id, row));
      const { numUpdatedRows } = await db
        .updateTable('person')
        .set({ administrator: true })
        .executeTakeFirstOrThrow();
      expect(numUpdatedRows).toBe(0n);
      await expect(db.selectFrom('password_link').selectAll().execute()).resolves.toEqual([]);
      const added = db
        .insertInto('person')
        .values({ ...row, id: 'person_x', email: 'x@x.example' })
        .execute();
      await expect(added).rejects.toThrow(/row-level security/);
    });
  });

  test('who has no role is told of no tenant, by any way in', async () => {
    const { body } = await ask(delivery.ada, 'POST', '/people', {
      ...account,
      name: 'New Here',
      email: 'new@tailspin.example',
      roles: [],
    });
    const link = await ask(delivery.ada, 'POST', `/people/${body.id}/password-link`, {});
    const token = new URL(link.body.path, 'http://x').searchParams.get('token');
    const set = await delivery.anonymous.request('POST', '/password', {
      token,
      password: 'nobody has told me',
    });
    expect(set.body.roles).toEqual([]);
    const cookie = /uptake_session=[^;]+/.exec(set.headers.get('set-cookie') ?? '')?.[0] ?? '';
    const tenants = await delivery.anonymous.request('GET', '/tenants', undefined, { cookie });
    expect(tenants.body).toMatchObject({ items: [], total: 0 });
  });
});
