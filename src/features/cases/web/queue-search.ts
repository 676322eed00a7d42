import * as z from 'zod';
import { type CaseBox, caseBoxes } from '../model.ts';

const text = z.string().optional().catch(undefined);

/** What of the queue is shown stands in the address. */
export const queueSearch = z.object({
  box: z.enum(caseBoxes).optional().catch(undefined),
  process: text,
  state: text,
});
export type QueueSearch = z.output<typeof queueSearch>;

export const boxOf = ({ box }: QueueSearch): CaseBox => box ?? 'mine';
