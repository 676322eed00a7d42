import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  OPERATORS_ONLY: {
    kind: 'forbidden',
    say: () => 'Only an administrator may see to jobs. Ask one of yours.',
  },
  MAIL_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no e-mail with this id that failed. Somebody may have sent it again already.',
  },
  JOB_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no dead job with this id. Somebody may have retried it already.',
  },
});
