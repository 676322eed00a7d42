import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type OfferId = Id<'offer'>;

/** The catalogue by which process definitions name the offers: a field `of: csmau-offers` chooses among those that are not retired. */
export const offerCatalogue = 'csmau-offers';

/** Who may read an offer. */
export const offerAudiences = ['internal', 'partner'] as const;

export const longestTitle = 120;

/** What people say of an offer. */
export const offerFieldsSchema = z.object({
  title: z.string().trim().min(1).max(longestTitle),
  about: z.string().trim().max(2000).default(''),
  audience: z.enum(offerAudiences).default('internal'),
  services: z.array(z.string().max(60)).max(40).default([]).describe('Ids; none: for all services'),
  blockers: z
    .array(z.string().max(60))
    .max(60)
    .default([])
    .describe('Reasons that it helps against, as the status of services names them'),
  link: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe('Where its content is'),
});
export type OfferFields = z.output<typeof offerFieldsSchema>;

export const offerSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    about: z.string(),
    audience: z.enum(offerAudiences),
    services: z.array(z.string()),
    blockers: z.array(z.string()),
    link: z.string(),
    place: z.number().int(),
    retired: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Offer' });
export type Offer = z.output<typeof offerSchema>;

/** An offer with how it fits a tenant. */
export const proposalSchema = z
  .object({
    offer: offerSchema,
    fits: z.boolean(),
    why: z
      .array(z.object({ kind: z.enum(['service', 'blocker', 'always']), what: z.string() }))
      .describe('What of the tenant it is for'),
    missing: z.array(z.enum(['service', 'blocker'])).describe('What it asks for and the tenant has not'),
  })
  .meta({ id: 'OfferProposal' });
export type Proposal = z.output<typeof proposalSchema>;
