import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type ContactId = Id<'contact'>;

/** domain.md 3.14. Microsoft contacts are the account team's people: internal, never a partner's to see. */
export const contactKinds = ['Customer', 'Partner', 'Microsoft'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Where a contact came from. What is synced comes again after it was deleted here. */
export const contactSources = [
  'manual',
  'RFA_REQUESTOR',
  'RFA_CUSTOMER',
  'CALC',
  'PSR',
  'FT PORTAL',
] as const;

/** Beside the services of the catalogue, a survey may be about the migration itself. */
export const migration = 'Migration';

const short = z.string().trim().max(120);

/** What people fill in. Which of it a kind of contact has is said by `fieldsOf` (rules.ts). */
export const contactFieldsSchema = z.object({
  name: short.min(1, 'a contact has a name'),
  title: short,
  email: z.union([z.literal(''), z.email('this is no e-mail address').max(254)]),
  phone: z
    .string()
    .trim()
    .max(40)
    .regex(/^[\d\s()+./x-]*$/i, 'a telephone number has digits, spaces, + ( ) . / - and x for an extension'),
  timeZone: z.string().max(60).describe('IANA name: Europe/Oslo'),
  country: z.string().trim().max(60),
  role: short.describe('From the list `contact-role`; of Microsoft contacts in their own words'),
  engaged: z.boolean(),
  fasttrack: z.boolean().describe('Is the contact for FastTrack'),
  doNotCall: z.boolean(),
  doNotCallReason: z.string().trim().max(200),
  skill: short.describe('Of partners, from the list `partner-skill`'),
  evidence: z.string().trim().max(500).describe('Of what is said about surveys'),
  surveyApproved: z.boolean(),
  surveyEligible: z.boolean(),
  surveyLanguage: z.string().max(60),
  services: z.array(z.string().max(60)).max(40).describe('Deployed or migrated; also `Migration`'),
  note: z.string().trim().max(1000),
});
export type ContactFields = z.output<typeof contactFieldsSchema>;

export const contactSchema = contactFieldsSchema
  .extend({
    // What was imported may be no address that we would take from a form.
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    id: z.string(),
    kind: z.enum(contactKinds),
    at: z.enum(['tenant', 'customer']),
    place: z.string().describe('Name of the tenant, or of the customer'),
    tenantId: z.string().nullable(),
    adminType: z.string().describe('As fed; nobody changes it here'),
    source: z.string(),
    /** Another contact of this kind has the same title and was changed later: that one counts. */
    superseded: z.boolean(),
    createdAt: z.iso.datetime(),
    modifiedAt: z.iso.datetime(),
    modifiedBy: z.string().describe('Name'),
    mayWrite: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Contact' });
export type Contact = z.output<typeof contactSchema>;

export const emptyContact: ContactFields = {
  name: '',
  title: '',
  email: '',
  phone: '',
  timeZone: '',
  country: '',
  role: '',
  engaged: false,
  fasttrack: false,
  doNotCall: false,
  doNotCallReason: '',
  skill: '',
  evidence: '',
  surveyApproved: false,
  surveyEligible: false,
  surveyLanguage: '',
  services: [],
  note: '',
};
