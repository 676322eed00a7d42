import * as z from 'zod';
import { contract } from '../../http/contract.ts';
import { preferenceSchema, shownPreferenceSchema } from './model.ts';

export const readNoticePreference = contract({
  name: 'readNoticePreference',
  method: 'GET',
  path: '/me/notice-preference',
  tag: 'notices',
  access: 'signed-in',
  summary: 'Which notices this person gets by e-mail, and when',
  input: z.object({}),
  output: shownPreferenceSchema,
});

export const saveNoticePreference = contract({
  name: 'saveNoticePreference',
  method: 'PUT',
  path: '/me/notice-preference',
  tag: 'notices',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Say which notices one gets by e-mail, and when. A lost race answers 412 with what is there',
  input: preferenceSchema,
  output: shownPreferenceSchema,
});
