import { defineProblems, type Problem } from '../../base/problems.ts';

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
  PERSON_ONLY: {
    kind: 'forbidden',
    say: () =>
      'The command line is nobody who could sign this: notes and tasks say who wrote them. Sign in as a person.',
  },
  PERSON_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such person, or not for you. Search for the name, or ask an administrator.',
  },
  /** Details carry `current`. */
  PROFILE_STALE: {
    kind: 'stale',
    say: () => 'This profile was changed meanwhile. Look at what stands there now and save again.',
  },
  PROFILE_NOT_YOURS: {
    kind: 'forbidden',
    say: (name: string) => `Only ${name} and administrators say how ${name} works. Ask one of them.`,
  },
  TIME_ZONE_UNKNOWN: {
    kind: 'invalid',
    say: (zone: string) => `“${zone}” is no time zone. Choose one of the list, as in Europe/Oslo.`,
  },
  WORKING_HOURS_WRONG: {
    kind: 'invalid',
    say: () => 'Working hours need a time zone, a beginning and a later end. Fill in all three or none.',
  },
  /** Details carry `current`. */
  PERSON_STALE: {
    kind: 'stale',
    say: (name: string) => `${name} was changed by somebody else meanwhile. Look at both and save again.`,
  },
  FIRM_UNKNOWN: {
    kind: 'invalid',
    say: () => 'There is no such partner firm. Choose one of the list, or add it first.',
  },
  FIRM_EXISTS: {
    kind: 'conflict',
    say: (name: string) => `There is a partner firm ${name} already. Choose it from the list.`,
  },
  ROLE_OF_OTHER_SIDE: {
    kind: 'invalid',
    say: (name: string) =>
      `People of a partner firm have partner roles, everybody else has the organisation's. Change ${name}'s roles or firm.`,
  },
  PARTNER_NO_RIGHTS: {
    kind: 'invalid',
    say: (name: string) =>
      `${name} belongs to a partner firm: rights beside roles, and administering, are for the organisation's own people.`,
  },
  QUEUE_NO_RIGHTS: {
    kind: 'invalid',
    say: (name: string) =>
      `${name} is a queue, and nobody signs in as a queue: it has roles to be assigned in, and no rights or firm.`,
  },
  QUEUE_FIXED: {
    kind: 'conflict',
    say: (name: string) => `${name} can't become a queue or a person any more. Add another one instead.`,
  },
  QUEUE_NO_PASSWORD: {
    kind: 'conflict',
    say: (name: string) => `${name} is a queue. Nobody signs in as a queue, so it has no password.`,
  },
  FIRM_WHILE_ASSIGNED: {
    kind: 'conflict',
    say: (name: string) =>
      `${name} is assigned to tenants, which follow the firm. Reassign them first, then change the firm.`,
  },
  LAST_ADMINISTRATOR: {
    kind: 'conflict',
    say: () => 'Somebody has to administer Uptake. Make another person administrator first.',
  },
  DISABLE_ONESELF: {
    kind: 'conflict',
    say: () => 'You can’t disable yourself. Ask another administrator.',
  },
  PASSWORD_LINK_SPENT: {
    kind: 'forbidden',
    say: () =>
      'This link has been used, has expired, or there is a newer one. Ask your administrator for a new link.',
  },
});

/** What a rule refuses, as it is said. */
export function sayRefusal(refusal: {
  readonly why: keyof typeof problems;
  readonly said: readonly string[];
}): Problem {
  const make = problems[refusal.why] as unknown as (...said: readonly string[]) => Problem;
  return make(...refusal.said);
}
