import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '../src/engine/facts.ts';
import { actOnCase, startCase } from '../src/features/cases/commands.ts';
import { caseJob } from '../src/features/cases/jobs.ts';
import { noticesOf, questionsOf, stepsOf } from '../src/features/cases/queries.ts';
import type { Actor } from '../src/features/people/model.ts';
import { may } from '../src/features/tenants/policy.ts';
import type { Store } from '../src/store/store.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { csmauWorld } from './support/csmau.ts';
import { engines, openTestStore } from './support/store.ts';

describe.each(engines)('a case of CSMAU on the real page, on %s', (engine) => {
  let store: Store;
  let it: Awaited<ReturnType<typeof csmauWorld>>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    it = await csmauWorld(store);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  /** A case that has come as far as an SME who may engage. */
  async function assignedCase() {
    const tenantId = await it.tenant();
    const id = await it.publishTo(tenantId);
    await it.act(id, it.jonas, 'start validation');
    it.told['dibs.complete'] = known(true);
    await it.act(id, it.jonas, 'pass', { reviewed: true });
    await it.act(id, it.jonas, 'book meeting', { day: '2026-12-01', time: '14:30', minutes: 30 });
    const evaluation = {
      dibs_accurate: true,
      blockers_discussed: true,
      fit: 'Offers fit',
      plan: 'Two workshops',
    };
    await it.act(id, it.jonas, 'hold evaluation', evaluation);
    expect(await it.act(id, it.lotte, 'assign SME', { sme: it.jonas.person })).toBe('sme-assigned');
    return { id, tenantId };
  }

  test('goes the whole way, by its own roles, and round again as a second cycle', async () => {
    const { id, tenantId } = await assignedCase();
    const finish = (answers: object, confirmed: string[] = []) =>
      it.act(id, it.jonas, 'finish wizard', answers, confirmed);
    expect(await finish({ status: 'Engaged', planned: ['training', 'champions'] })).toBe('engaged');
    const task = () =>
      store.system
        .selectFrom('task_record')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('task_id', '=', '3745')
        .executeTakeFirst();
    expect(await task()).toMatchObject({ status: 'In Progress', percent_complete: 0 });
    expect(
      await finish({ status: 'Engaged', planned: ['training', 'champions'], delivered: ['training'] }),
    ).toBe('engaged');
    expect(await task()).toMatchObject({ status: 'In Progress', percent_complete: 50 });
    expect(
      await finish({
        status: 'Engaged',
        planned: ['training', 'champions'],
        delivered: ['training', 'champions'],
      }),
    ).toBe('delivered');
    expect(
      await finish({
        status: 'Not Engaged',
        planned: ['training', 'champions'],
        delivered: ['training', 'champions'],
      }),
    ).toBe('disengaged');
    expect(await task()).toMatchObject({ status: 'Complete', percent_complete: 100 });

    const again = {
      status: 'Engaged',
      planned: ['training', 'champions', 'governance'],
      delivered: ['training', 'champions'],
    };
    await expect(finish(again)).rejects.toMatchObject({ code: 'CASE_FORM_WRONG' });
    await it.act(id, it.lotte, 'ask for help again', { note: 'Governance is missing' });
    expect(await finish(again)).toBe('engaged');
    expect(await it.at(id)).toMatchObject({
      cycle: 2,
      ended: false,
      delivered_before: ['champions', 'training'],
    });
    await expect(finish({ ...again, delivered: ['training'] })).rejects.toMatchObject({
      code: 'CASE_FORM_WRONG',
    });

    const steps = await stepsOf(store.system, id);
    expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, n) => n + 1));
    expect((await verifyLedger(store.system, tenantId)).broken).toBeNull();
    const kinds = await store.system
      .selectFrom('ledger')
      .select('kind')
      .where('chain', '=', tenantId)
      .execute();
    expect(kinds.filter(({ kind }) => kind === 'case.moved')).toHaveLength(steps.length);
  });

  test('asks the FM when DIBS are missing, and goes on with the answer', async () => {
    const id = await it.publishTo(await it.tenant());
    await it.act(id, it.jonas, 'start validation');
    it.told['dibs.complete'] = known(false);
    await expect(it.act(id, it.jonas, 'pass', { reviewed: true })).rejects.toMatchObject({
      code: 'CASE_REFUSED',
      message: expect.stringContaining('DIBS are complete for a service in scope'),
    });
    const question = { question: 'Who owns Teams?', next_action: '2026-11-23' };
    expect(await it.act(id, it.jonas, 'DIBS missing', question)).toBe('on-hold-dibs');
    expect(await it.at(id)).toMatchObject({ next_action: '2026-11-23', waits: ['fastTrack manager'] });
    expect((await noticesOf(store.as(it.lotte), it.lotte.person, 5)).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('has a question about its DIBS'),
    );
    await expect(it.act(id, it.lotte, 'supply DIBS')).rejects.toMatchObject({ code: 'CASE_REFUSED' });
    it.told['dibs.complete'] = known(true);
    expect(await it.act(id, it.lotte, 'supply DIBS')).toBe('validating');
    expect(await questionsOf(store.system, id)).toMatchObject([
      { text: 'Who owns Teams?', answer: 'DIBS are recorded', answered_by: it.lotte.person },
    ]);
  });

  test('what is not known is said as that, with its reason, and nothing moves', async () => {
    const id = await it.publishTo(await it.tenant());
    await it.act(id, it.jonas, 'start validation');
    it.told['dibs.complete'] = { unknown: 'its services are not recorded' };
    await expect(it.act(id, it.jonas, 'pass', { reviewed: true })).rejects.toMatchObject({
      code: 'CASE_CANT_TELL',
      message: expect.stringContaining('its services are not recorded'),
    });
    expect((await it.at(id)).state).toBe('validating');
    it.told['dibs.complete'] = known(true);
  });

  test('whoever is named on it sees the tenant while it is open, and not longer; others never', async () => {
    const tenantId = await it.tenant();
    const sees = async (who: Actor) =>
      (await store
        .as(who)
        .selectFrom('tenant')
        .select('id')
        .where('id', '=', tenantId)
        .executeTakeFirst()) !== undefined;
    expect(await sees(it.jonas)).toBe(false);
    const id = await it.publishTo(tenantId);
    expect([await sees(it.jonas), await sees(it.mira), await sees(it.oskar)]).toEqual([true, false, false]);
    expect(may.writeTenant(it.jonas, { assigned: false })).toBe(false);
    await it.act(id, it.rhea, 'withdraw', { reason: 'Not this year' });
    expect(await sees(it.jonas)).toBe(false);
  });

  test('begins by the FastTrack Manager who asks for offers, too; nobody else asks so', async () => {
    const tenantId = await it.tenant();
    const ask = (who: Actor) =>
      it.inTx((tx) =>
        startCase(
          tx,
          who,
          it.parts,
          {
            tenantId,
            process: 'csmau',
            event: 'request help',
            answers: { note: 'Half of the plant has no mailbox' },
            people: [],
          },
          it.now(),
        ),
      );
    await expect(ask(it.oskar)).rejects.toMatchObject({ code: 'CASE_EVENT_NOT_YOURS' });
    const id = await ask(it.lotte);
    expect((await it.at(id)).state).toBe('targeted');
    const notes = await store.system
      .selectFrom('note')
      .select('body')
      .where('tenant_id', '=', tenantId)
      .execute();
    expect(notes).toMatchObject([{ body: 'Half of the plant has no mailbox' }]);
  });

  test('is not begun twice for a tenant, also not by two at once', async () => {
    const tenantId = await it.tenant();
    const both = await Promise.allSettled([it.publishTo(tenantId), it.publishTo(tenantId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(it.publishTo(tenantId)).rejects.toMatchObject({ code: 'CASE_OPEN_ALREADY' });
  });

  test('two SMEs who finish at once: one is stored, the other is told, and nothing of theirs is kept', async () => {
    const { id } = await assignedCase();
    const { version } = await it.at(id);
    const finish = (planned: string[]) =>
      it.inTx((tx) =>
        actOnCase(
          tx,
          it.jonas,
          it.parts,
          { id, event: 'finish wizard', version, answers: { status: 'Engaged', planned }, confirmed: [] },
          it.now(),
        ),
      );
    const both = await Promise.allSettled([finish(['training']), finish(['champions'])]);
    const lost = both.find((one) => one.status === 'rejected');
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lost).toMatchObject({ reason: { code: 'CASE_MOVED' } });
    expect(await it.at(id)).toMatchObject({ version: version + 1, state: 'engaged' });
  });

  test('an effect that fails leaves nothing of the step: no move, no entry, no notice', async () => {
    const { id, tenantId } = await assignedCase();
    const before = await it.at(id);
    const entries = async () =>
      (await store.system.selectFrom('ledger').select('seq').where('chain', '=', tenantId).execute()).length;
    const count = await entries();
    const cut = it.inTx(async (tx) => {
      await actOnCase(
        tx,
        it.jonas,
        it.parts,
        {
          id,
          event: 'finish wizard',
          version: before.version,
          answers: { status: 'Engaged', planned: ['training'] },
          confirmed: [],
        },
        it.now(),
      );
      throw new Error('the server dies before it commits');
    });
    await expect(cut).rejects.toThrow('dies');
    expect(await it.at(id)).toEqual(before);
    expect(await entries()).toBe(count);
  });

  test('an offer that has been retired since stays on record and can not be planned anew', async () => {
    const { id } = await assignedCase();
    await it.act(id, it.jonas, 'finish wizard', { status: 'Engaged', planned: ['training'] });
    it.offers.splice(it.offers.indexOf('training'), 1);
    expect(
      await it.act(id, it.jonas, 'finish wizard', { status: 'Engaged', planned: ['training', 'champions'] }),
    ).toBe('engaged');
    const other = await assignedCase();
    await expect(
      it.act(other.id, it.jonas, 'finish wizard', { status: 'Engaged', planned: ['training'] }),
    ).rejects.toMatchObject({ code: 'CASE_FORM_WRONG' });
    it.offers.push('training');
  });

  test('reminders come once for each time that they are due, however often the job runs', async () => {
    const id = await it.publishTo(await it.tenant());
    await it.act(id, it.jonas, 'start validation');
    it.told['dibs.complete'] = known(false);
    await it.act(id, it.jonas, 'DIBS missing', { question: '?', next_action: '2026-12-01' });
    const job = caseJob(store, it.parts, it.now);
    const reminders = async () =>
      (await noticesOf(store.system, it.lotte.person, 500)).filter(
        (one) => one.case_id === id && one.text.endsWith('waits for its DIBS'),
      ).length;
    await job.run({}, { id: 'by hand' });
    expect(await reminders()).toBe(0);
    it.later(7);
    await job.run({}, { id: 'by hand' });
    await job.run({}, { id: 'by hand' });
    expect(await reminders()).toBe(1);
    it.later(21);
    await job.run({}, { id: 'by hand' });
    expect(await reminders()).toBe(2);
    it.told['dibs.complete'] = known(true);
  });

  test('ends early when its tenant becomes inactive', async () => {
    const { id, tenantId } = await assignedCase();
    await it.act(id, it.jonas, 'finish wizard', { status: 'Engaged', planned: ['training'] });
    await store.system.updateTable('tenant').set({ active: false }).where('id', '=', tenantId).execute();
    await caseJob(store, it.parts, it.now).run({}, { id: 'by hand' });
    expect(await it.at(id)).toMatchObject({
      state: 'removed',
      ended: true,
      reason: 'Tenant inactive or invalid',
    });
  });

  test('is history once a newer one has begun', async () => {
    const tenantId = await it.tenant();
    const old = await it.publishTo(tenantId);
    await it.act(old, it.rhea, 'withdraw', { reason: 'x' });
    it.later(1);
    await it.publishTo(tenantId);
    await expect(it.act(old, it.rhea, 'withdraw', { reason: 'y' })).rejects.toMatchObject({
      code: expect.stringMatching(/CASE_NOT_NEWEST|CASE_EVENT_NOT_HERE/),
    });
  });

  test('who is named must be able to be it', async () => {
    const tenantId = await it.tenant();
    const start = it.inTx((tx) =>
      startCase(
        tx,
        it.rhea,
        it.parts,
        {
          tenantId,
          process: 'csmau',
          event: 'publish',
          answers: {},
          people: [{ person: it.oskar.person, actor: 'csmau SME' }],
        },
        it.now(),
      ),
    );
    await expect(start).rejects.toMatchObject({ code: 'CASE_PERSON_UNKNOWN' });
  });
});
