import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { addNote } from '../src/features/notes/commands.ts';
import type { Note } from '../src/features/notes/model.ts';
import { dueActions } from '../src/features/notes/queries.ts';
import { actorOf } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { personById } from '../src/features/people/queries.ts';
import type { TenantId } from '../src/features/tenants/model.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

describe.each(engines)('notes on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    // An internal colleague at the partner's tenant, who can share what he writes.
    const place = { tenant: delivery.northwind };
    await delivery.store.system
      .transaction()
      .execute((tx) =>
        assign(
          tx,
          systemActor,
          { person: delivery.jonas, role: 'sme', place, primary: true },
          delivery.clock.now,
        ),
      );
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const say = async (
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => (await delivery.as(person)).request(method, path, body, headers);
  const write = (person: string, tenant: TenantId, more: object = {}) =>
    say(person, 'POST', `/tenants/${tenant}/notes`, { category: 'Environment', body: 'Hello', ...more });
  const timeline = async (person: string, tenant: TenantId) =>
    (await say(person, 'GET', `/tenants/${tenant}/timeline`)).body.items;
  const day = (offset: number) =>
    new Date(delivery.clock.now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

  test('a note keeps all it says, and the ledger its digest and its beginning', async () => {
    const { status, body } = await write(delivery.jonas, delivery.contoso, {
      body: 'The **kickstart** fits #Pilot and #covid, says [the plan](https://contoso.example/plan#part).',
      category: 'Technical Enablement',
      taskId: '3745',
      services: ['Teams', 'Exchange', 'Teams'],
      escalated: true,
      nextAction: 'Ring the CISO',
      nextActionDate: day(3),
      nextActionOwner: delivery.lotte,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      tenant: 'Contoso Pharma',
      services: ['Teams', 'Exchange'],
      escalated: true,
      tags: ['pilot', 'covid'],
      nextAction: { text: 'Ring the CISO', date: day(3), owner: { name: 'Lotte Vandersloot' }, done: null },
      shared: false,
      legacyCategory: null,
      mayWrite: true,
    });
    const [entry] = await timeline(delivery.jonas, delivery.contoso);
    expect(entry).toMatchObject({
      kind: 'note.added',
      facts: { note: body.id, escalated: true, nextAction: { date: day(3), owner: delivery.lotte } },
      personal: { nextAction: 'Ring the CISO' },
    });
    expect(entry.facts.sha256).toMatch(/^[0-9a-f]{64}$/);
    // Words of people are only in the part that can be redacted.
    expect(JSON.stringify(entry.facts)).not.toMatch(/CISO|kickstart|pilot/);
  });

  test.each([
    ['a task that no page has (V7)', { taskId: '9999' }, 'NOTE_TASK_UNKNOWN', /9999.*valid task id/],
    ['a task id that is none (V7)', { taskId: 'abc' }, 'NOTE_TASK_UNKNOWN', /abc/],
    [
      'a next action of 501 characters (V9)',
      { nextAction: 'x'.repeat(501) },
      'NOTE_ACTION_TOO_LONG',
      /501.*500/,
    ],
    ['a date without a next action', { nextActionDate: '2026-12-01' }, 'NOTE_ACTION_MISSING', /next action/],
    [
      'a correction of a note that is none of this tenant',
      { corrects: 'note_1' },
      'NOTE_CORRECTED_UNKNOWN',
      /none of this tenant/,
    ],
    [
      'an owner whom nobody knows',
      { nextAction: 'x', nextActionOwner: 'person_1' },
      'NOTE_OWNER_UNKNOWN',
      /assigned/,
    ],
    ['a category of the older portal', { category: 'System Message' }, 'INPUT_INVALID', /category/],
    [
      'a day that is none',
      { nextAction: 'x', nextActionDate: '2026-02-30' },
      'INPUT_INVALID',
      /nextActionDate/,
    ],
    ['no text', { body: ' \n' }, 'INPUT_INVALID', /body/],
    ['a text of 8,001 characters', { body: 'x'.repeat(8001) }, 'INPUT_INVALID', /body/],
  ])('refused: %s', async (_, more, code, words) => {
    const before = await timeline(delivery.jonas, delivery.contoso);
    const { status, body } = await write(delivery.jonas, delivery.contoso, more);
    expect([status, body.code]).toEqual([422, code]);
    expect(body.detail).toMatch(words);
    expect(await timeline(delivery.jonas, delivery.contoso)).toEqual(before);
  });

  test('a next action of 500 characters is kept whole', async () => {
    const { body } = await write(delivery.jonas, delivery.contoso, { nextAction: '次'.repeat(500) });
    expect(body.nextAction.text).toBe('次'.repeat(500));
  });

  test('somebody who only reads the tenant is refused, and told who can change that (V13)', async () => {
    const { status, body } = await write(delivery.gideon, delivery.contoso);
    expect([status, body.code]).toEqual([403, 'TENANT_READ_ONLY']);
    const { body: list } = await say(delivery.gideon, 'GET', `/tenants/${delivery.contoso}/notes`);
    expect(list.items.map(({ mayWrite }: Note) => mayWrite)).not.toContain(true);
  });

  test('nobody is given a next action who does not work there, and no partner one that they could not read', async () => {
    const action = (owner: string, more = {}) => ({
      nextAction: 'Send the deck',
      nextActionOwner: owner,
      ...more,
    });
    const stranger = await write(delivery.jonas, delivery.contoso, action(delivery.dalia));
    expect(stranger.body.code).toBe('NOTE_OWNER_UNKNOWN');
    const hidden = await write(delivery.jonas, delivery.northwind, action(delivery.zofia));
    expect(hidden.body.code).toBe('NOTE_OWNER_PARTNER');
    expect(hidden.body.detail).toContain('Zofia Larkspur');
    const shared = await write(delivery.jonas, delivery.northwind, action(delivery.zofia, { shared: true }));
    expect(shared.status).toBe(201);
  });

  test('a correction is a note of its own: the old one stays word for word, and says that it was corrected', async () => {
    const old = (await write(delivery.jonas, delivery.contoso, { body: 'The pilot has 300 people.' })).body;
    const now = (await write(delivery.lotte, delivery.contoso, { body: 'It has 3,000.', corrects: old.id }))
      .body;
    expect([now.corrects, now.correctedBy]).toEqual([old.id, null]);
    const again = await say(delivery.jonas, 'GET', `/tenants/${delivery.contoso}/notes/${old.id}`);
    expect(again.body).toEqual({ ...old, correctedBy: now.id });
    delivery.clock.now = new Date(delivery.clock.now.getTime() + 1000);
    const newer = (await write(delivery.lotte, delivery.contoso, { body: '3,100.', corrects: old.id })).body;
    expect(
      (await say(delivery.jonas, 'GET', `/tenants/${delivery.contoso}/notes/${old.id}`)).body.correctedBy,
    ).toBe(newer.id);
    expect((await timeline(delivery.jonas, delivery.contoso))[0].facts.corrects).toBe(old.id);
  });

  test('a saved note can neither be changed nor deleted, not even by the system', async () => {
    const { id } = (await write(delivery.jonas, delivery.contoso)).body;
    const system = delivery.store.system;
    await expect(
      system.updateTable('note').set({ body: 'x' }).where('id', '=', id).execute(),
    ).rejects.toThrow();
    await expect(system.deleteFrom('note').where('id', '=', id).execute()).rejects.toThrow();
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect(
        (await say(delivery.jonas, method, `/tenants/${delivery.contoso}/notes/${id}`)).status,
      ).toBeGreaterThanOrEqual(404);
  });

  test('partners read what is shared, and a note of theirs is shared; nothing tells them of the others', async () => {
    const partnersSee = async () => {
      const list = await say(delivery.zofia, 'GET', `/tenants/${delivery.northwind}/notes`);
      const found = await say(delivery.zofia, 'GET', '/notes?q=quetzal');
      const told = await say(delivery.zofia, 'GET', `/tenants/${delivery.northwind}/timeline`);
      return [list.body, list.headers.get('etag'), found.body, found.headers.get('etag'), told.body];
    };
    const before = await partnersSee();
    const hidden = (
      await write(delivery.jonas, delivery.northwind, {
        body: 'A quetzal, between us. #quetzal',
        escalated: true,
        nextAction: 'quetzal',
      })
    ).body;
    await say(delivery.jonas, 'POST', `/tenants/${delivery.northwind}/notes/${hidden.id}/done`);
    await write(delivery.jonas, delivery.northwind, { body: 'quetzal 2', corrects: hidden.id, shared: true });
    expect(await partnersSee()).toEqual(before);
    const gone = await say(delivery.zofia, 'GET', `/tenants/${delivery.northwind}/notes/${hidden.id}`);
    const never = await say(delivery.zofia, 'GET', `/tenants/${delivery.northwind}/notes/note_1`);
    expect([gone.status, gone.body.detail]).toEqual([404, never.body.detail]);
    const refused = await write(delivery.zofia, delivery.northwind, { corrects: hidden.id });
    expect(refused.body.code).toBe('NOTE_CORRECTED_UNKNOWN');

    const shared = (
      await write(delivery.jonas, delivery.northwind, { body: 'For all: quetzal.', shared: true })
    ).body;
    const theirs = (await write(delivery.zofia, delivery.northwind, { body: 'Ours: quetzal.' })).body;
    expect(theirs.shared).toBe(true);
    const { body } = await say(delivery.zofia, 'GET', '/notes?q=quetzal');
    expect(body.items.map(({ id }: Note) => id).sort()).toEqual([shared.id, theirs.id].sort());
    expect([body.total, body.facets.escalated]).toEqual([2, 0]);
    const theirsCorrected = (
      await write(delivery.jonas, delivery.northwind, { body: 'No: parrot.', corrects: theirs.id })
    ).body;
    expect(theirsCorrected.shared).toBe(true);
  });

  test('a shared note names no task that partners do not know', async () => {
    const { status, body } = await write(delivery.jonas, delivery.northwind, {
      shared: true,
      taskId: '3745',
    });
    expect([status, body.code]).toEqual([422, 'NOTE_TASK_INTERNAL']);
    expect((await write(delivery.jonas, delivery.northwind, { shared: true, taskId: '3735' })).status).toBe(
      201,
    );
    const partner = await write(delivery.zofia, delivery.northwind, { taskId: '3745' });
    expect(partner.body.code).toBe('NOTE_TASK_UNKNOWN');
  });

  test('a next action is done once, and may be taken up again; the ledger tells both', async () => {
    const note = (await write(delivery.jonas, delivery.contoso, { nextAction: 'Book the room' })).body;
    const path = `/tenants/${delivery.contoso}/notes/${note.id}/done`;
    for (let i = 0; i < 2; i++)
      expect((await say(delivery.lotte, 'POST', path)).body.nextAction.done.by.name).toBe(
        'Lotte Vandersloot',
      );
    expect((await say(delivery.lotte, 'DELETE', path)).body.nextAction.done).toBeNull();
    const kinds = (await timeline(delivery.jonas, delivery.contoso))
      .slice(0, 3)
      .map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['note.action-reopened', 'note.action-done', 'note.added']);
    expect((await say(delivery.gideon, 'POST', path)).body.code).toBe('TENANT_READ_ONLY');
    const plain = (await write(delivery.jonas, delivery.contoso)).body;
    const none = await say(delivery.jonas, 'POST', `/tenants/${delivery.contoso}/notes/${plain.id}/done`);
    expect([none.status, none.body.code]).toEqual([409, 'NOTE_ACTION_NONE']);
    expect((await verifyLedger(delivery.store.system, delivery.contoso)).broken).toBeNull();
  });

  test('what a person has to do next ends with done, with a correction, and with the day asked for', async () => {
    const mine = { nextActionOwner: delivery.zofia, shared: true };
    const note = async (text: string, date: string) =>
      (await write(delivery.zofia, delivery.northwind, { ...mine, nextAction: text, nextActionDate: date }))
        .body as Note;
    const [late, done, corrected] = [
      await note('late', day(-2)),
      await note('done', day(0)),
      await note('corrected', day(0)),
    ];
    await note('today', day(0));
    await note('next month', day(30));
    await say(delivery.zofia, 'POST', `/tenants/${delivery.northwind}/notes/${done.id}/done`);
    await write(delivery.zofia, delivery.northwind, { corrects: corrected.id });
    const row = (await personById(delivery.store.system, delivery.zofia)) ?? expect.fail();
    const db = delivery.store.as(actorOf(delivery.zofia, row));
    const due = await dueActions(db, delivery.zofia, day(0));
    expect(due.map(({ text }) => text)).toEqual(['late', 'today']);
    expect(due[0]).toEqual({
      noteId: late.id,
      tenantId: delivery.northwind,
      tenant: 'Northwind Traders',
      text: 'late',
      date: day(-2),
      escalated: false,
    });
  });

  test('a note of the older portal keeps what it was called, and stands apart as such', async () => {
    await delivery.store.system.transaction().execute((tx) =>
      addNote(
        tx,
        { ...systemActor, person: delivery.jonas },
        {
          tenantId: delivery.contoso,
          category: 'Service Intent',
          legacyCategory: 'Entitlement Status',
          body: 'From long ago: ocelot',
        },
        delivery.clock.now,
      ),
    );
    const { body } = await say(delivery.jonas, 'GET', '/notes?q=ocelot&legacy=yes');
    expect(body.items[0]).toMatchObject({ category: 'Service Intent', legacyCategory: 'Entitlement Status' });
    expect(body.facets.legacy).toBe(1);
  });

  test('templates are those of the audience', async () => {
    const of = async (person: string) => (await say(person, 'GET', '/note-templates')).body.templates.length;
    expect(await of(delivery.zofia)).toBeLessThan(await of(delivery.jonas));
  });
});
