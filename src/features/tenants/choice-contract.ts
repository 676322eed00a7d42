import * as z from 'zod';
import { contract } from '../../http/contract.ts';
import { choiceLists, choiceSchema } from './choice-model.ts';

const list = z.enum(choiceLists);

export const listChoices = contract({
  name: 'listChoices',
  method: 'GET',
  path: '/choices',
  tag: 'choices',
  access: 'signed-in',
  summary: 'What there is to choose from: every pick list that this person may see',
  input: z.object({}),
  output: z.object({
    lists: z.record(z.string(), z.array(choiceSchema)),
    mayKeep: z.boolean(),
  }),
});

export const saveChoices = contract({
  name: 'saveChoices',
  method: 'PUT',
  path: '/choices/:list',
  tag: 'choices',
  access: 'signed-in',
  summary: 'Change what a pick list offers, in this order; what is left out is retired',
  input: z.object({
    list,
    choices: z.array(choiceSchema).max(200),
    seen: z.array(z.string()).max(400).describe('The values that were offered when the change began'),
  }),
  output: z.object({ choices: z.array(choiceSchema) }),
});
