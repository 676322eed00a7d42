import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDelivery, type Caller } from './support/app.ts';
import { engines } from './support/store.ts';

describe.each(engines)('success metrics and authentication on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let lotte: Caller;
  let path: string;
  const metric = {
    service: '',
    name: 'Store managers plan shifts in Teams',
    target: '80 %',
    actual: '62 %',
    met: false,
  };
  const list = async () => (await lotte.request('GET', path)).body;
  const put = (who: Caller, id: string, match: number, body: object) =>
    who.request('PUT', `${path}/${id}`, body, { 'if-match': `"v${match}"` });

  beforeAll(async () => {
    delivery = await aDelivery(engine);
    lotte = await delivery.as(delivery.lotte);
    path = `/tenants/${delivery.contoso}/metrics`;
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  test('a metric is added, changed and told; all are met when each one is, and there is one', async () => {
    expect((await list()).allMet).toBe(false);
    const added = await lotte.request('POST', path, metric);
    expect(added).toMatchObject({
      status: 201,
      body: { ...metric, version: 1, updatedBy: { name: 'Lotte Vandersloot' } },
    });
    const saved = await put(lotte, added.body.id, 1, { ...metric, actual: '84 %', met: true });
    expect(saved).toMatchObject({ status: 200, body: { actual: '84 %', met: true, version: 2 } });
    expect(await list()).toMatchObject({ allMet: true, items: [{ version: 2 }] });
    const { body } = await lotte.request('GET', `/tenants/${delivery.contoso}/timeline`);
    expect(body.items[0]).toMatchObject({
      kind: 'metric.changed',
      facts: {
        name: metric.name,
        before: { actual: '62 %', met: 'no' },
        after: { actual: '84 %', met: 'yes' },
      },
    });
  });

  test('a lost race carries the metric as it stands; a save that changes nothing leaves no version', async () => {
    const [{ id }] = (await list()).items;
    const jonas = await delivery.as(delivery.jonas);
    expect((await put(jonas, id, 2, { ...metric, actual: '90 %', met: true })).status).toBe(200);
    expect(await put(lotte, id, 2, metric)).toMatchObject({
      status: 412,
      body: { code: 'METRIC_STALE', current: { actual: '90 %', version: 3 } },
    });
    expect((await put(lotte, id, 3, { ...metric, actual: '90 %', met: true })).body.version).toBe(3);
  });

  test('bad input is refused: no name, too long, a service that there is not, a metric that there is not', async () => {
    const statuses = [
      await lotte.request('POST', path, { ...metric, name: '  ' }),
      await lotte.request('POST', path, { ...metric, target: 'x'.repeat(201) }),
      await lotte.request('POST', path, { ...metric, service: 'fax' }),
      await put(lotte, 'metric_none', 1, metric),
      await lotte.request('PUT', `${path}/metric_none`, metric),
      await (await delivery.as(delivery.gideon)).request('POST', path, metric),
    ].map(({ status, body }) => [status, body.code]);
    expect(statuses).toEqual([
      [422, 'INPUT_INVALID'],
      [422, 'INPUT_INVALID'],
      [404, 'SERVICE_UNKNOWN'],
      [404, 'METRIC_UNKNOWN'],
      [428, 'VERSION_REQUIRED'],
      [403, 'TENANT_READ_ONLY'],
    ]);
    expect((await list()).items).toHaveLength(1);
  });

  test('a metric is removed by whoever saw it as it is', async () => {
    const [{ id, version }] = (await list()).items;
    const remove = (match: number) =>
      lotte.request('DELETE', `${path}/${id}`, undefined, { 'if-match': `"v${match}"` });
    expect((await remove(version - 1)).status).toBe(412);
    expect(await remove(version)).toMatchObject({ status: 200, body: { id } });
    expect((await list()).items).toEqual([]);
  });

  test('how people sign in is said with the version that was seen', async () => {
    const say = (who: Caller, match: number, method: string) =>
      who.request(
        'PUT',
        `/tenants/${delivery.contoso}/authentication`,
        { method },
        { 'if-match': `"v${match}"` },
      );
    expect(await say(lotte, 0, 'Single Sign-On (ADFS)')).toMatchObject({ status: 200, body: { version: 1 } });
    const jonas = await delivery.as(delivery.jonas);
    expect(await say(jonas, 0, 'Cloud identities')).toMatchObject({
      status: 412,
      body: { code: 'AUTHENTICATION_STALE' },
    });
    expect((await say(jonas, 1, 'Carrier pigeon')).status).toBe(422);
    const { body } = await lotte.request('GET', `/tenants/${delivery.contoso}/services`);
    expect(body.authentication).toEqual({ method: 'Single Sign-On (ADFS)', version: 1 });
  });
});
