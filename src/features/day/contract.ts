import * as z from 'zod';
import { contract } from '../../http/contract.ts';
import { dayItemSchema } from './model.ts';

const today = z.iso.date().optional().describe('The day it is where the person is; the server’s unless told');
const item = z.string().regex(/^(note|task|case|notice|feedback|primary):[\w:. -]{1,180}$/);

export const readDay = contract({
  name: 'readDay',
  method: 'GET',
  path: '/me/day',
  tag: 'day',
  access: 'signed-in',
  summary: 'What is due for this person, in one order, with what they have put off',
  input: z.object({ today }),
  output: z.object({
    today: z.iso.date(),
    items: z.array(dayItemSchema),
    cut: z.boolean().describe('Whether there is more than is listed'),
  }),
});

export const snoozeItem = contract({
  name: 'snoozeItem',
  method: 'PUT',
  path: '/me/day/snoozed',
  tag: 'day',
  access: 'signed-in',
  summary: 'Put something off until a day; null brings it back now',
  input: z.object({ item, until: z.iso.date().nullable(), today }),
  output: z.object({ until: z.iso.date().nullable() }),
});
