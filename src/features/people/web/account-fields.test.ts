import { expect, test } from 'vitest';
import { changesOf, emptyAccount, rolesFor, toggled, withFirm } from './account-fields.ts';

test('with a firm come partner roles only, and no rights', () => {
  const ann = {
    ...emptyAccount,
    roles: ['fm', 'rm'],
    capabilities: ['csmau:member'],
    administrator: true,
  } as typeof emptyAccount;
  expect(withFirm(ann, 'firm_a')).toMatchObject({
    firm: 'firm_a',
    roles: [],
    capabilities: [],
    administrator: false,
  });
  expect(rolesFor('firm_a').map(({ id }) => id)).toEqual(['p-rm', 'p-fm', 'p-fe']);
  expect(rolesFor(null).map(({ id }) => id)).not.toContain('p-rm');
});

test('only what changed is sent', () => {
  const after = { ...emptyAccount, name: 'Ann', roles: toggled(emptyAccount.roles, 'fm' as const) };
  expect(changesOf(emptyAccount, after)).toEqual({ name: 'Ann', roles: ['fm'] });
  expect(changesOf(after, { ...after })).toEqual({});
});
