import { expect, test } from 'vitest';
import type { Movable } from '../model.ts';
import { firstTicks, partOf, withTicks } from './ticks.ts';

const item = (id: string, level: Movable['level'], refused = false): Movable => ({
  id,
  version: 1,
  level,
  place: { id: 'tenant_1', name: 'Contoso' },
  customer: 'Contoso',
  role: 'fm',
  service: level === 'service' ? 'teams' : '',
  primary: false,
  isThere: false,
  refusal: refused ? { code: 'ASSIGNEE_LACKS_ROLE', message: 'no' } : null,
});
const items = [item('a', 'tenant'), item('b', 'customer'), item('c', 'service'), item('d', 'service', true)];

test('customers stand with the tenants, single services apart', () => {
  expect(partOf(items, 'tenant').rows.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(partOf(items, 'service').movable.map(({ id }) => id)).toEqual(['c']);
});

test('what cannot be moved is never ticked', () => {
  expect([...firstTicks(items)]).toEqual(['a', 'b', 'c']);
  expect([...withTicks(new Set(), items, true)]).toEqual(['a', 'b', 'c']);
});

test('unticking one part leaves the other', () => {
  const left = withTicks(firstTicks(items), partOf(items, 'tenant').rows, false);
  expect([...left]).toEqual(['c']);
});
