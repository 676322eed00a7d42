import { expect, test } from 'vitest';
import { inOrder } from './demo-order.ts';

test('those whose work the demo shows come first, then the administrator, then a partner', () => {
  const people = [
    { name: 'Marek', roles: ['p-fe'] },
    { name: 'Zofia', roles: ['p-fm'] },
    { name: 'Ada', roles: [] },
    { name: 'Tobias', roles: ['fm'] },
    { name: 'Dalia', roles: ['fm'] },
    { name: 'Jonas', roles: ['sme'] },
  ];
  expect(inOrder(people).map(({ name }) => name)).toEqual([
    'Jonas',
    'Dalia',
    'Tobias',
    'Ada',
    'Zofia',
    'Marek',
  ]);
});
