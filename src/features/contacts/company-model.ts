import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type CompanyId = Id<'company'>;

/** A partner company as the customer names it (domain.md 3.15); a partner *firm* is one whose people work in Uptake. */
export const companyFieldsSchema = z.object({
  name: z.string().trim().min(1).max(120),
  mpnId: z
    .string()
    .trim()
    .regex(/^\d{3,12}$/, 'an MPN id is a number of 3 to 12 digits'),
  kind: z.string().trim().min(1).max(60).describe('From the list `partner-kind`'),
  engaged: z.boolean(),
  notes: z.string().trim().max(1000),
});
export type CompanyFields = z.output<typeof companyFieldsSchema>;

export const companySchema = companyFieldsSchema
  .extend({
    mpnId: z.string(),
    kind: z.string(),
    /** Null for the row that says that there is none. */
    id: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'PartnerCompany' });
export type Company = z.output<typeof companySchema>;
