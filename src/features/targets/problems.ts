import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  TARGET_LIST_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such target list, or it is not for you.',
  },
  TARGET_LISTS_NOT_YOURS: {
    kind: 'forbidden',
    say: () => 'Target lists are made and published by Regional Managers. Ask the one of your region.',
  },
  /** Details carry `current`, the list as it stands now. */
  TARGET_LIST_STALE: {
    kind: 'stale',
    say: (name: string) =>
      `Somebody has changed ${name} since you looked at it. Nothing of yours was stored.`,
  },
  TARGET_LIST_PUBLISHED: {
    kind: 'conflict',
    say: (name: string) => `${name} has been published and stays. Withdraw its cases one by one instead.`,
  },
  TARGET_UNKNOWN: {
    kind: 'missing',
    say: () => 'The tenant is not on this list, or you may not see it.',
  },
  TARGET_BEGUN: {
    kind: 'conflict',
    say: (tenant: string) =>
      `${tenant} has a case by this list already. Withdraw the case, or name people there.`,
  },
  TARGET_SME_UNFIT: {
    kind: 'invalid',
    say: (actor: string) => `Who was named is nobody who can be ${actor}.`,
  },
  TARGET_PROCESS_UNFIT: {
    kind: 'conflict',
    say: (process: string) =>
      `The published playbook has no process ${process} that a list can begin: it needs a start without a form, and people who are named on the case.`,
  },
});
