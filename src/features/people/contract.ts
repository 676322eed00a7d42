import * as z from 'zod';
import { contract } from '../../http/contract.ts';
import { emailSchema, meSchema, passwordSchema } from './model.ts';

export const welcome = contract({
  name: 'welcome',
  method: 'GET',
  path: '/welcome',
  tag: 'people',
  access: 'public',
  summary: 'What the sign-in page needs to know before anybody has signed in',
  input: z.object({}),
  output: z.object({
    organisation: z.string(),
    demo: z.boolean(),
    needsSetup: z.boolean().describe('True until the first administrator exists'),
    durability: z
      .string()
      .nullable()
      .describe('What the store does not survive, in a sentence; null if nothing'),
  }),
});

export const demoPeople = contract({
  name: 'demoPeople',
  method: 'GET',
  path: '/demo/people',
  tag: 'people',
  access: 'public',
  summary: 'The invented people one can sign in as, in demo mode only',
  input: z.object({}),
  output: z.object({
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        roles: z.array(z.string()),
        about: z.string(),
        partner: z.boolean(),
      }),
    ),
  }),
});

export const signIn = contract({
  name: 'signIn',
  method: 'POST',
  path: '/sign-in',
  tag: 'people',
  access: 'public',
  summary: 'Sign in with e-mail and password; sets the session cookie',
  input: z.object({ email: emailSchema, password: z.string().min(1).max(256) }),
  output: meSchema,
});

export const signInAs = contract({
  name: 'signInAs',
  method: 'POST',
  path: '/demo/sign-in',
  tag: 'people',
  access: 'public',
  summary: 'Sign in as one of the invented people, in demo mode only',
  input: z.object({ personId: z.string() }),
  output: meSchema,
});

export const setUp = contract({
  name: 'setUp',
  method: 'POST',
  path: '/setup',
  tag: 'people',
  access: 'public',
  summary: 'Create the first administrator with the one-time link that the first start printed',
  status: 201,
  input: z.object({
    token: z.string().min(20).max(200),
    name: z.string().trim().min(1).max(120),
    email: emailSchema,
    password: passwordSchema,
  }),
  output: meSchema,
});

export const signOut = contract({
  name: 'signOut',
  method: 'POST',
  path: '/sign-out',
  tag: 'people',
  access: 'signed-in',
  summary: 'End this session',
  input: z.object({}),
  output: z.object({}),
});

export const whoAmI = contract({
  name: 'whoAmI',
  method: 'GET',
  path: '/me',
  tag: 'people',
  access: 'signed-in',
  summary: 'The signed-in person',
  input: z.object({}),
  output: meSchema,
});

export const sessions = contract({
  name: 'sessions',
  method: 'GET',
  path: '/me/sessions',
  tag: 'people',
  access: 'signed-in',
  summary: 'Where this person is signed in',
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        agent: z.string(),
        createdAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        current: z.boolean(),
      }),
    ),
  }),
});

export const revokeSession = contract({
  name: 'revokeSession',
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  tag: 'people',
  access: 'signed-in',
  summary: 'Sign out somewhere else',
  input: z.object({ sessionId: z.string() }),
  output: z.object({}),
});
