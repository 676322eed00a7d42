import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  GOAL_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such goal, or it is not for you.',
  },
  GOALS_NOT_YOURS: {
    kind: 'forbidden',
    say: () => 'Goals are kept by administrators and by those who lead CSMAU. Ask one of them.',
  },
  GOAL_PARENT_UNFIT: {
    kind: 'invalid',
    say: () => 'A goal belongs to one of the same year that is not below it. Choose another, or none.',
  },
  GOAL_HAS_CHILDREN: {
    kind: 'conflict',
    say: (name: string, count: number) =>
      `${count} goals belong to ${name}. Move or remove them first; nothing was removed.`,
  },
  /** Details carry `current`, version and fields as they stand now. */
  GOAL_STALE: {
    kind: 'stale',
    say: (name: string) =>
      `Somebody has changed ${name} since you looked at it. Nothing of yours was stored.`,
  },
});
