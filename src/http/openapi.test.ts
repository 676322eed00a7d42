import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { tinyRoutes } from '../../test/support/tiny-api.ts';
import { openApiOf } from './openapi.ts';

const document = openApiOf(tinyRoutes(), { title: 'Tiny', version: '1.0.0' });
const operation = (method: string, path: string) => document.paths[path]?.[method];
const names = (method: string, path: string) =>
  ((operation(method, path)?.parameters ?? []) as { name: string; in: string; required: boolean }[]).map(
    (each) => `${each.in} ${each.name}${each.required ? '!' : ''}`,
  );

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document));
  expect(result).toMatchObject({ valid: true });
  expect(document.openapi).toBe('3.1.0');
});

test('every route is there under its permanent name', () => {
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((each) => each.operationId),
  );
  expect(ids.sort()).toEqual(
    tinyRoutes()
      .map(({ contract }) => contract.name)
      .sort(),
  );
});

test('parameters stand where the contract reads them from', () => {
  expect(names('get', '/api/hello')).toEqual(['query times', 'header If-None-Match']);
  expect(names('patch', '/api/firms/{firmId}')).toEqual([
    'path firmId!',
    'header If-Match!',
    'header Idempotency-Key',
    'header X-CSRF-Token',
  ]);
  expect(names('delete', '/api/firms/{firmId}')).toContain('query why');
});

test('what is in the path is not asked for again in the body', () => {
  expect(operation('patch', '/api/firms/{firmId}')?.requestBody).toMatchObject({
    content: {
      'application/json': { schema: { properties: { name: { type: 'string' } }, required: ['name'] } },
    },
  });
  const text = JSON.stringify(operation('patch', '/api/firms/{firmId}')?.requestBody);
  expect(text).not.toContain('firmId');
});

test('named schemas stand once and are pointed at', () => {
  const { schemas } = document.components as { schemas: Record<string, unknown> };
  expect(Object.keys(schemas).sort()).toEqual(['Firm', 'Problem']);
  expect(operation('get', '/api/firms/{firmId}')?.responses).toMatchObject({
    200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Firm' } } } },
  });
});

test('public routes ask for no security, the others for a session or a token', () => {
  expect(operation('post', '/api/enter')?.security).toEqual([]);
  expect(operation('post', '/api/leave')?.security).toEqual([{ session: [] }, { bearer: [] }]);
});
