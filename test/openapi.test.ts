import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDelivery } from './support/app.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

let delivery: Delivery;
beforeAll(async () => {
  delivery = await aDelivery('pglite');
});
afterAll(() => delivery[Symbol.asyncDispose]());

test('the document of every route is valid OpenAPI 3.1, and anybody may read it', async () => {
  const { status, body } = await delivery.anonymous.request('GET', '/openapi.json');
  expect(status).toBe(200);
  expect(body.openapi).toMatch(/^3\.1\./);
  const { valid, errors } = await new Validator().validate(body);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('every route names its problems, and changes of rows take an Idempotency-Key', async () => {
  const { body } = await delivery.anonymous.request('GET', '/openapi.json');
  const operations = Object.entries(
    body.paths as Record<
      string,
      Record<string, { operationId: string; responses: object; parameters?: { name: string }[] }>
    >,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(operations.length).toBeGreaterThan(20);
  for (const { path, method, operation } of operations) {
    expect(operation.operationId, `${method} ${path}`).toMatch(/^[a-z][A-Za-z]+$/);
    expect(
      Object.keys(operation.responses).some((code) => code === 'default' || code.startsWith('4')),
      path,
    ).toBe(true);
    const names = (operation.parameters ?? []).map(({ name }) => name.toLowerCase());
    // Routes that open their own transactions say what a second call does in their own words.
    if (['saveTask', 'addNote', 'sendFeedback', 'answerFeedback'].includes(operation.operationId))
      expect(names).toContain('idempotency-key');
  }
});
