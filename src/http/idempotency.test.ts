import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openTestStore } from '../../test/support/store.ts';
import { tinyApi, tinyRoutes } from '../../test/support/tiny-api.ts';
import type { Store } from '../store/store.ts';
import { fingerprintOf } from './idempotency.ts';

const failures = {
  oops: () => {
    throw new Error('oops');
  },
};

describe.each(engines)('idempotency keys on %s', (engine) => {
  let store: Store;
  let api: ReturnType<typeof tinyApi>['api'];
  beforeAll(async () => {
    store = await openTestStore(engine);
    api = tinyApi(store, { routes: tinyRoutes(failures) }).api;
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const send = (method: string, path: string, body: unknown, key: string, name = 'lotte', match = '"v3"') =>
    api.request(path, {
      method,
      headers: {
        authorization: `Bearer bearer-${name}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        'if-match': match,
      },
      body: JSON.stringify(body),
    });
  const seen = async (answer: Response) => ({
    status: answer.status,
    replayed: answer.headers.get('idempotency-replayed'),
    etag: answer.headers.get('etag'),
    body: await answer.text(),
  });
  const firms = () => store.system.selectFrom('partner_firm').select('id').orderBy('id').execute();

  test('the same change under the same key is made once, and answered alike', async () => {
    const firm = { id: 'firm_1', name: 'Contoso' };
    const first = await seen(await send('POST', '/api/firms', firm, 'key-00000001'));
    const again = await seen(await send('POST', '/api/firms', firm, 'key-00000001'));
    expect(first).toMatchObject({ status: 201, replayed: null, etag: '"v1"' });
    expect(again).toEqual({ ...first, replayed: 'true' });
  });

  test('the order of the fields does not make it another change', async () => {
    const again = await seen(
      await send('POST', '/api/firms', { name: 'Contoso', id: 'firm_1' }, 'key-00000001'),
    );
    expect(again).toMatchObject({ status: 201, replayed: 'true' });
  });

  test('another change under the same key is refused: other input, other version, other route', async () => {
    await send('PATCH', '/api/firms/firm_1', { name: 'Fabrikam' }, 'key-00000002');
    const others = [
      send('POST', '/api/firms', { id: 'firm_2', name: 'Adatum' }, 'key-00000001'),
      send('PATCH', '/api/firms/firm_1', { name: 'Fabrikam' }, 'key-00000002', 'lotte', '"v4"'),
      send('PATCH', '/api/firms/firm_1', { name: 'Fabrikam' }, 'key-00000001'),
    ];
    for (const answer of await Promise.all(others)) {
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    }
  });

  test('keys of two people have nothing to do with each other', async () => {
    const answer = await seen(
      await send('POST', '/api/firms', { id: 'firm_3', name: 'Tailspin' }, 'key-00000001', 'jonas'),
    );
    expect(answer).toMatchObject({ status: 201, replayed: null });
  });

  test('a change that failed leaves its key free', async () => {
    const failed = await send('POST', '/api/breaks', { id: 'firm_9', how: 'oops' }, 'key-00000004');
    expect(failed.status).toBe(500);
    const answer = await seen(
      await send('POST', '/api/firms', { id: 'firm_4', name: 'Northwind' }, 'key-00000004'),
    );
    expect(answer).toMatchObject({ status: 201, replayed: null });
    expect(await firms()).not.toContainEqual({ id: 'firm_9' });
  });

  test('of ten who say it at the same moment one makes the change, and all get its answer', async () => {
    const racing = Array.from({ length: 10 }, () =>
      send('POST', '/api/firms', { id: 'firm_5', name: 'Woodgrove' }, 'key-00000005'),
    );
    const answers = await Promise.all((await Promise.all(racing)).map(seen));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(answers.filter(({ replayed }) => replayed === null)).toHaveLength(1);
  });

  test('an answer without a body is replayed too', async () => {
    const remove = () => send('DELETE', '/api/firms/firm_5', undefined, 'key-00000006');
    expect(await seen(await remove())).toEqual({ status: 204, replayed: null, etag: null, body: '' });
    expect(await seen(await remove())).toEqual({ status: 204, replayed: 'true', etag: null, body: '' });
  });

  test.each(['short', 'x'.repeat(129), 'has a space'])('%s is no key', async (key) => {
    const answer = await send('POST', '/api/firms', { id: 'firm_6', name: 'Litware' }, key);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'IDEMPOTENCY_KEY_UNREADABLE' }]);
  });

  test('strangers never get each other’s answers', async () => {
    const enter = (name: string) => send('POST', '/api/enter', { name }, 'key-00000007');
    await enter('lotte');
    const answer = await enter('jonas');
    expect([answer.status, answer.headers.get('set-cookie')]).toMatchObject([
      200,
      expect.stringMatching(/^uptake_session=jonas/),
    ]);
  });
});

test('the fingerprint tells apart what a careless join would not', () => {
  const prints = [
    fingerprintOf('saveTask', { a: 1 }, 2),
    fingerprintOf('saveTask', { a: 12 }, undefined),
    fingerprintOf('saveTask', { a: 1 }, undefined),
    fingerprintOf('saveTask', { a: '1' }, 2),
    fingerprintOf('saveTas', { a: 1 }, 2),
  ];
  expect(new Set(prints).size).toBe(prints.length);
});
