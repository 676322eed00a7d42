import * as z from 'zod';
import { contract } from '../../http/contract.ts';

const mailSchema = z
  .object({
    id: z.string(),
    to: z.string(),
    address: z.string(),
    subject: z.string(),
    state: z.enum(['failed', 'unclear']),
    tries: z.number().int(),
    endedAt: z.iso.datetime().nullable(),
    answer: z.string().describe('What the mail server said last'),
  })
  .meta({ id: 'TroubledMail' });

export const listTroubledMails = contract({
  name: 'listTroubledMails',
  method: 'GET',
  path: '/operations/mails',
  tag: 'operations',
  access: 'signed-in',
  summary:
    'E-mails that were refused, given up, or of which nobody knows whether they left; for administrators',
  input: z.object({}),
  output: z.object({
    isSetUp: z.boolean().describe('Whether Uptake has a mail server'),
    mails: z.array(mailSchema),
  }),
});

export const sendMailAgain = contract({
  name: 'sendMailAgain',
  method: 'POST',
  path: '/operations/mails/:mailId/retry',
  tag: 'operations',
  access: 'signed-in',
  summary:
    'Send such an e-mail again, to the address that the person has now. One that had left arrives twice',
  input: z.object({ mailId: z.string() }),
  output: z.object({}),
});
