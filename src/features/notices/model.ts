import * as z from 'zod';
import { noticeKinds } from '../cases/model.ts';

/** How somebody wants to be told by e-mail what the portal tells them. */
export const preferenceSchema = z.object({
  mail: z.enum(['off', 'daily', 'at-once']),
  hour: z.number().int().min(0).max(23).describe('Of the daily letter, by the own clock'),
  kinds: z.array(z.enum(noticeKinds)).max(noticeKinds.length),
});
export type Preference = z.output<typeof preferenceSchema>;

/** Until somebody says otherwise. */
export const usualPreference: Preference = { mail: 'daily', hour: 8, kinds: [...noticeKinds] };

export const shownPreferenceSchema = preferenceSchema
  .extend({
    zone: z.string().describe('IANA name from the profile; empty when it is not said, and UTC counts'),
    address: z.string(),
    isSetUp: z.boolean().describe('Whether Uptake has a mail server; without one nothing is sent'),
    version: z.number().int().describe('0 until something was said'),
  })
  .meta({ id: 'NoticePreference' });
export type ShownPreference = z.output<typeof shownPreferenceSchema>;
