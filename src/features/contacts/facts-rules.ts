import type { ContactFields } from './model.ts';

/** What the ledger may say openly of a contact: nothing that names, reaches or describes the person. */
const open: readonly (keyof ContactFields)[] = [
  'engaged',
  'fasttrack',
  'doNotCall',
  'surveyApproved',
  'surveyEligible',
  'surveyLanguage',
  'services',
];

export function openFactsOf(fields: Partial<ContactFields>): Partial<ContactFields> {
  return part(fields, (field) => open.includes(field));
}

/** The rest, which stands beside the entry and can be taken out of it. */
export function personalFactsOf(fields: Partial<ContactFields>): Partial<ContactFields> {
  return part(fields, (field) => !open.includes(field));
}

function part(
  fields: Partial<ContactFields>,
  belongs: (field: keyof ContactFields) => boolean,
): Partial<ContactFields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([field]) => belongs(field as keyof ContactFields)),
  ) as Partial<ContactFields>;
}
