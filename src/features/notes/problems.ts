import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  NOTE_TASK_UNKNOWN: {
    kind: 'invalid',
    say: (taskId: string) =>
      `No page of the published playbook has a task ${taskId}. Mend the number, or leave it out.`,
  },
});
