import type { Tx } from '../../store/store.ts';
import { refuseUnknownChoice } from '../tenants/choice-commands.ts';
import { choicesOf } from '../tenants/choice-queries.ts';
import type { Contact, ContactFields, ContactKind } from './model.ts';
import { problems } from './problems.ts';
import { refusalOf } from './rules.ts';

/**
 * The fields as they may be saved: the reason of a do-not-call that is none is dropped, a service stands there once.
 * @throws CONTACT_FIELD_ELSEWHERE, CONTACT_DO_NOT_CALL_WHY, CONTACT_SURVEY_INCOMPLETE, CHOICE_UNKNOWN.
 */
export async function checkedFields(
  tx: Tx,
  kind: ContactKind,
  at: Contact['at'],
  wanted: ContactFields,
  before: ContactFields,
): Promise<ContactFields> {
  const fields = wanted.doNotCall ? wanted : { ...wanted, doNotCallReason: '' };
  const refusal = refusalOf(kind, at, fields);
  if (refusal?.why === 'CONTACT_FIELD_ELSEWHERE')
    throw problems.CONTACT_FIELD_ELSEWHERE(kind, refusal.fields.map(wordOf));
  if (refusal?.why === 'CONTACT_DO_NOT_CALL_WHY') throw problems.CONTACT_DO_NOT_CALL_WHY();
  if (refusal?.why === 'CONTACT_SURVEY_INCOMPLETE')
    throw problems.CONTACT_SURVEY_INCOMPLETE(refusal.gaps.map(wordOf), { gaps: refusal.gaps });
  // Microsoft contacts say their role in their own words.
  if (fields.role !== '' && kind !== 'Microsoft')
    refuseUnknownChoice(await choicesOf(tx, 'contact-role'), fields.role, before.role, 'role of a contact');
  if (fields.skill !== '')
    refuseUnknownChoice(
      await choicesOf(tx, 'partner-skill'),
      fields.skill,
      before.skill,
      'skill of a partner',
    );
  if (fields.surveyLanguage !== '') {
    const known = await choicesOf(tx, 'survey-language');
    refuseUnknownChoice(known, fields.surveyLanguage, before.surveyLanguage, 'survey language');
  }
  const services = await choicesOf(tx, 'survey-service');
  for (const service of fields.services)
    refuseUnknownChoice(services, service, before.services.includes(service) ? service : null, 'service');
  return { ...fields, services: [...new Set(fields.services)] };
}

const words: Readonly<Partial<Record<keyof ContactFields, string>>> = {
  surveyLanguage: 'a survey language',
  services: 'a service deployed or migrated',
  country: 'a country',
  email: 'an e-mail address',
  name: 'a name',
  engaged: 'being engaged',
  doNotCall: 'do-not-call',
  doNotCallReason: 'do-not-call reason',
  surveyEligible: 'survey tick',
  surveyApproved: 'survey approval',
};
const wordOf = (field: keyof ContactFields) => words[field] ?? field;
