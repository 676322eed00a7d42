import { defineProblems } from '../../base/problems.ts';

/** Refusals of the tasks. Codes are permanent. */
export const problems = defineProblems({
  TASK_UNKNOWN: {
    kind: 'missing',
    say: (taskId: string) =>
      `No page of the published playbook has a task ${taskId}. Check the number, or publish the page that holds it.`,
  },
  TASK_READ_ONLY: {
    kind: 'forbidden',
    say: () =>
      'You see this tenant, but you are not assigned to it, so you cannot change its tasks. Ask its FastTrack Manager to assign you.',
  },
  TASK_RESPONSIBLE_UNKNOWN: {
    kind: 'invalid',
    say: (role: string) =>
      `“${role}” cannot be responsible for a task. Choose one of the roles in the list, or Any Role.`,
  },
  /** Details carry `current`, the record as it stands now. */
  VERSION_STALE: {
    kind: 'stale',
    say: (who: string) => `${who} changed this task first. Look at both values and choose which to keep.`,
  },
});
