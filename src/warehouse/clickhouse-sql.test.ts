import { expect, test } from 'vitest';
import { inImports, mask, sql, whole } from './clickhouse-sql.ts';

test('only whole numbers get into SQL, whatever their type was said to be', () => {
  expect(sql`tenant = ${7} and person in (${[1n, 2n ** 64n - 1n]})`).toBe(
    'tenant = 7 and person in (1, 18446744073709551615)',
  );
  for (const value of ['1 or 1', 1.5, Number.NaN, Infinity, 2 ** 60, undefined, {}])
    expect(() => whole(value as number)).toThrow(TypeError);
  expect(() => sql`person in (${['1) or (1'] as unknown as number[]})`).toThrow(TypeError);
});

test('a mask is a number of 64 bits, also where all of them are set', () => {
  expect([mask(1n), mask(-1n), mask(-1n << 63n)]).toEqual([
    'toUInt64(1)',
    'toUInt64(18446744073709551615)',
    'toUInt64(9223372036854775808)',
  ]);
});

test('imports are looked up by tenant, name space and number together', () => {
  expect(inImports([{ tenant: 3, nameSpace: 1, imports: [-1, 8] }])).toBe(
    '(tenant, name_space, import) in ((3, 1, -1), (3, 1, 8)) and tenant in (3)',
  );
});
