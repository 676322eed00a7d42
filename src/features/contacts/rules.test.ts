import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Company } from './company-model.ts';
import { shownCompanies } from './company-rules.ts';
import { openFactsOf, personalFactsOf } from './facts-rules.ts';
import { type ContactFields, contactKinds, emptyContact } from './model.ts';
import { fieldsOf, lacksSurveyContact, refusalOf, supersededOf, surveyGaps } from './rules.ts';

const complete: ContactFields = {
  ...emptyContact,
  name: 'Mira Thandeka',
  email: 'mira@contoso.example',
  country: 'Norway',
  engaged: true,
  surveyEligible: true,
  surveyLanguage: 'English',
  services: ['Teams'],
};

describe('who can be surveyed', () => {
  test.each([
    [
      'a customer needs country, language and a service',
      'Customer',
      ['country', 'surveyLanguage', 'services'],
    ],
    [
      'a partner also name, address and to be engaged',
      'Partner',
      ['country', 'surveyLanguage', 'services', 'name', 'email', 'engaged'],
    ],
  ] as const)('%s', (_, kind, gaps) => {
    expect(surveyGaps(kind, emptyContact)).toEqual(gaps);
    expect(surveyGaps(kind, complete)).toEqual([]);
  });

  test('what is lacking is told all at once, and filling one gap leaves exactly the others', () => {
    const some = fc.subarray(surveyGaps('Partner', emptyContact));
    fc.assert(
      fc.property(some, (filled) => {
        const fields = {
          ...emptyContact,
          ...Object.fromEntries(filled.map((field) => [field, complete[field]])),
        };
        const gaps = surveyGaps('Partner', fields);
        expect([...gaps, ...filled].sort()).toEqual(surveyGaps('Partner', emptyContact).sort());
      }),
    );
  });

  test('a contact that is not to be surveyed may lack everything', () => {
    expect(refusalOf('Customer', 'tenant', { ...emptyContact, name: 'Mira' })).toBeUndefined();
    expect(refusalOf('Customer', 'tenant', { ...emptyContact, surveyEligible: true })).toEqual({
      why: 'CONTACT_SURVEY_INCOMPLETE',
      gaps: ['country', 'surveyLanguage', 'services'],
    });
  });
});

describe('each kind has its own fields', () => {
  test.each([
    ['a partner has no do-not-call', 'Partner', 'tenant', { doNotCall: true, doNotCallReason: 'asked' }],
    ['a customer has no skill', 'Customer', 'tenant', { skill: 'Adoption' }],
    ['nobody surveys Microsoft', 'Microsoft', 'tenant', { surveyLanguage: 'English' }],
    ["Microsoft's people have do-not-call at a customer only", 'Microsoft', 'tenant', { doNotCall: true }],
  ] as const)('%s', (_, kind, at, fields) => {
    expect(refusalOf(kind, at, { ...emptyContact, ...fields })?.why).toBe('CONTACT_FIELD_ELSEWHERE');
  });

  test('at a customer, Microsoft contacts may be not to be called', () => {
    const fields = { ...emptyContact, doNotCall: true, doNotCallReason: 'On leave' };
    expect(refusalOf('Microsoft', 'customer', fields)).toBeUndefined();
  });

  test('do-not-call without a reason is refused', () => {
    expect(refusalOf('Customer', 'tenant', { ...emptyContact, doNotCall: true })).toEqual({
      why: 'CONTACT_DO_NOT_CALL_WHY',
    });
  });

  test('every kind has a name, and what one has is also filled by the empty contact', () => {
    for (const kind of contactKinds)
      for (const at of ['tenant', 'customer'] as const) {
        expect(fieldsOf(kind, at)).toContain('name');
        expect(Object.keys(emptyContact)).toEqual(expect.arrayContaining([...fieldsOf(kind, at)]));
      }
  });
});

const contact = (id: string, title: string, modifiedAt: string, over = {}) => ({
  id,
  title,
  modifiedAt,
  kind: 'Microsoft' as const,
  at: 'tenant' as const,
  ...over,
});

describe('of several with the same title the one changed last counts', () => {
  test('whatever the letters and the order; another kind or place is another title', () => {
    const list = [
      contact('a', 'Account Executive', '2026-01-02'),
      contact('b', 'account executive ', '2026-03-01'),
      contact('c', 'Account Executive', '2026-09-01', { kind: 'Customer' }),
      contact('d', 'Account Executive', '2026-09-01', { at: 'customer' }),
      contact('e', '', '2025-01-01'),
      contact('f', '', '2025-01-01'),
    ];
    expect([...supersededOf(list)]).toEqual(['a']);
    expect([...supersededOf(list.toReversed())]).toEqual(['a']);
  });

  test('exactly one of a title is left, and none is later', () => {
    const some = fc.array(fc.record({ title: fc.constantFrom('AE', 'ATS'), day: fc.nat({ max: 5 }) }));
    fc.assert(
      fc.property(some, (made) => {
        const list = made.map(({ title, day }, n) => contact(`c${n}`, title, `2026-01-0${day + 1}`));
        const gone = supersededOf(list);
        for (const title of new Set(list.map((one) => one.title))) {
          const left = list.filter((one) => one.title === title && !gone.has(one.id));
          expect(left).toHaveLength(1);
          for (const one of list.filter((other) => other.title === title))
            expect(one.modifiedAt <= (left[0]?.modifiedAt ?? '')).toBe(true);
        }
      }),
    );
  });
});

test('an active tenant wants a customer contact that can be surveyed; a partner or an inactive tenant does not do', () => {
  const partner = { kind: 'Partner' as const, surveyEligible: true };
  const customer = { kind: 'Customer' as const, surveyEligible: true };
  expect(lacksSurveyContact(true, [partner, { ...customer, surveyEligible: false }])).toBe(true);
  expect(lacksSurveyContact(true, [partner, customer])).toBe(false);
  expect(lacksSurveyContact(false, [])).toBe(false);
});

test('what the ledger says openly of a contact and what it keeps apart are all there is, and share nothing', () => {
  const open = Object.keys(openFactsOf(complete));
  const personal = Object.keys(personalFactsOf(complete));
  expect([...open, ...personal].sort()).toEqual(Object.keys(complete).sort());
  for (const field of ['name', 'email', 'phone', 'note', 'doNotCallReason', 'title'])
    expect(personal).toContain(field);
});

const company = (name: string, engaged: boolean): Company => ({
  id: `company_${name}`,
  name,
  mpnId: '1234567',
  kind: 'Onboarding Partner',
  engaged,
  notes: '',
  version: 1,
});

test('where no partner company is engaged, the first row says so; engaged ones come first', () => {
  expect(shownCompanies([]).map(({ name, mpnId }) => [name, mpnId])).toEqual([
    ['No Partner Identified', 'N/A'],
  ]);
  expect(shownCompanies([company('Wingtip', false)]).map(({ name }) => name)).toEqual([
    'No Partner Identified',
    'Wingtip',
  ]);
  expect(
    shownCompanies([company('Adatum', false), company('Wingtip', true)]).map(({ name }) => name),
  ).toEqual(['Wingtip', 'Adatum']);
});
