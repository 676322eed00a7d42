import { expect, test } from 'vitest';
import { services } from '../../reports/services.ts';
import { inOrder, serviceMenu } from './menu.ts';

test('the menu of a tenant has Core Onboarding once and first, then what it is entitled to, by group', () => {
  expect(serviceMenu(['intune', 'teams', 'outlook-mobile', 'exchange'])).toEqual([
    { group: '', items: [{ id: 'core-onboarding', name: 'Core Onboarding' }] },
    {
      group: 'Office 365',
      items: [
        { id: 'exchange', name: 'Exchange' },
        { id: 'outlook-mobile', name: 'Exchange: Outlook Mobile' },
        { id: 'teams', name: 'Teams' },
      ],
    },
    { group: 'EMS', items: [{ id: 'intune', name: 'Intune' }] },
  ]);
});

test('a tenant without entitlements has Core Onboarding only; a word that is no service is left out', () => {
  expect(serviceMenu([]).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['core-onboarding']);
  expect(serviceMenu(['fax'])).toHaveLength(1);
});

test('the order holds every service once, a part right behind its whole', () => {
  const all = inOrder(services.map(({ id }) => id));
  expect([...all].sort()).toEqual(services.map(({ id }) => id).sort());
  for (const { id, parent } of services) {
    if (parent === undefined) continue;
    const between = all.slice(all.indexOf(parent) + 1, all.indexOf(id));
    expect(
      between.filter((one) => services.find((service) => service.id === one)?.parent !== parent),
    ).toEqual([]);
  }
});
