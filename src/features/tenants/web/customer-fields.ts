import type { FormField } from '../../../ui/form/form-field.ts';
import type { Say } from '../../../ui/i18n.ts';
import { type Customer, customerStatuses, mindsets } from '../customer-model.ts';
import { regions } from '../model.ts';
import { plain, type useChoices } from './use-choices.ts';

type Choices = ReturnType<typeof useChoices>['choicesOf'];

export function customerMasterFields(t: Say, choicesOf: Choices, { master }: Customer): readonly FormField[] {
  return [
    { id: 'name', label: t('tenants.field.name'), kind: 'text', required: true, most: 120 },
    {
      id: 'region',
      label: t('tenants.column.region'),
      kind: 'choice',
      choices: plain(regions),
      required: true,
    },
    {
      id: 'segment',
      label: t('tenants.column.segment'),
      kind: 'choice',
      choices: choicesOf('segment', master.segment),
      required: true,
    },
    { id: 'managed', label: t('customers.field.managed'), kind: 'tick' },
  ];
}

export function progressFields(t: Say, choicesOf: Choices, { progress }: Customer): readonly FormField[] {
  const day = (id: string, label: string): FormField => ({ id, label, kind: 'day' });
  return [
    {
      id: 'status',
      label: t('customers.field.status'),
      kind: 'choice',
      choices: customerStatuses.map((value) => ({ value, label: value })),
      nothing: null,
      hint: t('customers.statusHint'),
    },
    day('progressDue', t('customers.field.progressDue')),
    day('nextReview', t('customers.field.nextReview')),
    day('previousReview', t('customers.field.previousReview')),
    day('renewal', t('customers.field.renewal')),
    {
      id: 'watchlist',
      label: t('customers.field.watchlist'),
      kind: 'choice',
      choices: choicesOf('watchlist', progress.watchlist),
    },
    {
      id: 'vertical',
      label: t('customers.field.vertical'),
      kind: 'choice',
      choices: choicesOf('vertical', progress.vertical),
    },
  ];
}

/** @param people the customer's contacts, of whom one may be the stakeholder */
export function perspectiveFields(
  t: Say,
  choicesOf: Choices,
  { perspective, stakeholder }: Customer,
  people: readonly { readonly id: string; readonly name: string }[],
): readonly FormField[] {
  const known = stakeholder === null || people.some(({ id }) => id === stakeholder.id);
  const all = known ? people : [...people, stakeholder];
  return [
    {
      id: 'mindset',
      label: t('customers.field.mindset'),
      kind: 'choice',
      choices: plain(mindsets),
      nothing: null,
    },
    { id: 'completion', label: t('customers.field.completion'), kind: 'day' },
    {
      id: 'motivation',
      label: t('customers.field.motivation'),
      kind: 'choice',
      choices: choicesOf('motivation', perspective.motivation),
    },
    {
      id: 'stakeholderId',
      label: t('customers.field.stakeholder'),
      kind: 'choice',
      choices: all.map(({ id, name }) => ({ value: id, label: name })),
      nothing: null,
      ...(people.length === 0 ? { hint: t('customers.stakeholderHint') } : {}),
    },
  ];
}
