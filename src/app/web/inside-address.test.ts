import { expect, test } from 'vitest';
import { insideAddress } from './inside-address.ts';

test('a deep link survives sign-in', () => {
  expect(insideAddress('/tenants/tenant_1?task=3745#notes')).toBe('/tenants/tenant_1?task=3745#notes');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', ''])(
  'the address %s of somewhere else is not followed',
  (asked) => {
    expect(insideAddress(asked)).toBe('/');
  },
);

test('the door itself is no place to come back to', () => {
  expect(insideAddress('/sign-in?to=/x')).toBe('/');
  expect(insideAddress(undefined)).toBe('/');
});
