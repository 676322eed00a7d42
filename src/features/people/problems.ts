import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  SIGN_IN_WRONG: {
    kind: 'signed-out',
    say: () =>
      'E-mail and password do not belong together. Check both, or ask an administrator for a new password.',
  },
  SIGN_IN_TOO_OFTEN: {
    kind: 'too-many',
    say: (minutes: number) => `Too many attempts to sign in. Try again in ${minutes} minutes.`,
  },
  DEMO_OFF: {
    kind: 'missing',
    say: () => 'Signing in as an invented person is possible in the demo only. Use your own account.',
  },
  SETUP_LINK_SPENT: {
    kind: 'forbidden',
    say: () =>
      'This link has been used, has expired, or belongs to another start. Restart Uptake: it prints a new link while there is no administrator.',
  },
  PERSON_EXISTS: {
    kind: 'conflict',
    say: (email: string) => `There is a person with the e-mail ${email} already.`,
  },
  SESSION_UNKNOWN: {
    kind: 'missing',
    say: () => 'You have no such session. It may have ended already.',
  },
  ADMINISTRATORS_ONLY: {
    kind: 'forbidden',
    say: (what: string) => `Only an administrator may ${what}. Ask one of yours.`,
  },
});
