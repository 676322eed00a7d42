import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../src/features/notes/model.ts';
import { actorOf } from '../src/features/people/commands.ts';
import { personById } from '../src/features/people/queries.ts';
import { system } from '../src/store/identity.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

const path = '/me/note-drafts';
const draft = (body: string) => ({ category: 'Environment', body });

describe.each(engines)('drafts of notes on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const say = async (
    person: string,
    method: string,
    where: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => (await delivery.as(person)).request(method, where, body, headers);
  const mine = async (person: string) => (await say(person, 'GET', path)).body.items as Draft[];

  test('a draft is kept with all that was typed, also what is too long for a note, and is there again', async () => {
    const content = {
      tenantId: delivery.contoso,
      taskId: '37',
      services: ['Teams'],
      category: 'Service Intent',
      body: 'x'.repeat(9000),
      escalated: true,
      shared: true,
      nextAction: 'y'.repeat(600),
      nextActionDate: '2026-12-01',
      nextActionOwner: delivery.lotte,
      corrects: null,
    };
    const { status, body } = await say(delivery.lotte, 'POST', path, content);
    expect(status).toBe(201);
    expect(await mine(delivery.lotte)).toEqual([{ ...content, ...body }]);
    expect(body).toMatchObject({ ...content, tenant: 'Contoso Pharma', version: 1 });
  });

  test('nobody but the author sees it, changes it or deletes it: no colleague, no administrator, not the system', async () => {
    const { id, version } = (await say(delivery.jonas, 'POST', path, draft('Between me and myself'))).body;
    for (const other of [delivery.lotte, delivery.ada, delivery.gideon, delivery.zofia]) {
      expect((await mine(other)).map((one) => one.id)).not.toContain(id);
      for (const [method, body] of [
        ['PUT', draft('Mine now')],
        ['DELETE', undefined],
      ] as const) {
        const answer = await say(other, method, `${path}/${id}`, body, { 'if-match': `"v${version}"` });
        expect([answer.status, answer.body.code]).toEqual([404, 'NOTE_DRAFT_UNKNOWN']);
      }
      const row = (await personById(delivery.store.system, other)) ?? expect.fail();
      const db = delivery.store.as(actorOf(other, row));
      expect(await db.selectFrom('note_draft').select('id').where('id', '=', id).execute()).toEqual([]);
      await db.updateTable('note_draft').set({ body: 'x' }).where('id', '=', id).execute();
      await db.deleteFrom('note_draft').where('id', '=', id).execute();
    }
    const bySystem = delivery.store.as(system);
    expect(await bySystem.selectFrom('note_draft').select('id').execute()).toEqual([]);
    expect((await mine(delivery.jonas)).find((one) => one.id === id)?.body).toBe('Between me and myself');
  });

  test('a draft leaves no entry in any ledger', async () => {
    const lotte = await delivery.as(delivery.lotte);
    const count = () =>
      delivery.store.system
        .selectFrom('ledger')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirst();
    const before = await count();
    const { id } = (await lotte.request('POST', path, draft('Quietly'))).body;
    await lotte.request('PUT', `${path}/${id}`, draft('More quietly'), { 'if-match': '"v1"' });
    await lotte.request('DELETE', `${path}/${id}`);
    expect(await count()).toEqual(before);
  });

  test('ten are kept, however many windows write at once; the eleventh is refused with what to do (V8)', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) => say(delivery.dalia, 'POST', path, draft(`Draft ${n}`))),
    );
    const codes = answers.map(({ status, body }) => (status === 201 ? 'kept' : `${status} ${body.code}`));
    expect(codes.filter((code) => code === 'kept').length).toBe(10);
    expect([...new Set(codes)].sort()).toEqual(['409 NOTE_DRAFTS_FULL', 'kept']);
    const refused = await say(delivery.dalia, 'POST', path, draft('One more'));
    expect(refused.body.detail).toMatch(/10 drafts.*delete one/);
    const [first] = await mine(delivery.dalia);
    await say(delivery.dalia, 'DELETE', `${path}/${first?.id}`);
    expect((await say(delivery.dalia, 'POST', path, draft('One more'))).status).toBe(201);
    expect((await mine(delivery.dalia)).length).toBe(10);
  });

  test('two windows that keep the same draft don’t overwrite each other: the later one is shown what is there', async () => {
    const { id } = (await say(delivery.lotte, 'POST', path, draft('First'))).body;
    const match = { 'if-match': '"v1"' };
    expect((await say(delivery.lotte, 'PUT', `${path}/${id}`, draft('Second'), match)).body.version).toBe(2);
    const late = await say(delivery.lotte, 'PUT', `${path}/${id}`, draft('Third'), match);
    expect([late.status, late.body.code, late.body.current.body]).toEqual([
      412,
      'NOTE_DRAFT_STALE',
      'Second',
    ]);
    const blind = await say(delivery.lotte, 'PUT', `${path}/${id}`, draft('Fourth'));
    expect(blind.status).toBe(428);
    expect((await mine(delivery.lotte)).find((one) => one.id === id)?.body).toBe('Second');
  });

  test('a draft that is saved as a note is gone; one that is refused is still there', async () => {
    const { id } = (await say(delivery.jonas, 'POST', path, draft('To be saved'))).body;
    const notes = `/tenants/${delivery.contoso}/notes`;
    const note = { ...draft('To be saved'), draft: id };
    expect((await say(delivery.jonas, 'POST', notes, { ...note, taskId: '9999' })).status).toBe(422);
    expect((await mine(delivery.jonas)).map((one) => one.id)).toContain(id);
    expect((await say(delivery.jonas, 'POST', notes, note)).status).toBe(201);
    expect((await mine(delivery.jonas)).map((one) => one.id)).not.toContain(id);
  });

  test('a draft of a tenant that one no longer sees is still one’s own, without the tenant’s name', async () => {
    const content = { ...draft('From then'), tenantId: delivery.contoso };
    const { body } = await say(delivery.zofia, 'POST', path, content);
    expect([body.body, body.tenant]).toEqual(['From then', null]);
  });
});
