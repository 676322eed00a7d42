import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { offerFieldsSchema, offerSchema } from './model.ts';

export const listOffers = contract({
  name: 'listOffers',
  method: 'GET',
  path: '/offers',
  tag: 'offers',
  access: 'signed-in',
  summary: 'The catalogue of offers in its order, as far as it is for this person',
  input: z.object({ retired: z.enum(['yes']).optional().describe('Retired ones too') }),
  output: z.object({ items: z.array(offerSchema), mayKeep: z.boolean() }),
});

export const addOffer = contract({
  name: 'addOffer',
  method: 'POST',
  path: '/offers',
  tag: 'offers',
  access: 'signed-in',
  summary: 'Add an offer to the catalogue, at its end',
  status: 201,
  input: offerFieldsSchema,
  output: offerSchema,
});

export const saveOffer = contract({
  name: 'saveOffer',
  method: 'PUT',
  path: '/offers/:offerId',
  tag: 'offers',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change an offer. Cases that chose it keep it',
  input: offerFieldsSchema.extend({ offerId: idSchema('offer') }),
  output: offerSchema,
});

export const retireOffer = contract({
  name: 'retireOffer',
  method: 'POST',
  path: '/offers/:offerId/retire',
  tag: 'offers',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Offer it to nobody new, or bring it back. Cases that chose it keep it',
  input: z.object({ offerId: idSchema('offer'), retired: z.boolean() }),
  output: offerSchema,
});

export const orderOffers = contract({
  name: 'orderOffers',
  method: 'POST',
  path: '/offers/order',
  tag: 'offers',
  access: 'signed-in',
  summary: 'Put the catalogue in an order; offers that are not named keep theirs, after these',
  input: z.object({ ids: z.array(idSchema('offer')).min(1).max(500) }),
  output: z.object({ items: z.array(offerSchema), mayKeep: z.boolean() }),
});
