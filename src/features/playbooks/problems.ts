import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  PUBLISHERS_ONLY: {
    kind: 'forbidden',
    say: () => 'Only administrators and playbook owners publish. Ask one of them.',
  },
  PAGE_UNKNOWN: {
    kind: 'missing',
    say: () => 'The published playbook has no such page, or it is not for you. Look in the list of pages.',
  },
  AUDIENCE_NOT_YOURS: {
    kind: 'forbidden',
    say: () => 'Partners see the playbook as partners do. Ask without “as”.',
  },
  PLAYBOOK_HAS_ERRORS: {
    kind: 'conflict',
    say: (count: number) =>
      `The playbook has ${count} ${count === 1 ? 'error' : 'errors'} and was not published. Mend what the findings name, or accept their codes with a reason.`,
  },
  ACCEPT_NEEDS_REASON: {
    kind: 'invalid',
    say: () => 'Publishing in spite of errors needs a reason: say why they may stay.',
  },
  PLAYBOOK_EMPTY: {
    kind: 'invalid',
    say: () => 'There is no Markdown page in what was sent. Name the folder that holds the pages.',
  },
  PLAYBOOK_UNCHANGED: {
    kind: 'conflict',
    say: (number: number) => `Nothing has changed since version ${number}. There is nothing to publish.`,
  },
  FINDINGS_NOT_YOURS: {
    kind: 'forbidden',
    say: () =>
      'Findings are for the people who publish, and for the owner of a page. Ask one of them what a page needs.',
  },
  VERSION_UNKNOWN: {
    kind: 'missing',
    say: (number: number) => `There is no version ${number}. Look in the list of versions.`,
  },
  VERSION_CURRENT: {
    kind: 'conflict',
    say: (number: number) =>
      `Version ${number} is the same as the published one. There is nothing to restore.`,
  },
});
