import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  SNOOZE_PAST: {
    kind: 'invalid',
    say: (day: string) => `${day} is not to come. Put it off until a later day, or leave it where it is.`,
  },
  SNOOZE_FAR: {
    kind: 'invalid',
    say: (day: string) => `${day} is more than a year away. Put it off for less, so that it isn't forgotten.`,
  },
});
