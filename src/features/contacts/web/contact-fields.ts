import type { FormField, FormValues } from '../../../ui/form/form-field.ts';
import type { Say } from '../../../ui/i18n.ts';
import type { Contact, ContactFields, ContactKind } from '../model.ts';
import { fieldsOf, surveyGaps } from '../rules.ts';
import type { useOffers } from './use-contacts.ts';

type Offers = ReturnType<typeof useOffers>;

const zones = Intl.supportedValuesOf('timeZone');

/** The fields of a contact of this kind, in the order of the pane; a reason is asked for only where there is something to explain. */
export function contactFields(
  t: Say,
  offers: Offers,
  { kind, at }: { readonly kind: ContactKind; readonly at: Contact['at'] },
  values: FormValues,
): readonly FormField[] {
  const own = fieldsOf(kind, at);
  return allFields(t, offers, kind, values).filter(
    ({ id }) =>
      own.includes(id as keyof ContactFields) && (id !== 'doNotCallReason' || values.doNotCall === true),
  );
}

function allFields(t: Say, offers: Offers, kind: ContactKind, values: FormValues): readonly FormField[] {
  const label = (id: keyof ContactFields) => t(`tenants.field.${id}`);
  const text = (id: keyof ContactFields, most: number, more: Partial<FormField> = {}): FormField => ({
    id,
    label: label(id),
    kind: 'text',
    most,
    ...more,
  });
  const tick = (id: keyof ContactFields): FormField => ({ id, label: label(id), kind: 'tick' });
  const choice = (id: keyof ContactFields, list: Parameters<Offers>[0]): FormField => ({
    id,
    label: label(id),
    kind: 'choice',
    choices: offers(list, String(values[id] ?? '')),
  });
  return [
    text('name', 120, { required: true }),
    text('title', 120),
    text('email', 254),
    text('phone', 40),
    text('country', 60),
    text('timeZone', 60, { offers: zones }),
    kind === 'Microsoft' ? text('role', 120) : choice('role', 'contact-role'),
    choice('skill', 'partner-skill'),
    tick('engaged'),
    tick('fasttrack'),
    tick('doNotCall'),
    text('doNotCallReason', 200, { required: true, wide: true }),
    tick('surveyEligible'),
    tick('surveyApproved'),
    choice('surveyLanguage', 'survey-language'),
    {
      id: 'services',
      label: label('services'),
      kind: 'choices',
      choices: offers('survey-service'),
      hint: t('contacts.servicesHint'),
    },
    text('evidence', 500, { wide: true }),
    { id: 'note', label: label('note'), kind: 'long', most: 1000, wide: true },
  ];
}

/** What a contact lacks to be surveyed, said at each field that lacks it. */
export function surveyFaults(t: Say, kind: ContactKind, values: FormValues): Record<string, string> {
  if (values.surveyEligible !== true) return {};
  const gaps = surveyGaps(kind, values as unknown as ContactFields);
  return Object.fromEntries(gaps.map((gap) => [gap, t('contacts.surveyNeeds')]));
}
