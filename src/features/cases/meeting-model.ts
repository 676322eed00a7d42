import * as z from 'zod';

/** What became of the letter to one guest about the meeting as it stands. */
export const invitationSchema = z.enum([
  'sent',
  'waiting',
  'failed',
  'unclear',
  'no-server',
  'not-theirs',
  'over',
]);
export type Invitation = z.output<typeof invitationSchema>;

export const meetingSchema = z
  .object({
    startsAt: z.iso.datetime(),
    minutes: z.number().int(),
    place: z.string(),
    zone: z.string().describe('By whose clock the time was said'),
    cancelled: z.boolean(),
    why: z.string().describe('Of the cancellation'),
    organizer: z.object({ id: z.string(), name: z.string() }),
    guests: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        invitation: invitationSchema,
        say: z.string().describe('The same in a sentence'),
      }),
    ),
  })
  .meta({ id: 'CaseMeeting' });
export type CaseMeeting = z.output<typeof meetingSchema>;
