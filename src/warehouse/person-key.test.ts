import { expect, test } from 'vitest';
import { keyFor, personKeys } from './person-key.ts';

function keysOf(key: string, names: readonly string[]): bigint[] {
  const bytes = new TextEncoder().encode(names.join(''));
  let end = 0;
  const ends = Int32Array.from(names, (name) => {
    end += new TextEncoder().encode(name).length;
    return end;
  });
  const keys = new BigUint64Array(names.length);
  personKeys(key).write({ bytes, ends }, keys);
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
  expect(keysOf('other', ['adele@contoso.example'])).not.toEqual([adele]);
});

test('a key depends on the name alone, not on whom it stands beside', () => {
  const names = Array.from({ length: 5000 }, (_, i) => `${'é'.repeat(i % 11)}person ${i}`);
  const together = keysOf('many', names);
  expect(names.map((name) => keyFor(personKeys('many'), name))).toEqual(together);
  expect(new Set(together).size).toBe(5000);
});

test('nobody without a name has a key', () => {
  expect(keysOf('secret', ['', 'a', ''])).toEqual([0n, ...keysOf('secret', ['a']), 0n]);
});
