import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

describe.each(engines)('the slice over HTTP on %s', (engine) => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const task = () => `/tenants/${delivery.contoso}/tasks/3745`;
  const match = (version: number) => ({ 'if-match': `"v${version}"` });

  test('an SME finds task 3745 under phase CSMAU, optional, for all services, not started', async () => {
    const { body } = await (await delivery.as(delivery.jonas)).request(
      'GET',
      `/tenants/${delivery.contoso}/playbook`,
    );
    const phase = body.phases.find((each: { phase: string }) => each.phase === 'CSMAU');
    const step = phase.pages[0].steps.find(
      (each: { anchor: string }) => each.anchor === 'select-csmau-offers',
    );
    expect(step.tasks).toEqual([
      expect.objectContaining({ id: '3745', name: 'CSMAU Engagement', mandatory: false }),
    ]);
    expect(step.tasks[0].record).toMatchObject({
      status: 'Not Started',
      percentComplete: 0,
      responsible: 'SME',
      version: 0,
    });
  });

  test('saving needs the version one started from, and the answer carries the next', async () => {
    const jonas = await delivery.as(delivery.jonas);
    const without = await jonas.request('PATCH', task(), { status: 'In Progress' });
    expect([without.status, without.body.code]).toEqual([428, 'VERSION_REQUIRED']);
    const saved = await jonas.request(
      'PATCH',
      task(),
      { status: 'In Progress', percentComplete: 25 },
      match(0),
    );
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"v1"']);
    expect(saved.body).toMatchObject({
      status: 'In Progress',
      percentComplete: 25,
      version: 1,
      updatedBy: { name: 'Jonas Adeyemi' },
    });
  });

  test('who loses a race is shown both values and who was faster', async () => {
    const lotte = await delivery.as(delivery.lotte);
    const { status, body } = await lotte.request('PATCH', task(), { status: 'Complete' }, match(0));
    expect(status).toBe(412);
    expect(body).toMatchObject({
      code: 'VERSION_STALE',
      current: { status: 'In Progress', percentComplete: 25, version: 1 },
    });
    expect(body.detail).toContain('Jonas Adeyemi');
  });

  test('two who save the first version at once: one wins, the other is told', async () => {
    const [jonas, lotte] = [await delivery.as(delivery.jonas), await delivery.as(delivery.lotte)];
    const path = `/tenants/${delivery.contoso}/tasks/3735`;
    const both = await Promise.all([
      jonas.request('PATCH', path, { status: 'Warning' }, match(0)),
      lotte.request('PATCH', path, { status: 'In Progress' }, match(0)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('the same Idempotency-Key saves once and is answered alike', async () => {
    const jonas = await delivery.as(delivery.jonas);
    const key = { ...match(1), 'idempotency-key': 'a-key-of-my-own' };
    const first = await jonas.request('PATCH', task(), { percentComplete: 30 }, key);
    const again = await jonas.request('PATCH', task(), { percentComplete: 30 }, key);
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([
      200,
      200,
      'true',
    ]);
    expect(again.body).toEqual(first.body);
    const other = await jonas.request('PATCH', task(), { percentComplete: 31 }, key);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('a note on the task stands there, and a note on a task that no page has is refused', async () => {
    const jonas = await delivery.as(delivery.jonas);
    const notes = `/tenants/${delivery.contoso}/notes`;
    const note = { taskId: '3745', category: 'Technical Enablement', body: 'The kickstart fits.' };
    expect((await jonas.request('POST', notes, note)).status).toBe(201);
    const { body } = await jonas.request('GET', `${notes}?taskId=3745`);
    expect(body.items).toEqual([
      expect.objectContaining({
        body: 'The kickstart fits.',
        author: { id: delivery.jonas, name: 'Jonas Adeyemi' },
      }),
    ]);
    const wrong = await jonas.request('POST', notes, { ...note, taskId: '9999' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'NOTE_TASK_UNKNOWN']);
    const unknown = await jonas.request(
      'PATCH',
      `/tenants/${delivery.contoso}/tasks/9999`,
      { status: 'Complete' },
      match(0),
    );
    expect([unknown.status, unknown.body.code]).toEqual([404, 'TASK_UNKNOWN']);
  });

  test('the timeline tells what happened, from a ledger that verifies', async () => {
    const jonas = await delivery.as(delivery.jonas);
    const { body } = await jonas.request('GET', `/tenants/${delivery.contoso}/timeline?subject=task:3745`);
    expect(body.items.map((entry: { kind: string }) => entry.kind)).toEqual([
      'note.added',
      'task.saved',
      'task.saved',
    ]);
    expect(body.items[2].facts).toMatchObject({
      before: { status: 'Not Started', percentComplete: 0 },
      after: { status: 'In Progress', percentComplete: 25 },
    });
    const proof = await jonas.request('GET', `/tenants/${delivery.contoso}/timeline/proof`);
    expect(proof.body).toMatchObject({ broken: null });
    expect(proof.body.entries).toBeGreaterThan(5);
  });

  test('someone privileged reads and may not write; someone unassigned sees nothing at all', async () => {
    const gideon = await delivery.as(delivery.gideon);
    expect((await gideon.request('GET', task())).body).toMatchObject({ mayWrite: false });
    const refused = await gideon.request('PATCH', task(), { status: 'Complete' }, match(2));
    expect([refused.status, refused.body.code]).toEqual([403, 'TENANT_READ_ONLY']);
    const dalia = await delivery.as(delivery.dalia);
    for (const path of ['', '/playbook', '/notes', '/timeline', '/timeline/proof', '/tasks/3745']) {
      const answer = await dalia.request('GET', `/tenants/${delivery.contoso}${path}`);
      expect([answer.status, answer.body.code], path).toEqual([404, 'TENANT_UNKNOWN']);
    }
  });

  test('a partner never meets the internal page or its task', async () => {
    const zofia = await delivery.as(delivery.zofia);
    const list = await zofia.request('GET', '/playbook');
    expect(list.body.pages.map((page: { path: string }) => page.path)).toEqual([
      'partner/success-conduct-success-review-partner.md',
    ]);
    const page = await zofia.request('GET', '/playbook/page?path=internal/commercial-services-usage.md');
    expect([page.status, page.body.code]).toEqual([404, 'PAGE_UNKNOWN']);
    const hidden = await zofia.request('GET', `/tenants/${delivery.northwind}/tasks/3745`);
    expect([hidden.status, hidden.body.code]).toEqual([404, 'TASK_UNKNOWN']);
    const playbook = await zofia.request('GET', `/tenants/${delivery.northwind}/playbook`);
    expect(JSON.stringify(playbook.body)).not.toMatch(/CSMAU|3745/);
  });

  test('nobody is let in without a session, with one that ended, or with another secret', async () => {
    expect((await delivery.anonymous.request('GET', '/tenants')).status).toBe(401);
    const jonas = await delivery.as(delivery.jonas);
    expect((await jonas.request('POST', '/sign-out', {})).status).toBe(200);
    expect((await jonas.request('GET', '/me')).body.code).toBe('SIGNED_OUT');
    expect(
      (await delivery.anonymous.request('GET', '/tenants', undefined, { authorization: 'Bearer guess' }))
        .status,
    ).toBe(401);
  });

  test('a session ends by itself after twelve idle hours, and says so', async () => {
    const jonas = await delivery.as(delivery.jonas);
    const before = delivery.clock.now;
    delivery.clock.now = new Date(before.getTime() + 13 * 3_600_000);
    const { status, body } = await jonas.request('GET', '/me');
    delivery.clock.now = before;
    expect(status).toBe(401);
    expect(body.detail).toMatch(/sign in/i);
  });

  test('only administrators see to jobs and publish', async () => {
    const jonas = await delivery.as(delivery.jonas);
    expect((await jonas.request('GET', '/operations/dead-jobs')).status).toBe(403);
    const files = [{ path: 'a.md', text: '# A' }];
    expect((await jonas.request('POST', '/playbook/versions', { files })).body.code).toBe('PUBLISHERS_ONLY');
    const ada = await delivery.as(delivery.ada);
    expect((await ada.request('GET', '/operations/dead-jobs')).status).toBe(200);
    expect((await ada.request('POST', '/playbook/versions', { files })).body).toMatchObject({
      number: 2,
      publishedBy: 'Ada Kestrel',
    });
    const same = await ada.request('POST', '/playbook/versions', { files });
    expect([same.status, same.body.code]).toEqual([409, 'PLAYBOOK_UNCHANGED']);
  });

  test('an owner of the playbook publishes without being an administrator, and row security agrees', async () => {
    const paola = await delivery.as(delivery.paola);
    const files = [{ path: 'b.md', text: '# B' }];
    const { status, body } = await paola.request('POST', '/playbook/versions', { files });
    expect([status, body.publishedBy]).toEqual([201, 'Paola Ferncliff']);
  });

  test('the ledger of everything holds, to the person who owns the machine', async () => {
    const { body } = await delivery.operator.request('GET', '/operations/ledger/proof');
    expect(body.broken).toBeNull();
    expect(body.chains).toBe(3);
  });
});
