import { expect, test } from 'vitest';
import { personKeys } from './person-key.ts';

function keysOf(key: string, names: readonly string[]): bigint[] {
  const keys = new BigUint64Array(names.length);
  personKeys(key).write(names, keys);
  return [...keys];
}

test('the same name has the same key, another tenant’s key makes another of it', () => {
  const [adele, alex, again] = keysOf('secret', [
    'adele@contoso.example',
    'alex@contoso.example',
    'adele@contoso.example',
  ]);
  expect(again).toBe(adele);
  expect(alex).not.toBe(adele);
  expect(keysOf('secret', ['adele@contoso.example'])).toEqual([adele]);
  expect(keysOf('other', ['adele@contoso.example'])).not.toEqual([adele]);
});

test('keys stay the same when others come and more are remembered than there was room for', () => {
  const names = Array.from({ length: 5000 }, (_, i) => `person ${i}`);
  const before = keysOf('many', names);
  for (const other of ['b', 'c', 'd']) keysOf(other, ['x']);
  expect(keysOf('many', names)).toEqual(before);
  expect(new Set(before).size).toBe(5000);
});

test('nobody without a name has a key', () => {
  expect(keysOf('secret', [''])).toEqual([0n]);
});
