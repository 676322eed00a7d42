import * as z from 'zod';
import { contract } from '../../http/contract.ts';
import {
  accountSchema,
  meSchema,
  passwordSchema,
  personCardSchema,
  personRowSchema,
  profileSchema,
} from './model.ts';

const personId = z
  .string()
  .regex(/^[a-z]+_[0-9a-z]{1,40}$/, 'This is no id of a person: it begins with person_');
const firmSchema = z.object({ id: z.string(), name: z.string() });

export const readPerson = contract({
  name: 'readPerson',
  method: 'GET',
  path: '/people/:personId',
  tag: 'people',
  access: 'signed-in',
  summary: 'How somebody works: skills, languages, hours, absences, and whether they are there now',
  input: z.object({ personId }),
  output: personCardSchema,
});

export const saveProfile = contract({
  name: 'saveProfile',
  method: 'PUT',
  path: '/people/:personId/profile',
  tag: 'people',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Say how one works oneself, or as an administrator for somebody. A lost race answers 412 with what is there',
  input: profileSchema.extend({ personId }),
  output: personCardSchema,
});

export const listPeople = contract({
  name: 'listPeople',
  method: 'GET',
  path: '/people',
  tag: 'people',
  access: 'signed-in',
  summary: 'People and queues by name, for administrators',
  input: z.object({
    search: z.string().trim().max(100).optional().describe('Part of a name or an e-mail address'),
    state: z.enum(['active', 'left', 'queues', 'all']).default('active'),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    items: z.array(personRowSchema),
    cursor: z.string().nullable(),
    total: z.number().int(),
  }),
});

export const readAccount = contract({
  name: 'readAccount',
  method: 'GET',
  path: '/people/:personId/account',
  tag: 'people',
  access: 'signed-in',
  summary: 'Roles, rights and firm of somebody, for administrators',
  input: z.object({ personId }),
  output: personRowSchema,
});

export const addPerson = contract({
  name: 'addPerson',
  method: 'POST',
  path: '/people',
  tag: 'people',
  access: 'signed-in',
  summary: 'Add somebody, or a queue to assign to. They sign in once they have set a password by a link',
  status: 201,
  input: accountSchema,
  output: personRowSchema,
});

export const changePerson = contract({
  name: 'changePerson',
  method: 'PATCH',
  path: '/people/:personId',
  tag: 'people',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change name, roles, rights, firm; disable or enable. What is left out stays',
  input: accountSchema.partial().extend({ personId, disabled: z.boolean().optional() }),
  output: personRowSchema,
});

export const makePasswordLink = contract({
  name: 'makePasswordLink',
  method: 'POST',
  path: '/people/:personId/password-link',
  tag: 'people',
  access: 'signed-in',
  summary: 'A one-time link by which somebody sets a password. Shown this once; a former link ends',
  status: 201,
  input: z.object({ personId }),
  output: z.object({
    path: z.string().describe('Below the address of the portal'),
    expiresAt: z.iso.datetime(),
  }),
});

export const setPassword = contract({
  name: 'setPassword',
  method: 'POST',
  path: '/password',
  tag: 'people',
  access: 'public',
  summary: 'Set a password with a one-time link, and sign in. Sessions there were end',
  input: z.object({ token: z.string().min(20).max(200), password: passwordSchema }),
  output: meSchema,
});

export const listFirms = contract({
  name: 'listFirms',
  method: 'GET',
  path: '/firms',
  tag: 'people',
  access: 'signed-in',
  summary: 'Partner firms by name, for those who may choose one',
  input: z.object({}),
  output: z.object({ items: z.array(firmSchema), mayAdd: z.boolean() }),
});

export const addFirm = contract({
  name: 'addFirm',
  method: 'POST',
  path: '/firms',
  tag: 'people',
  access: 'signed-in',
  summary: 'Add a partner firm',
  status: 201,
  input: z.object({ name: z.string().trim().min(1).max(120) }),
  output: firmSchema,
});
