import { expect, test } from 'vitest';
import { type AccountFacts, refusalOfAccount } from './account-rules.ts';
import type { Account } from './model.ts';

const ann: Account & { disabled: boolean } = {
  name: 'Ann',
  email: 'ann@tailspin.example',
  roles: ['fm'],
  capabilities: [],
  firm: null,
  administrator: false,
  queue: null,
  disabled: false,
};
const facts: AccountFacts = { before: ann, self: false, otherAdministrators: 1, assigned: false };
const why = (change: Partial<typeof ann>, more: Partial<AccountFacts> = {}) =>
  refusalOfAccount({ ...ann, ...change }, { ...facts, ...more })?.why;

test('partner roles are for people of a partner firm, and all others for everybody else', () => {
  expect(why({ roles: ['p-fm'] })).toBe('ROLE_OF_OTHER_SIDE');
  expect(why({ firm: 'firm_a', roles: ['fm'] })).toBe('ROLE_OF_OTHER_SIDE');
  expect(why({ firm: 'firm_a', roles: ['p-fm'] })).toBeUndefined();
});

test('people of a partner firm have no rights beside roles and administer nothing', () => {
  expect(why({ firm: 'firm_a', roles: ['p-fm'], capabilities: ['csmau:member'] })).toBe('PARTNER_NO_RIGHTS');
  expect(why({ firm: 'firm_a', roles: ['p-fm'], administrator: true })).toBe('PARTNER_NO_RIGHTS');
});

test('a queue has roles to be assigned in, and no rights', () => {
  const before = { ...ann, queue: 'active' as const };
  expect(why({ queue: 'inactive', roles: ['rm'] }, { before })).toBeUndefined();
  expect(why({ queue: 'active', administrator: true }, { before })).toBe('QUEUE_NO_RIGHTS');
});

test('a person stays a person, and a queue a queue', () => {
  expect(why({ queue: 'active' })).toBe('QUEUE_FIXED');
});

test('who is assigned stays in their firm', () => {
  expect(why({ firm: 'firm_a', roles: ['p-fm'] }, { assigned: true })).toBe('FIRM_WHILE_ASSIGNED');
});

test('the last administrator is not disabled and stays administrator', () => {
  const before = { ...ann, administrator: true };
  expect(why({ administrator: false }, { before, otherAdministrators: 0 })).toBe('LAST_ADMINISTRATOR');
  expect(why({ administrator: true, disabled: true }, { before, otherAdministrators: 0 })).toBe(
    'LAST_ADMINISTRATOR',
  );
  expect(why({ administrator: false }, { before })).toBeUndefined();
});

test('nobody disables themselves', () => {
  expect(why({ disabled: true }, { self: true })).toBe('DISABLE_ONESELF');
});
