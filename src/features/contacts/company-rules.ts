import type { Company } from './company-model.ts';

/** The row that stands where no company is engaged (domain.md 3.15). */
export const noPartner: Company = {
  id: null,
  name: 'No Partner Identified',
  mpnId: 'N/A',
  kind: '',
  engaged: false,
  notes: '',
  version: 0,
};

/** The companies as they are shown: engaged ones first; where none is engaged, the row that says so. */
export function shownCompanies(companies: readonly Company[]): Company[] {
  const engaged = companies.filter((company) => company.engaged);
  const others = companies.filter((company) => !company.engaged);
  return [...(engaged.length === 0 ? [noPartner] : engaged), ...others];
}
