import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import type { DayItem } from '../src/features/day/model.ts';
import { systemActor } from '../src/features/people/model.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

describe.each(engines)('my day on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  const say = async (person: string, method: string, path: string, body?: unknown, match?: number) =>
    (await delivery.as(person)).request(
      method,
      path,
      body,
      match === undefined ? {} : { 'if-match': `"v${match}"` },
    );
  const day = async (person: string) =>
    (await say(person, 'GET', '/me/day')).body as { today: string; items: DayItem[] };
  const brief = ({ items }: { items: readonly DayItem[] }) =>
    items.map(({ kind, title, due, about }) => [kind, title, due, about]);
  const act = (date: string, owner: string) => ({
    category: 'Environment',
    body: 'Words',
    nextAction: `Ring on ${date}`,
    nextActionDate: date,
    nextActionOwner: owner,
  });

  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const { clock, contoso, jonas, lotte } = delivery;
    clock.now = new Date('2026-11-01T10:00:00.000Z');
    const { body } = await say(lotte, 'GET', `/tenants/${contoso}/tasks/3745`);
    const status = { status: 'Blocked-Business', responsible: 'SME' };
    await say(lotte, 'PATCH', `/tenants/${contoso}/tasks/3745`, status, body.version);
    clock.now = new Date('2026-11-20T10:00:00.000Z');
    await say(lotte, 'POST', `/tenants/${contoso}/notes`, act('2026-11-22', jonas));
    await say(lotte, 'POST', `/tenants/${contoso}/notes`, act('2026-11-18', jonas));
    await say(lotte, 'POST', `/tenants/${contoso}/notes`, act('2026-12-20', lotte));
  }, 60_000);
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  test('holds what waits for this person, in one order, with its reason', async () => {
    const mine = await day(delivery.jonas);
    expect(mine.today).toBe('2026-11-20');
    expect(brief(mine)).toEqual([
      ['task', 'CSMAU Engagement', '2026-11-03', 'Blocked-Business'],
      ['note', 'Ring on 2026-11-18', '2026-11-18', ''],
      ['note', 'Ring on 2026-11-22', '2026-11-22', ''],
    ]);
    // The task waits for the SME, and this note for its owner.
    expect(brief(await day(delivery.lotte))).toEqual([['note', 'Ring on 2026-12-20', '2026-12-20', '']]);
  });

  test('says nothing is due to whom nothing waits for, partners and guests too', async () => {
    for (const person of [delivery.gideon, delivery.zofia, delivery.dalia])
      expect((await day(person)).items).toEqual([]);
  });

  test('what is put off comes back on its day, and nobody else notices', async () => {
    const [first] = (await day(delivery.jonas)).items;
    const put = (until: string | null) =>
      say(delivery.jonas, 'PUT', '/me/day/snoozed', { item: first?.id, until });
    expect((await put('2026-11-25')).status).toBe(200);
    expect((await day(delivery.jonas)).items.map(({ snoozedUntil }) => snoozedUntil)).toEqual([
      '2026-11-25',
      null,
      null,
    ]);
    expect((await day(delivery.lotte)).items.map(({ snoozedUntil }) => snoozedUntil)).toEqual([null]);
    await put('2026-11-26');
    expect((await day(delivery.jonas)).items[0]?.snoozedUntil).toBe('2026-11-26');
    await put(null);
    expect((await day(delivery.jonas)).items[0]?.snoozedUntil).toBeNull();
    for (const [until, code] of [
      ['2026-11-20', 'SNOOZE_PAST'],
      ['2028-01-01', 'SNOOZE_FAR'],
      ['soon', 'INPUT_INVALID'],
    ] as const)
      expect((await put(until)).body.code).toBe(code);
  });

  test('what is done is gone, for whoever did it', async () => {
    const note = (await day(delivery.jonas)).items.find(({ due }) => due === '2026-11-18');
    const done = await say(
      delivery.jonas,
      'POST',
      `/tenants/${delivery.contoso}/notes/${note?.subject}/done`,
      {},
    );
    expect(done.status).toBe(200);
    const task = (await day(delivery.jonas)).items.find(({ kind }) => kind === 'task');
    const path = `/tenants/${delivery.contoso}/tasks/${task?.subject}`;
    expect((await say(delivery.jonas, 'PATCH', path, { status: 'Complete' }, task?.version)).status).toBe(
      200,
    );
    expect(brief(await day(delivery.jonas))).toEqual([['note', 'Ring on 2026-11-22', '2026-11-22', '']]);
  });

  test('feedback waits for the owner of its page, a week', async () => {
    const { body } = await say(delivery.jonas, 'GET', '/playbook');
    const version = body.version.number;
    const { path } = body.pages[0];
    const sent = await say(delivery.jonas, 'POST', '/playbook/feedback', {
      version,
      path,
      kind: 'idea',
      body: 'Say whom to ring',
    });
    expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
    const waits = (await day(delivery.paola)).items.filter(({ kind }) => kind === 'feedback');
    expect(waits.map(({ due, about }) => [due, about])).toEqual([['2026-11-27', 'Jonas Adeyemi']]);
  });

  test('a missing primary is for those who assign and are assigned there', async () => {
    const place = { tenant: delivery.contoso };
    await delivery.store.system
      .transaction()
      .execute((tx) =>
        assign(
          tx,
          systemActor,
          { person: delivery.paola, role: 'fta', place, primary: false },
          delivery.clock.now,
        ),
      );
    const missing = (await day(delivery.paola)).items.filter(({ kind }) => kind === 'primary');
    expect(missing.map(({ title, about }) => [title, about])).toEqual([['Contoso Pharma', 'rm']]);
    expect((await day(delivery.jonas)).items.some(({ kind }) => kind === 'primary')).toBe(false);
  });
});
