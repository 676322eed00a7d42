import type { FormChoice, FormField, FormValues } from '../../../ui/form/form-field.ts';
import type { Say } from '../../../ui/i18n.ts';
import { motions, priorities, type Tenant, type TenantInternal } from '../model.ts';
import { motionsFit, priorityWarnings } from '../rules.ts';
import { plain, type useChoices } from './use-choices.ts';
import { flagField } from './versioned.ts';

type Choices = ReturnType<typeof useChoices>;

export function statusFields(t: Say, choices: readonly FormChoice[]): readonly FormField[] {
  return [
    { id: 'status', label: t('status.overall'), kind: 'choice', choices, required: true },
    { id: 'statusDay', label: t('tenants.field.statusDay'), kind: 'day', required: true },
  ];
}

export function partnerStatusFields(t: Say, choices: readonly FormChoice[]): readonly FormField[] {
  return [
    { id: 'partnerStatus', label: t('status.partner'), kind: 'choice', choices, required: true },
    { id: 'partnerStatusDay', label: t('tenants.field.statusDay'), kind: 'day', required: true },
  ];
}

const reasonLists = { High: 'priority-high', Medium: 'priority-medium', Low: 'priority-low' } as const;

/** Which reasons there are depends on the priority; none is asked for where it is the computed one. */
export function priorityFields(t: Say, choices: Choices, values: FormValues): readonly FormField[] {
  const said = priorities.find((one) => one === values.override);
  const override: FormField = {
    id: 'override',
    label: t('status.priority'),
    kind: 'choice',
    choices: priorities.map((value) => ({ value, label: t('status.overridden', { priority: value }) })),
    nothing: null,
    hint: t('status.priorityHint'),
  };
  if (said === undefined) return [override];
  const present = String(values.priorityReason ?? '');
  return [
    override,
    {
      id: 'priorityReason',
      label: t('tenants.field.priorityReason'),
      kind: 'choice',
      choices: choices.choicesOf(reasonLists[said]).some(({ value }) => value === present)
        ? choices.choicesOf(reasonLists[said], present)
        : choices.choicesOf(reasonLists[said]),
      required: true,
    },
  ];
}

/** Warnings about a priority that a person has said, as sentences. @param today 2026-11-20 */
export function priorityWords(
  t: Say,
  { valuesOf }: Choices,
  internal: TenantInternal,
  today: string,
): string[] {
  if (internal.override === null) return [];
  const { override, priorityReason: reason, status, statusDay, tags } = internal;
  const category = valuesOf('overall-status').find(({ value }) => value === status)?.category ?? null;
  const facts = { value: override, reason, status, category, statusDay, tags };
  return priorityWarnings(facts, today).map((warning) => t(`status.warning.${warning}`));
}

export function factFields(t: Say, { choicesOf }: Choices, internal: TenantInternal): readonly FormField[] {
  return [
    { id: 'motions', label: t('tenants.motions'), kind: 'choices', choices: plain(motions), wide: true },
    { id: 'tags', label: t('tenants.field.tags'), kind: 'words', hint: t('status.tagsHint'), wide: true },
    {
      id: 'segment',
      label: t('status.segment'),
      kind: 'choice',
      choices: choicesOf('segment', internal.segment),
    },
    {
      id: 'urgency',
      label: t('tenants.field.urgency'),
      kind: 'choice',
      choices: choicesOf('urgency', internal.urgency),
    },
  ];
}

export const motionFault = (t: Say, values: FormValues): Record<string, string | undefined> => ({
  motions: motionsFit((values.motions ?? []) as string[]) ? undefined : t('status.motionsClash'),
});

const enterprise = ['No', 'Level 3 (<50,000 users)', 'Level 4 (≥50,000 users)'];

/** The flags that there are, and those that stand here although there are no more. */
export function flagFields({ valuesOf }: Choices, internal: TenantInternal): readonly FormField[] {
  const known = valuesOf('flag')
    .filter(({ retired }) => !retired)
    .map(({ value }) => value);
  const all = [...new Set([...known, ...Object.keys(internal.flags)])];
  return all.map((name) => {
    const field = { id: flagField(name), label: name };
    return name === 'Is Enterprise'
      ? { ...field, kind: 'choice', choices: plain(enterprise) }
      : { ...field, kind: 'text', most: 200 };
  });
}

export function masterFields(t: Say, { customer }: Tenant): readonly FormField[] {
  return [
    { id: 'name', label: t('tenants.field.name'), kind: 'text', required: true, most: 120 },
    { id: 'domain', label: t('tenants.field.domain'), kind: 'text', most: 253 },
    { id: 'tpid', label: t('tenants.field.tpid'), kind: 'number', required: true, hint: customer },
    { id: 'country', label: t('tenants.field.country'), kind: 'text', most: 60 },
    { id: 'seats', label: t('tenants.field.seats'), kind: 'number' },
  ];
}
