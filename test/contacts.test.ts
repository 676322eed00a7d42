import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { addContact } from '../src/features/contacts/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import type { CustomerId } from '../src/features/tenants/model.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { aDelivery, type Caller } from './support/app.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;
const match = (version: number) => ({ 'if-match': `"v${version}"` });
const mira = {
  kind: 'Customer',
  name: 'Mira Thandeka',
  title: 'IT lead',
  email: 'mira@contoso.example',
  phone: '+47 22 00 11 22',
};

describe.each(engines)('contacts on %s', (engine) => {
  let delivery: Delivery;
  let customer: CustomerId;
  let lotte: Caller;
  let zofia: Caller;
  let ada: Caller;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const { store, clock, contoso } = delivery;
    customer = (
      await store.system
        .selectFrom('tenant')
        .select('customer_id')
        .where('id', '=', contoso)
        .executeTakeFirstOrThrow()
    ).customer_id;
    await store.system
      .transaction()
      .execute((tx) =>
        assign(
          tx,
          systemActor,
          { person: delivery.lotte, role: 'fm', place: { customer }, primary: true },
          clock.now,
        ),
      );
    [lotte, zofia, ada] = (await Promise.all(
      [delivery.lotte, delivery.zofia, delivery.ada].map((person) => delivery.as(person)),
    )) as [Caller, Caller, Caller];
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const at = (tenant: string) => `/tenants/${tenant}/contacts`;
  const list = async (caller: Caller, tenant = delivery.contoso) =>
    (await caller.request('GET', at(tenant))).body;
  const add = (caller: Caller, body: object, tenant: string = delivery.contoso) =>
    caller.request('POST', at(tenant), body);
  const find = async (caller: Caller, id: string, tenant = delivery.contoso) =>
    (await list(caller, tenant)).contacts.find((one: { id: string }) => one.id === id);

  describe('a contact', () => {
    test('is added by who writes the tenant, and read by who sees it', async () => {
      const { status, body } = await add(lotte, mira);
      expect(status).toBe(201);
      expect(await find(lotte, body.id)).toMatchObject({
        ...mira,
        at: 'tenant',
        source: 'manual',
        mayWrite: true,
        version: 1,
      });
      const gideon = await delivery.as(delivery.gideon);
      expect(await find(gideon, body.id)).toMatchObject({ mayWrite: false });
      const refused = await add(gideon, mira);
      expect([refused.status, refused.body.code]).toEqual([403, 'CONTACT_READ_ONLY']);
      const stranger = await (await delivery.as(delivery.dalia)).request('GET', at(delivery.contoso));
      expect([stranger.status, stranger.body.code]).toEqual([404, 'TENANT_UNKNOWN']);
    });

    test('of a customer as a whole stands at each of its tenants', async () => {
      const { body } = await lotte.request('POST', `/customers/${customer}/contacts`, {
        kind: 'Customer',
        name: 'Sander Holm',
        title: 'CIO',
      });
      for (const tenant of [delivery.contoso, delivery.northwind])
        expect(await find(ada, body.id, tenant)).toMatchObject({ at: 'customer', place: 'Contoso' });
      const all = (await lotte.request('GET', `/customers/${customer}/contacts`)).body.contacts;
      expect(all.map(({ name }: { name: string }) => name)).toEqual(['Mira Thandeka', 'Sander Holm']);
    });

    test('is refused with every field that is lacking for a survey, and nothing is lost', async () => {
      const { body } = await add(lotte, { kind: 'Customer', name: 'Per Onn', surveyEligible: false });
      const contact = await find(lotte, body.id);
      const refused = await lotte.request(
        'PATCH',
        `/contacts/${body.id}`,
        { surveyEligible: true },
        match(1),
      );
      expect([refused.status, refused.body.code]).toEqual([422, 'CONTACT_SURVEY_INCOMPLETE']);
      expect(refused.body.gaps).toEqual(['country', 'surveyLanguage', 'services']);
      expect(refused.body.detail).toContain(
        'a country, a survey language and a service deployed or migrated',
      );
      expect(await find(lotte, body.id)).toEqual(contact);
      const whole = {
        surveyEligible: true,
        country: 'Norway',
        surveyLanguage: 'English',
        services: ['Teams', 'Migration'],
      };
      expect((await list(lotte)).lacksSurveyContact).toBe(true);
      expect((await lotte.request('PATCH', `/contacts/${body.id}`, whole, match(1))).status).toBe(200);
      expect((await list(lotte)).lacksSurveyContact).toBe(false);
    });

    test.each([
      ['do-not-call needs its reason', { doNotCall: true }, 'CONTACT_DO_NOT_CALL_WHY'],
      ['a skill is for partners', { skill: 'Adoption' }, 'CONTACT_FIELD_ELSEWHERE'],
      ['a language that no survey speaks', { surveyLanguage: 'Klingon' }, 'CHOICE_UNKNOWN'],
      ['a service that there is none of', { services: ['Fax'] }, 'CHOICE_UNKNOWN'],
      ['a role that no list has', { role: 'EMPEROR' }, 'CHOICE_UNKNOWN'],
      ['what is no address', { email: 'at contoso' }, 'INPUT_INVALID'],
      ['what is no number', { phone: 'call me' }, 'INPUT_INVALID'],
      ['nobody', { name: '  ' }, 'INPUT_INVALID'],
    ])('%s is refused', async (_, fields, code) => {
      const before = (await list(lotte)).contacts.length;
      const { status, body } = await add(lotte, { ...mira, ...fields });
      expect([status, body.code]).toEqual([422, code]);
      expect((await list(lotte)).contacts.length).toBe(before);
    });

    test('a do-not-call that is taken back takes its reason along', async () => {
      const { body } = await add(lotte, { ...mira, doNotCall: true, doNotCallReason: 'Asked for e-mail' });
      const saved = await lotte.request('PATCH', `/contacts/${body.id}`, { doNotCall: false }, match(1));
      expect(saved.body).toMatchObject({ doNotCall: false, doNotCallReason: '' });
    });

    test('who loses a race is shown what stands there now', async () => {
      const { body } = await add(lotte, mira);
      await lotte.request('PATCH', `/contacts/${body.id}`, { title: 'CIO' }, match(1));
      const late = await ada.request('PATCH', `/contacts/${body.id}`, { title: 'CTO' }, match(1));
      expect([late.status, late.body.code]).toEqual([412, 'VERSION_STALE']);
      expect(late.body.current).toMatchObject({ title: 'CIO', version: 2 });
      expect(late.body.detail).toContain('Lotte Vandersloot');
    });

    test('that is synced says that it comes back when it is deleted', async () => {
      const { store, clock } = delivery;
      const synced = await store.system.transaction().execute((tx) =>
        addContact(
          tx,
          systemActor,
          {
            place: { tenant: delivery.contoso },
            kind: 'Microsoft',
            fields: { name: 'Ana Trenzado', title: 'ATS' },
            source: 'CALC',
          },
          clock.now,
        ),
      );
      const { body } = await add(lotte, mira);
      expect((await lotte.request('DELETE', `/contacts/${synced}`, undefined, match(1))).body).toEqual({
        comesBack: true,
      });
      expect((await lotte.request('DELETE', `/contacts/${body.id}`, undefined, match(1))).body).toEqual({
        comesBack: false,
      });
      const again = await lotte.request('DELETE', `/contacts/${body.id}`, undefined, match(1));
      expect([again.status, again.body.code]).toEqual([404, 'CONTACT_UNKNOWN']);
    });
  });

  describe('partners', () => {
    test('have contacts of their tenants, and never those at Microsoft: not in lists, not by id, not in the timeline, not in the data', async () => {
      const { body } = await ada.request('POST', at(delivery.northwind), {
        kind: 'Microsoft',
        name: 'Canary Microsofta',
        title: 'Account Executive',
        role: 'Sells',
      });
      const own = await add(
        zofia,
        { kind: 'Partner', name: 'Ewa Larkspur', skill: 'Adoption' },
        delivery.northwind,
      );
      expect(own.status).toBe(201);
      for (const path of ['/contacts', '/timeline', '', '/partners']) {
        const answer = await zofia.request('GET', `/tenants/${delivery.northwind}${path}`);
        expect(JSON.stringify(answer.body), path).not.toContain('Canary');
      }
      for (const [method, path, sent] of [
        ['PATCH', `/contacts/${body.id}`, { title: 'x' }],
        ['DELETE', `/contacts/${body.id}`, undefined],
        ['GET', `/contacts/${body.id}/data`, undefined],
        ['POST', `/contacts/${body.id}/erase`, { why: 'asked' }],
      ] as const) {
        const answer = await zofia.request(method, path, sent, match(1));
        expect([answer.status, answer.body.code], path).toEqual([404, 'CONTACT_UNKNOWN']);
      }
      const add_ = await add(zofia, { kind: 'Microsoft', name: 'Mine' }, delivery.northwind);
      expect([add_.status, add_.body.code]).toEqual([403, 'CONTACT_INTERNAL']);
    });

    test('the database itself shows and takes none from them', async () => {
      const row = await delivery.store.system
        .selectFrom('person')
        .selectAll()
        .where('id', '=', delivery.zofia)
        .executeTakeFirstOrThrow();
      const { actorOf } = await import('../src/features/people/commands.ts');
      const db = delivery.store.as(actorOf(delivery.zofia, row));
      expect(await db.selectFrom('contact').select('name').where('kind', '=', 'Microsoft').execute()).toEqual(
        [],
      );
      const insert = db
        .insertInto('contact')
        .values({
          id: 'contact_x',
          tenant_id: delivery.northwind,
          kind: 'Microsoft',
          name: 'x',
          created_at: delivery.clock.now,
          created_by: delivery.zofia,
          modified_at: delivery.clock.now,
          modified_by: delivery.zofia,
          customer_id: null,
        })
        .execute();
      await expect(insert).rejects.toThrow('row-level security');
    });

    test('read who was added to their tenant, but nothing of the customer as a whole', async () => {
      const { body } = await zofia.request('GET', `/tenants/${delivery.northwind}/timeline`);
      expect(JSON.stringify(body)).toContain('Ewa Larkspur');
      expect(JSON.stringify(body)).not.toContain('Sander Holm');
    });
  });

  describe('what is kept of a person', () => {
    const canary = {
      kind: 'Customer',
      name: 'Vera Canary',
      email: 'vera.canary@contoso.example',
      note: 'Canary likes tea',
    };
    const everything = async () => {
      const { store } = delivery;
      const rows = await store.system.selectFrom('ledger').selectAll().execute();
      const personal = await store.system.selectFrom('ledger_personal').selectAll().execute();
      const contacts = await store.system.selectFrom('contact').selectAll().execute();
      const answers = await store.system.selectFrom('idempotency').selectAll().execute();
      return JSON.stringify([rows, personal, contacts, answers]);
    };

    test('is given out whole: the contact and every entry about it', async () => {
      const { body } = await add(lotte, canary);
      await lotte.request('PATCH', `/contacts/${body.id}`, { phone: '+47 99' }, match(1));
      const data = (await lotte.request('GET', `/contacts/${body.id}/data`)).body;
      expect(data.contact).toMatchObject({ name: 'Vera Canary', phone: '+47 99', place: 'Contoso Pharma' });
      expect(data.entries.map(({ kind }: { kind: string }) => kind)).toEqual([
        'contact.added',
        'contact.saved',
      ]);
      expect(data.entries[0].personal.after.note).toBe('Canary likes tea');
    });

    test('is erased whole: no word of it is left anywhere, the tombstone says what was done, and the chain is valid', async () => {
      const { body } = await add(lotte, canary);
      await lotte.request(
        'PATCH',
        `/contacts/${body.id}`,
        { title: 'Canary in chief' },
        { ...match(1), 'idempotency-key': 'erase-me-key' },
      );
      await lotte.request('DELETE', `/contacts/${body.id}`, undefined, match(2));
      const gideon = await delivery.as(delivery.gideon);
      const refused = await gideon.request('POST', `/contacts/${body.id}/erase`, { why: 'asked' });
      expect([refused.status, refused.body.code]).toEqual([403, 'CONTACT_READ_ONLY']);
      const bare = await lotte.request('POST', `/contacts/${body.id}/erase`, { why: ' ' });
      expect([bare.status, bare.body.code]).toEqual([422, 'INPUT_INVALID']);
      const erased = await lotte.request('POST', `/contacts/${body.id}/erase`, { why: 'asked by letter' });
      expect(erased.body).toEqual({ entries: 3 });
      const data = (await lotte.request('GET', `/contacts/${body.id}/data`)).body;
      expect(JSON.stringify(data)).not.toContain('Canary');
      expect(data.entries.at(-1)).toMatchObject({ kind: 'contact.erased', facts: { entries: 3 } });
      expect((await verifyLedger(delivery.store.system)).broken).toBeNull();
    });

    test('wherever a person is a contact, their address finds and erases them all', async () => {
      await add(ada, canary, delivery.northwind);
      await ada.request('POST', `/customers/${customer}/contacts`, {
        ...canary,
        email: 'Vera.Canary@contoso.example',
      });
      const kept = await lotte.request('GET', `/contacts/data?email=${canary.email}`);
      expect([kept.status, kept.body.code]).toEqual([403, 'CONTACT_DATA_KEPT']);
      const found = (await ada.request('GET', `/contacts/data?email=${canary.email}`)).body.contacts;
      expect(found.length).toBe(3);
      const erased = await ada.request('POST', '/contacts/erase', {
        email: canary.email,
        why: 'asked by letter',
      });
      expect(erased.body).toMatchObject({ contacts: 3 });
      expect(await everything()).not.toContain('Canary likes');
      expect(await everything()).not.toContain('vera.canary@');
      const again = await ada.request('POST', '/contacts/erase', { email: canary.email, why: 'again' });
      expect([again.status, again.body.code]).toEqual([404, 'CONTACT_EMAIL_UNKNOWN']);
      expect((await verifyLedger(delivery.store.system)).broken).toBeNull();
    });
  });

  describe('partner companies', () => {
    const at = () => `/tenants/${delivery.contoso}/partners`;
    const wingtip = {
      name: 'Wingtip Onboarding',
      mpnId: '4567890',
      kind: 'Onboarding Partner',
      engaged: true,
      notes: '',
    };
    const names = async () =>
      (await lotte.request('GET', at())).body.companies.map(
        (one: { name: string; mpnId: string }) => `${one.name} ${one.mpnId}`,
      );

    test('none engaged reads as No Partner Identified; an engaged one takes its place', async () => {
      expect(await names()).toEqual(['No Partner Identified N/A']);
      const { body } = await lotte.request('POST', at(), wingtip);
      expect(await names()).toEqual(['Wingtip Onboarding 4567890']);
      await lotte.request('PATCH', `${at()}/${body.id}`, { engaged: false }, match(1));
      expect(await names()).toEqual(['No Partner Identified N/A', 'Wingtip Onboarding 4567890']);
    });

    test('the same company stands there once a kind; a lost race and a made-up kind are refused', async () => {
      const twice = await lotte.request('POST', at(), { ...wingtip, name: 'Wingtip again' });
      expect([twice.status, twice.body.code]).toEqual([409, 'COMPANY_THERE']);
      const odd = await lotte.request('POST', at(), { ...wingtip, kind: 'Drinking Partner' });
      expect([odd.status, odd.body.code]).toEqual([422, 'CHOICE_UNKNOWN']);
      const other = await lotte.request('POST', at(), { ...wingtip, mpnId: 'N/A' });
      expect([other.status, other.body.code]).toEqual([422, 'INPUT_INVALID']);
      const { companies } = (await lotte.request('GET', at())).body;
      const { id } = companies.find((one: { id: string | null }) => one.id !== null);
      const late = await lotte.request('PATCH', `${at()}/${id}`, { notes: 'x' }, match(1));
      expect([late.status, late.body.code]).toEqual([412, 'VERSION_STALE']);
      expect((await lotte.request('DELETE', `${at()}/${id}`, undefined, match(2))).status).toBe(200);
      expect(await names()).toEqual(['No Partner Identified N/A']);
    });

    test('partners keep them at their own tenants and read what happened to them', async () => {
      const theirs = `/tenants/${delivery.northwind}/partners`;
      expect((await zofia.request('POST', theirs, wingtip)).status).toBe(201);
      const { body } = await zofia.request('GET', `/tenants/${delivery.northwind}/timeline`);
      expect(body.items[0]).toMatchObject({ kind: 'company.added', facts: { name: 'Wingtip Onboarding' } });
    });
  });
});
