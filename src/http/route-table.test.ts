import { expect, test } from 'vitest';
import * as z from 'zod';
import { contracts, type Member, tinyRoutes } from '../../test/support/tiny-api.ts';
import type { Route } from './route.ts';
import { checkRoutes } from './route-table.ts';

const handle = () => ({});
const changed = (kind: Route<Member>['kind'], name: keyof typeof contracts, change: object): Route<Member> =>
  ({ kind, handle, contract: { ...contracts[name], ...change } }) as Route<Member>;

test('a good table tells the methods of each path', () => {
  const methods = checkRoutes(tinyRoutes());
  expect(methods.get('/firms/:firmId')).toEqual(['GET', 'HEAD', 'PATCH', 'DELETE']);
  expect(methods.get('/enter')).toEqual(['POST']);
});

test.each([
  [
    'two of one name',
    [changed('reads', 'hello', {}), changed('reads', 'hello', { path: '/other' })],
    /named hello/,
  ],
  [
    'two at one address',
    [changed('reads', 'hello', {}), changed('reads', 'hello', { name: 'b' })],
    /GET \/hello/,
  ],
  ['a question that posts', [changed('reads', 'enter', {})], /is a POST/],
  ['a change that gets', [changed('writes', 'hello', {})], /is a GET/],
  ['a version nobody looks at', [changed('acts', 'renameFirm', {})], /If-Match/],
  ['a parameter without a field', [changed('reads', 'readFirm', { input: z.object({}) })], /no firmId/],
])('%s stop the server at its start', (_, routes, message) => {
  expect(() => checkRoutes(routes)).toThrow(message);
});
