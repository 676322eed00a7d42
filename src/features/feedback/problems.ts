import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  FEEDBACK_PAGE_UNKNOWN: {
    kind: 'missing',
    say: () =>
      'There is no such page for you in that version of the playbook, so nobody could be told. Load the page again; your text is kept.',
  },
  FEEDBACK_PART_UNKNOWN: {
    kind: 'invalid',
    say: () => 'The page has no part of that name. Choose another, or the page as a whole.',
  },
  FEEDBACK_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such feedback, or it is not for you. Look in the list of feedback.',
  },
  FEEDBACK_ALL_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'All feedback is for the people who publish. Ask for what is addressed to you, or for what you sent.',
  },
  FEEDBACK_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'Only the owner of the page and the people who publish answer feedback. Send another one if there is more to say.',
  },
  /** Details carry `current`, the feedback as it stands now. */
  FEEDBACK_ANSWERED: {
    kind: 'stale',
    say: (who: string) =>
      `${who} has answered first, and there is one answer to each feedback. Read it; your own text is kept.`,
  },
  FEEDBACK_STALE: {
    kind: 'stale',
    say: () => 'This feedback is not what you looked at. Load it again, then answer.',
  },
  ANSWER_NOT_FOR_PARTNERS: {
    kind: 'invalid',
    say: (name: string) =>
      `A partner reads this answer, and “${name}” is internal. Say it without that name, then send it again.`,
  },
});
